package io.github.zoomim.sql;

import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.run.OpenScans;
import io.github.zoomim.sql.type.EngineValues;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of a running query: the engine's, started by the first {@link #next}. */
final class QueryRows implements RowCursor {
  private final Supplier<Enumerable<?>> rows;
  private final CompiledPlan plan;
  private final OpenScans scans;
  private @Nullable Enumerator<?> running;
  private @Nullable Object current;
  private long taken;
  private boolean closed;
  private final boolean isOneColumn;
  private final long maxRows;

  QueryRows(Supplier<Enumerable<?>> rows, CompiledPlan plan, OpenScans scans) {
    this.rows = rows;
    this.plan = plan;
    this.scans = scans;
    this.isOneColumn = plan.fields().size() == 1;
    long bound = scans.execution().limits().maxRows();
    this.maxRows = bound == 0 ? Long.MAX_VALUE : bound;
  }

  @Override
  public boolean next() {
    if (closed || taken >= maxRows) {
      return false;
    }
    try {
      if (running == null) {
        scans.execution().check();
        running = rows.get().enumerator();
      }
      if (!running.moveNext()) {
        return false;
      }
      current = running.current();
      taken++;
      return true;
    } catch (RuntimeException | Error e) {
      throw SqlFailures.ofRunning(plan.reason(e));
    }
  }

  @Override
  public boolean mayLast() {
    return plan.mayLast();
  }

  @Override
  public @Nullable Object value(int column) {
    Object value = field(column);
    if (value == null || value instanceof String) {
      return value;
    }
    try {
      return EngineValues.fromEngine(value, plan.fields().get(column).getType());
    } catch (RuntimeException e) {
      throw SqlFailures.ofRunning(e);
    }
  }

  /** A row of one column is a bare value, of several an array, or of some operators a list. */
  private @Nullable Object field(int column) {
    if (isOneColumn) {
      return current;
    }
    return current instanceof List<?> list
        ? list.get(column)
        : ((Object[]) Objects.requireNonNull(current))[column];
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (running != null) {
        running.close();
      }
    } finally {
      scans.close();
    }
  }
}
