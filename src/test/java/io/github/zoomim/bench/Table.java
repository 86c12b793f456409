package io.github.zoomim.bench;

import io.github.zoomim.bench.Rounds.Cost;
import java.util.Locale;

/** Lines of the benchmark's table, printed as they are measured. */
final class Table {
  private Table() {}

  /** How often the other's time the driver's is; both bounds are of that ratio. */
  static void ratio(
      String work, Cost driver, Cost other, String name, double wall, double processor) {
    double ratio = driver.wall() / other.wall();
    double ofProcessor = driver.processor() / other.processor();
    line(
        work,
        ratio(driver, other, name),
        text("%.2f · %s", wall, processor == 0 ? "" : text("%.2f", processor)),
        ratio <= wall && (processor == 0 || ofProcessor <= processor),
        text("driver %s, %s %s", cost(driver), name, cost(other)));
  }

  private static String ratio(Cost cost, Cost other, String name) {
    return text(
        "%.2f · %.2f of %s",
        cost.wall() / other.wall(), cost.processor() / other.processor(), name);
  }

  /** How many milliseconds the driver takes longer. */
  static void over(String work, Cost driver, Cost other, String name, double wall) {
    double over = driver.wall() - other.wall();
    line(
        work,
        text("%.1f ms · %.1f ms over %s", over, driver.processor() - other.processor(), name),
        text("%.0f ms", wall),
        over <= wall,
        text("driver %s, %s %s", cost(driver), name, cost(other)));
  }

  /** What the loop that takes a driver's care costs. */
  static void floor(String work, Cost care, Cost other, String name) {
    line(
        work + ": the careful loop",
        ratio(care, other, name) + text(", %.1f ms over", care.wall() - other.wall()),
        "",
        "",
        cost(care));
  }

  static void requests(String work, int requests, double target, String figures) {
    line(work, requests + " requests", text("%.0f", target), requests <= target, figures);
  }

  static void line(String work, String measured, String target, boolean met, String figures) {
    line(work, measured, target, met ? "yes" : "**no**", figures);
  }

  private static void line(
      String work, String measured, String target, String met, String figures) {
    System.out.println("| " + String.join(" | ", work, measured, target, met, figures) + " |");
  }

  static String cost(Cost cost) {
    return text("%.1f · %.1f ms", cost.wall(), cost.processor());
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
