package io.github.zoomim.sql;

import io.github.zoomim.scan.Demand;
import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * One scan that several readers of an execution share: a self-join, a loop, both sides of a UNION.
 * Rows are kept as they come, so that the API is asked once and every reader sees the same.
 */
final class SharedRows extends AbstractEnumerable<@Nullable Object[]> {
  private final ScanRequest request;
  private final ScanEnumerator source;
  private final Function<SharedRows, SharedRows> widest;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private boolean complete;

  /**
   * @param widest finds, once all readers are known, a scan that returns these rows too
   */
  SharedRows(ScanRequest request, SessionScan scan, Function<SharedRows, SharedRows> widest) {
    this.request = request;
    this.source = new ScanEnumerator(scan);
    this.widest = widest;
  }

  @Override
  public Enumerator<@Nullable Object[]> enumerator() {
    return widest.apply(this).new Reader();
  }

  /** Whether every row of the other scan is one of this scan's; its reader drops the rest. */
  boolean encloses(SharedRows other) {
    return request.demand() instanceof Demand.Everything
        && other.request.demand() instanceof Demand.Everything
        && request.constraint().or(other.request.constraint()).equals(request.constraint());
  }

  private boolean has(int index) {
    while (rows.size() <= index && !complete) {
      if (source.moveNext()) {
        rows.add(source.current());
      } else {
        complete = true;
      }
    }
    return index < rows.size();
  }

  private final class Reader implements Enumerator<@Nullable Object[]> {
    private int index = -1;

    @Override
    public boolean moveNext() {
      return has(index + 1) && ++index >= 0;
    }

    @Override
    public @Nullable Object[] current() {
      return rows.get(index);
    }

    @Override
    public void reset() {
      index = -1;
    }

    /** The scan stays open for the other readers; the execution closes it. */
    @Override
    public void close() {}
  }
}
