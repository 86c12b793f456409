package io.github.zoomim.scan;

/**
 * How many days the next window of a scan in the order of time should have. A window is read wholly
 * before its first row is known to be the first, so where few rows are wanted the windows start at
 * a day and grow, by what the last one held: neither does a busy account read days that nobody
 * asked for, nor a quiet one ask day by day. Where the next window is going to have some pages, it
 * is read as several at once: these are the same days, so no more is read in vain than of the one.
 */
final class WindowGrowth {
  /** Days of the first window. */
  static final int FIRST = 1;

  /** The longest next window, as a multiple of the one before, which may have been a Sunday. */
  private static final int MOST = 3;

  /** What is asked for beyond what is missing, at most half a page: it costs no request. */
  private static final double MARGIN = 0.5;

  /** With fewer pages than that in each, windows read at once would cost more requests than one. */
  private static final double WORTHWHILE = 1.5;

  /** An empty window says "fewer than one row", not "never any". */
  private static final double NO_ROWS = 0.5;

  /** More than a month has, so that only the law of windows bounds it. */
  private static final int MONTH = 31;

  private final Demand demand;
  private final int pageSize;
  private final int concurrency;
  private int days = FIRST;
  private int pieces = 1;
  private int windows;
  private long found;

  /**
   * @param concurrency windows that may be read at once
   */
  WindowGrowth(Demand demand, int pageSize, int concurrency) {
    this.demand = demand;
    this.pageSize = pageSize;
    this.concurrency = concurrency;
  }

  /** Days to read next; the law and the days wanted may make it fewer. */
  int days() {
    return days;
  }

  /** Days of each window of these, where they are read in several at once. */
  int daysOfEach() {
    return (days + pieces - 1) / pieces;
  }

  /**
   * How many windows may be read at once for these days: as many as are worth a request each, or,
   * where days that lie apart need one each, half as many as were needed so far.
   */
  int windows() {
    return Math.max(1, Math.min(concurrency, Math.max(pieces, windows / 2)));
  }

  /**
   * Windows were read.
   *
   * @param count how many
   * @param lived how many days they held so far; a fraction where today had just begun
   * @param rows how many rows they made ready for the reader
   */
  void read(int count, double lived, long rows) {
    windows += count;
    found += rows;
    double perDay = Math.max((double) rows, NO_ROWS) / lived;
    double next = Math.ceil(wanted() / perDay);
    double bound = Math.min((double) MONTH * windows(), (double) days * MOST);
    days = (int) Math.max(1, Math.min(next, bound));
    double pages = rows == 0 ? 0 : days * perDay / pageSize;
    pieces = (int) Math.max(1, Math.min(Math.min(days, concurrency), pages / WORTHWHILE));
  }

  /**
   * How many rows should be read next. With a predicate between, nobody knows: then it may cost as
   * much as all before it, and half a page costs no more than a row.
   */
  private double wanted() {
    if (demand instanceof Demand.AtMost limit) {
      double missing = (double) Math.max(1, limit.count() - found);
      return missing + MARGIN * Math.min(missing, pageSize);
    }
    return (double) Math.max(found, pageSize / 2);
  }
}
