package io.github.zoomim.config;

import com.google.common.base.Joiner;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collects everything that is wrong with a connection's input, for one message. */
final class ConfigErrors {
  private static final int MOST_LISTED = 20;
  private static final int LONGEST_VALUE = 80;
  private static final List<String> SIGNS_OF_SECRETS =
      List.of("token", "secret", "password", "@", "=");

  /** What to do where a secret's semicolon cut it in two. */
  static final String SEMICOLON_IN_SECRET = " (a semicolon inside a value is written %3B)";

  /** A name that a person would give a property; the rest of a secret seldom looks like this. */
  private static final Pattern LIKE_A_NAME = Pattern.compile("[A-Za-z][A-Za-z._-]{1,30}");

  private static final int LONGEST_NAME = 40;

  private final List<String> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * Throws one failure that lists every error, if there is any, and every warning, for it may be
   * the reason of an error.
   *
   * @return the warnings
   */
  List<String> throwIfAny() {
    if (errors.isEmpty()) {
      return List.copyOf(warnings);
    }
    errors.addAll(warnings);
    if (errors.size() == 1) {
      throw new ZoomImFailure(Kind.CONFIGURATION, "Cannot connect: " + errors.get(0));
    }
    StringBuilder message =
        new StringBuilder("Cannot connect; ").append(errors.size()).append(" errors:");
    errors.stream().limit(MOST_LISTED).forEach(error -> message.append("\n- ").append(error));
    if (errors.size() > MOST_LISTED) {
      message.append("\n- and ").append(errors.size() - MOST_LISTED).append(" more");
    }
    throw new ZoomImFailure(Kind.CONFIGURATION, message.toString());
  }

  /** An error in words of its own, which hold no secret. */
  void add(String error) {
    errors.add(error);
  }

  /** What is no reason not to connect, in words of its own, which hold no secret. */
  void warn(String warning) {
    warnings.add(warning);
  }

  /** A value that is not what the property allows. */
  void notAllowed(ZoomImProperty property, String value) {
    notAllowed(property, property.propertyName(), value);
  }

  /** A value, from a place of another name, that is not what the property allows. */
  void notAllowed(ZoomImProperty property, String place, String value) {
    String allowed = property.allowed().replace("`", "");
    add(
        value.isBlank()
            ? place + " is empty; expected " + allowed
            : place + "=" + shown(property, value) + " is not allowed; expected " + allowed);
  }

  /**
   * The value as a message may show it: masked where it is secret or looks as though a secret slid
   * into it, short, and without control characters.
   */
  static String shown(ZoomImProperty property, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (property.isSecret() || SIGNS_OF_SECRETS.stream().anyMatch(lower::contains)) {
      return ZoomImSettings.Secret.MASK;
    }
    return printable(value, LONGEST_VALUE);
  }

  /** The names, as in "a, b and c". */
  static String list(Collection<ZoomImProperty> properties) {
    String names =
        properties.stream().map(ZoomImProperty::propertyName).collect(Collectors.joining(", "));
    int last = names.lastIndexOf(", ");
    return last < 0 ? names : names.substring(0, last) + " and " + names.substring(last + 2);
  }

  /** The text, cut to a length, with a question mark for what can't be printed. */
  static String printable(String text, int most) {
    String cut = text.length() <= most ? text : text.substring(0, most) + "...";
    return cut.replaceAll("[\\p{Cc}\\p{Cn}\\p{Cs}]", "?");
  }

  /**
   * Says that there is no property of that name, and which was probably meant.
   *
   * @param place where the name stood, for the case that it can't be shown
   * @param afterSecret whether it could be the rest of a secret that had a semicolon in it
   */
  static String unknown(String name, String place, boolean afterSecret) {
    Optional<ZoomImProperty> nearest = nearest(name);
    if (nearest.isEmpty() && afterSecret && !LIKE_A_NAME.matcher(name).matches()) {
      return place + " has an unknown name" + SEMICOLON_IN_SECRET;
    }
    String unknown = "Unknown property " + printable(name, LONGEST_NAME) + "; ";
    return nearest.isPresent()
        ? unknown + "did you mean " + nearest.get() + "?"
        : unknown + "known are " + Joiner.on(", ").join(ZoomImProperty.values());
  }

  /** The property within a third of its name's length in edits, letter case aside. */
  static Optional<ZoomImProperty> nearest(String mistyped) {
    if (mistyped.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String lower = mistyped.toLowerCase(Locale.ROOT);
    return Arrays.stream(ZoomImProperty.values())
        .filter(property -> distance(lower, property) * 3 <= property.propertyName().length())
        .min(Comparator.comparingInt(property -> distance(lower, property)));
  }

  private static int distance(String lower, ZoomImProperty property) {
    return distance(lower, property.propertyName().toLowerCase(Locale.ROOT));
  }

  /** How many letters must be put in, left out or changed to make one text the other. */
  static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    Arrays.setAll(above, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }
}
