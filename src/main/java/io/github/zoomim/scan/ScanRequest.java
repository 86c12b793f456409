package io.github.zoomim.scan;

import com.google.common.collect.Sets;
import java.util.Set;

/**
 * What a scan is asked for, worked out at every execution.
 *
 * @param fetchSize the reader's hint for the page size; 0 for none
 * @param columns what the reader looks at; the others may be null in every session
 */
public record ScanRequest(
    TimeConstraint constraint, Demand demand, int fetchSize, Set<SessionColumn> columns) {
  /** A request for every column. */
  public ScanRequest(TimeConstraint constraint, Demand demand, int fetchSize) {
    this(constraint, demand, fetchSize, SessionColumn.ALL);
  }

  /** A request for every column without a hint. */
  public ScanRequest(TimeConstraint constraint, Demand demand) {
    this(constraint, demand, 0);
  }

  /** What has to be read: the scan looks at the time itself where it drops sessions by it. */
  Set<SessionColumn> columnsToRead() {
    return constraint.equals(TimeConstraint.ANYTHING)
        ? columns
        : Sets.immutableEnumSet(SessionColumn.TIME, columns.toArray(SessionColumn[]::new));
  }
}
