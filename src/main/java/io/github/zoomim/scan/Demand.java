package io.github.zoomim.scan;

/** How many rows of a scan its reader is going to take, as far as that is known. */
public sealed interface Demand {
  /** All rows: the scan promises completeness and asks the newest day last. */
  record Everything() implements Demand {}

  /** A few rows: a limit stands above the scan, but with a predicate between. */
  record Few() implements Demand {}

  /**
   * At most so many rows: a limit stands right above the scan.
   *
   * @param count 0 or more
   */
  record AtMost(long count) implements Demand {
    /** Refuses a negative count. */
    public AtMost {
      if (count < 0) {
        throw new IllegalArgumentException("negative row limit: " + count);
      }
    }
  }
}
