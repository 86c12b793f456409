package io.github.zoomim.sql;

import io.github.zoomim.scan.SessionScan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * One scan that several readers of an execution share: a self-join, a loop, both sides of a UNION.
 * Rows are kept as they come, so that the API is asked once and every reader sees the same.
 */
final class SharedRows extends AbstractEnumerable<@Nullable Object[]> {
  private final ScanEnumerator source;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private boolean complete;

  SharedRows(SessionScan scan) {
    this.source = new ScanEnumerator(scan);
  }

  @Override
  public Enumerator<@Nullable Object[]> enumerator() {
    return new Reader();
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
