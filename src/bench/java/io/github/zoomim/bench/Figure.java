package io.github.zoomim.bench;

import java.util.Locale;

/**
 * One line of the comparison.
 *
 * @param measured the ratio or the difference that the target is about
 * @param figures what it was made of
 */
record Figure(String work, String measured, String target, boolean met, String figures) {
  /** A ratio of medians that should be at most the target. */
  static Figure ratio(String work, double a, double b, double target, String of, String figures) {
    double ratio = a / b;
    return new Figure(
        work,
        text("%.2f of %s", ratio, of),
        text("at most %.2f", target),
        ratio <= target,
        figures);
  }

  /** A difference in milliseconds that should be at most the target. */
  static Figure over(String work, double a, double b, double target, String of, String figures) {
    return new Figure(
        work,
        text("%.1f ms over %s", a - b, of),
        text("at most %.0f ms", target),
        a - b <= target,
        figures);
  }

  /** Requests that should be at most so many. */
  static Figure requests(String work, int requests, int target, String figures) {
    return new Figure(
        work,
        requests == 1 ? "1 request" : requests + " requests",
        "at most " + target,
        requests <= target,
        figures);
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  String row() {
    return "| "
        + String.join(" | ", work, measured, target, met ? "yes" : "**no**", figures)
        + " |";
  }
}
