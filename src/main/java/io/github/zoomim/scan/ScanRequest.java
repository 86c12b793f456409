package io.github.zoomim.scan;

/**
 * What a scan is asked for, worked out at every execution.
 *
 * @param order in which the reader needs the rows
 * @param fetchSize the reader's hint for the page size; 0 for none
 */
public record ScanRequest(
    TimeConstraint constraint, Demand demand, TimeOrder order, int fetchSize) {
  /** A request in any order, without a hint. */
  public ScanRequest(TimeConstraint constraint, Demand demand) {
    this(constraint, demand, TimeOrder.ANY, 0);
  }
}
