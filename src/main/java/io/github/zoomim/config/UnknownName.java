package io.github.zoomim.config;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says that a name is no property's, and which was probably meant. */
final class UnknownName {
  /** What to do where a secret's semicolon cut it in two. */
  static final String SEMICOLON_IN_SECRET = " (a semicolon inside a value is written %3B)";

  /** A name that a person would give a property; the rest of a secret seldom looks like this. */
  private static final Pattern LIKE_A_NAME = Pattern.compile("[A-Za-z][A-Za-z._-]{1,30}");

  private static final int LONGEST_SHOWN = 40;

  private UnknownName() {}

  /**
   * The fault.
   *
   * @param place where the name stood, for the case that it can't be shown
   * @param afterSecret whether it could be the rest of a secret that had a semicolon in it
   */
  static String fault(String name, String place, boolean afterSecret) {
    return NearestName.of(name)
        .map(
            near ->
                Faults.printable(name, LONGEST_SHOWN)
                    + " is no property; did you mean "
                    + near
                    + "?")
        .orElseGet(
            () ->
                afterSecret && !LIKE_A_NAME.matcher(name).matches()
                    ? place + " names no property" + SEMICOLON_IN_SECRET
                    : Faults.printable(name, LONGEST_SHOWN)
                        + " is no property; there are "
                        + Arrays.stream(ZoomImProperty.values())
                            .map(ZoomImProperty::propertyName)
                            .collect(Collectors.joining(", ")));
  }
}
