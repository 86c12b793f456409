package io.github.zoomim.jdbc;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.sql.Column;
import io.github.zoomim.sql.Rows;
import io.github.zoomim.sql.SqlType;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Collects rows in memory and gives them out as a result set, for metadata and arrays. */
final class MemoryResult {
  private final List<Column> columns;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  MemoryResult(Column... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row; the values have the classes that {@link Rows} names. */
  MemoryResult row(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values for " + columns);
    }
    rows.add(values);
    return this;
  }

  /** The rows, for as long as nobody closes them. */
  ResultSet resultSet() {
    return resultSet(() -> false);
  }

  /** The rows, closed along with their owner. */
  ResultSet resultSet(BooleanSupplier ownerClosed) {
    Execution execution = Execution.unlimited(TimeSource.system());
    Run run = Run.inMemory(execution, new MemoryRows(rows));
    return new JdbcResultSet(run, columns, new MemoryOwner(ownerClosed), 0, 0);
  }

  static Column text(String name) {
    return column(name, JDBCType.VARCHAR);
  }

  static Column small(String name) {
    return column(name, JDBCType.SMALLINT);
  }

  static Column integer(String name) {
    return column(name, JDBCType.INTEGER);
  }

  static Column big(String name) {
    return column(name, JDBCType.BIGINT);
  }

  static Column flag(String name) {
    return column(name, JDBCType.BOOLEAN);
  }

  private static Column column(String name, JDBCType type) {
    SqlType sqlType = new SqlType(type, type.getName(), 0, 0, null);
    return new Column(name, name, null, null, sqlType, true, null);
  }

  private record MemoryOwner(BooleanSupplier closed) implements JdbcResultSet.Owner {
    @Override
    public @Nullable Statement statement() {
      return null;
    }

    @Override
    public boolean isClosed() {
      return closed.getAsBoolean();
    }

    @Override
    public void resultSetClosed(JdbcResultSet resultSet) {}
  }

  private static final class MemoryRows implements Rows {
    private final List<@Nullable Object[]> rows;
    private int current = -1;

    MemoryRows(List<@Nullable Object[]> rows) {
      this.rows = List.copyOf(rows);
    }

    @Override
    public boolean next() {
      current++;
      return current < rows.size();
    }

    @Override
    public @Nullable Object value(int column) {
      return rows.get(current)[column];
    }

    @Override
    public void close() {}
  }
}
