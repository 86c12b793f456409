package io.github.zoomim.sql.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * Rows that several readers of an execution go through, or one several times: they are kept as they
 * come, so that they are read once and every reader sees the same.
 */
final class BufferedRows<T> extends AbstractEnumerable<T> {
  private final Enumerable<T> source;
  private final List<T> rows = new ArrayList<>();
  private @Nullable Enumerator<T> input;
  private boolean complete;

  BufferedRows(Enumerable<T> source) {
    this.source = source;
  }

  @Override
  public Enumerator<T> enumerator() {
    return new Reader();
  }

  private boolean has(int index) {
    while (rows.size() <= index && !complete) {
      if (input == null) {
        input = source.enumerator();
      }
      if (input.moveNext()) {
        rows.add(input.current());
      } else {
        complete = true;
      }
    }
    return index < rows.size();
  }

  private final class Reader implements Enumerator<T> {
    private int index = -1;

    @Override
    public boolean moveNext() {
      return has(index + 1) && ++index >= 0;
    }

    @Override
    public T current() {
      return rows.get(index);
    }

    @Override
    public void reset() {
      index = -1;
    }

    /** The input stays open for the other readers; the execution closes its scan. */
    @Override
    public void close() {}
  }
}
