package io.github.zoomim.config;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Collects everything that is wrong with a connection's input, for one message. */
final class Faults {
  private static final int MOST_LISTED = 20;
  private static final int LONGEST_VALUE = 80;
  private static final List<String> SIGNS_OF_SECRETS =
      List.of("token", "secret", "password", "@", "=");

  private final List<String> faults = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * Throws one failure that lists every fault, if there is any, and every warning, for it may be
   * the reason of a fault.
   *
   * @return the warnings
   */
  List<String> throwIfAny() {
    if (faults.isEmpty()) {
      return List.copyOf(warnings);
    }
    faults.addAll(warnings);
    if (faults.size() == 1) {
      throw new ZoomImFailure(Kind.CONFIGURATION, "Can't connect: " + faults.get(0));
    }
    StringBuilder message =
        new StringBuilder("Can't connect, ").append(faults.size()).append(" things are wrong:");
    faults.stream().limit(MOST_LISTED).forEach(fault -> message.append("\n- ").append(fault));
    if (faults.size() > MOST_LISTED) {
      message.append("\n- and ").append(faults.size() - MOST_LISTED).append(" more");
    }
    throw new ZoomImFailure(Kind.CONFIGURATION, message.toString());
  }

  /** A fault in words of its own, which hold no secret. */
  void add(String fault) {
    faults.add(fault);
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
            ? place + " is empty; allowed is " + allowed
            : place + "=" + shown(property, value) + " is not allowed; allowed is " + allowed);
  }

  /**
   * The value as a message may show it: masked where it is secret or looks as though a secret slid
   * into it, short, and without control characters.
   */
  static String shown(ZoomImProperty property, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (property.isSecret() || SIGNS_OF_SECRETS.stream().anyMatch(lower::contains)) {
      return Secret.MASK;
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
    StringBuilder printable = new StringBuilder(cut.length());
    cut.codePoints()
        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c)
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
