package io.github.zoomim.scan;

/**
 * How many requests of a scan may be in flight, by what its reader has processed so far: nothing
 * ahead of the first page, because the reader may stop there. Pure.
 */
final class SlowStart {
  /** One page in this many may be read in vain for speed, besides those of the first cut. */
  private static final int PAGES_PER_LOST = 32;

  private final Demand demand;
  private final int pageSize;
  private final int concurrency;
  private final boolean off;

  /**
   * @param off no slow start, for windows of few rows: the schedule has none open that may not be
   *     needed
   */
  SlowStart(Demand demand, int pageSize, int concurrency, boolean off) {
    this.demand = demand;
    this.pageSize = pageSize;
    this.concurrency = concurrency;
    this.off = off;
  }

  /**
   * How many requests may be in flight, 1 or more.
   *
   * @param drained pages that the reader has processed, or that held no row for it
   * @param found rows found so far, whether the reader has processed them or not
   */
  int inFlight(long drained, long found) {
    if (off) {
      return concurrency;
    }
    if (drained == 0) {
      return 1;
    }
    if (demand instanceof Demand.AtMost limit) {
      // Full pages must not bring more than what is still missing.
      return bounded((limit.count() - found) / pageSize);
    }
    // Few rows were wanted, but a predicate lets none through: the longer that lasts, the longer it
    // is going to. Requests made in vain stay below half of those that were needed.
    return demand.isEverything() ? concurrency : bounded(drained / 2);
  }

  /** Whether requests may be spent on speed. */
  boolean mayCut() {
    return demand.isEverything() && concurrency > 1;
  }

  /**
   * Whether a window may be left for smaller ones, which reads its pages again.
   *
   * @param lost pages that were read in vain so far
   * @param arrived all that were read
   */
  boolean mayCut(long lost, long arrived) {
    return mayCut() && lost <= arrived / PAGES_PER_LOST;
  }

  private int bounded(long wanted) {
    return (int) Math.max(1, Math.min(concurrency, wanted));
  }
}
