package io.github.zoomim.scan;

import com.google.common.collect.Sets;
import java.util.Set;

/**
 * What a scan is asked for, worked out at every execution.
 *
 * @param order in which the reader wants the rows
 * @param fetchSize the reader's hint for the page size; 0 for none
 * @param columns what the reader looks at; the others may be null in every session
 */
public record ScanRequest(
    TimeConstraint constraint,
    Demand demand,
    TimeOrder order,
    int fetchSize,
    Set<SessionColumn> columns) {
  /** A request for every column. */
  public ScanRequest(TimeConstraint constraint, Demand demand, TimeOrder order, int fetchSize) {
    this(constraint, demand, order, fetchSize, SessionColumn.ALL);
  }

  /** A request for every column in any order, without a hint. */
  public ScanRequest(TimeConstraint constraint, Demand demand) {
    this(constraint, demand, TimeOrder.ANY, 0);
  }

  /** What has to be read: the scan looks at the time itself where it drops or orders by it. */
  Set<SessionColumn> columnsToRead() {
    return constraint.equals(TimeConstraint.ANYTHING) && order == TimeOrder.ANY
        ? columns
        : Sets.immutableEnumSet(SessionColumn.TIME, columns.toArray(SessionColumn[]::new));
  }
}
