package io.github.zoomim.sql.code;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.sql.run.OpenScans;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;

/** Rows that end with their execution's stop. Public for the generated code's sake only. */
public final class StoppableRows {
  private StoppableRows() {}

  /** The same rows, with a look at the stop before each. */
  public static <T> Enumerable<T> of(DataContext context, Enumerable<T> rows) {
    if (!(context.get(OpenScans.KEY) instanceof OpenScans scans)) {
      return rows;
    }
    Execution execution = scans.execution();
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<T> enumerator() {
        execution.check();
        return new Stoppable<>(rows.enumerator(), execution);
      }
    };
  }

  private record Stoppable<T>(Enumerator<T> rows, Execution execution) implements Enumerator<T> {
    @Override
    public boolean moveNext() {
      execution.check();
      return rows.moveNext();
    }

    @Override
    public T current() {
      return rows.current();
    }

    @Override
    public void reset() {
      rows.reset();
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
