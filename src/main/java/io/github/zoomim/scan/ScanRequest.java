package io.github.zoomim.scan;

/**
 * What a scan is asked for, worked out at every execution.
 *
 * @param fetchSize the reader's hint for the page size; 0 for none
 */
public record ScanRequest(TimeConstraint constraint, Demand demand, int fetchSize) {
  /** A request without a hint. */
  public ScanRequest(TimeConstraint constraint, Demand demand) {
    this(constraint, demand, 0);
  }
}
