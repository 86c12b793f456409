package io.github.zoomim.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the property that a mistyped name most likely means. */
final class NearestName {
  private static final int LONGEST = 40;

  private NearestName() {}

  /** The property within a third of its name's length in edits, letter case aside. */
  static Optional<ZoomImProperty> of(String mistyped) {
    if (mistyped.length() > LONGEST) {
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
