package io.github.zoomim.scan;

/**
 * How many days the next window of a scan in the order of time should have. A window is read wholly
 * before its first row is known to be the first, so where few rows are wanted the windows start at
 * a day and grow, by what the last one held: neither does a busy account read days that nobody
 * asked for, nor a quiet one ask day by day.
 */
final class WindowGrowth {
  /** So many times as long as the window before at most: it may have been a Sunday. */
  private static final int MOST = 3;

  private static final double MARGIN = 1.5;

  /** An empty window says "fewer than one row", not "never any". */
  private static final double NO_ROWS = 0.5;

  /** More than a month has, so that only the law of windows bounds it. */
  private static final int MONTH = 31;

  private final Demand demand;
  private final int pageSize;
  private int days = 1;
  private long found;

  WindowGrowth(Demand demand, int pageSize) {
    this.demand = demand;
    this.pageSize = pageSize;
  }

  /** Whether all rows are wanted; then windows need not grow, but may be as long as is legal. */
  static boolean isWholly(Demand demand) {
    return demand instanceof Demand.Everything;
  }

  /** Days of the next window; the law and the days wanted may make it shorter. */
  int days() {
    return days;
  }

  /**
   * A window was read.
   *
   * @param lived how many days it held so far; a fraction where today had just begun
   * @param rows how many rows it made ready for the reader
   */
  void read(double lived, int rows) {
    found += rows;
    double perDay = Math.max(rows, NO_ROWS) / lived;
    double next = Math.ceil(wanted() / perDay);
    days = (int) Math.max(1, Math.min(next, Math.min(MONTH, days * MOST)));
  }

  /**
   * How many rows the next window should hold. With a predicate between, nobody knows: then it may
   * cost as much as all before it, and half a page costs no more than a row.
   */
  private double wanted() {
    return demand instanceof Demand.AtMost limit
        ? MARGIN * Math.max(1, limit.count() - found)
        : Math.max(found, pageSize / 2);
  }
}
