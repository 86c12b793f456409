package io.github.zoomim.scan;

/** How many rows of a scan its reader is going to take, as far as that is known. */
public sealed interface Demand {
  /** All rows: the scan is complete and reads the newest day last. */
  record Everything() implements Demand {}

  /** A few rows: there is a limit above the scan, but with a predicate between. */
  record Few() implements Demand {}

  /**
   * At most this many rows: there is a limit right above the scan.
   *
   * @param count 0 or more
   */
  record AtMost(long count) implements Demand {}

  /** Whether all rows are wanted. */
  default boolean isEverything() {
    return this instanceof Everything;
  }

  /** How many rows the scan returns at most. */
  default long limit() {
    return this instanceof AtMost atMost ? atMost.count() : Long.MAX_VALUE;
  }
}
