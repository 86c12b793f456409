package io.github.zoomim.scan;

import io.github.zoomim.spec.ColumnSet;

/**
 * What a scan is asked for, worked out at every execution.
 *
 * @param order in which the reader wants the rows
 * @param fetchSize the reader's hint for the page size; 0 for none
 * @param columns what is read of each row; the others may be null in it. The scan looks at the time
 *     itself where it drops or orders by it
 */
public record ScanRequest(
    TimeConstraint constraint, Demand demand, TimeOrder order, int fetchSize, ColumnSet columns) {
  /** A request for every column. */
  public ScanRequest(TimeConstraint constraint, Demand demand, TimeOrder order, int fetchSize) {
    this(constraint, demand, order, fetchSize, ColumnSet.ALL);
  }

  /** A request for every column in any order, without a hint. */
  public ScanRequest(TimeConstraint constraint, Demand demand) {
    this(constraint, demand, TimeOrder.ANY, 0);
  }
}
