package io.github.zoomim.scan;

/**
 * How many requests of a scan may be in flight, by what its reader has drained so far: nothing
 * ahead of the first page, for the reader may stop there. Pure.
 */
final class SlowStart {
  /** Of so many pages one may be read in vain for speed, beside those of the first cut. */
  private static final int PAGES_PER_LOST = 32;

  private final Demand demand;
  private final int pageSize;
  private final int concurrency;
  private final boolean begun;

  SlowStart(Demand demand, int pageSize, int concurrency) {
    this(demand, pageSize, concurrency, false);
  }

  private SlowStart(Demand demand, int pageSize, int concurrency, boolean begun) {
    this.demand = demand;
    this.pageSize = pageSize;
    this.concurrency = concurrency;
    this.begun = begun;
  }

  /** For windows of few rows that are known to be read at once: their reader has begun before. */
  static SlowStart begun(int pageSize, int concurrency) {
    return new SlowStart(new Demand.Few(), pageSize, concurrency, true);
  }

  /**
   * Requests in flight at the most, 1 or more.
   *
   * @param drained pages that the reader has been through, or that held no row for it
   * @param found rows found so far, whether the reader has been through them or not
   */
  int inFlight(long drained, long found) {
    if (begun) {
      return concurrency;
    }
    if (drained == 0) {
      return 1;
    }
    if (demand instanceof Demand.AtMost limit) {
      // Full pages must not bring more than what is still missing.
      return bounded((limit.count() - found) / pageSize);
    }
    // Few rows were wanted, but a predicate keeps letting none through: the longer that lasts, the
    // longer it will. Requests made in vain stay below a half of those that were needed.
    return demand instanceof Demand.Few ? bounded(drained / 2) : concurrency;
  }

  /** Whether requests may be spent on speed. */
  boolean mayCut() {
    return demand instanceof Demand.Everything && concurrency > 1;
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
