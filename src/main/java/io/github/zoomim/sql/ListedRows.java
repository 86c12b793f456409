package io.github.zoomim.sql;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.table.Table;
import io.github.zoomim.sql.type.SqlType;
import java.sql.JDBCType;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.SqlDescribeTable;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/** {@code SHOW TABLES} and {@code DESCRIBE chat_sessions}: rows of text that are at hand. */
final class ListedRows implements PreparedQuery {
  private final List<Column> columns;
  private final List<List<String>> rows;

  ListedRows(List<String> labels, List<List<String>> rows) {
    SqlType text = new SqlType(JDBCType.VARCHAR, "VARCHAR", 0, 0, null);
    this.columns =
        labels.stream().map(name -> new Column(name, null, null, text, false, null)).toList();
    this.rows = rows;
  }

  static ListedRows tables(List<Table> tables) {
    return new ListedRows(
        List.of("TABLE_SCHEM", "TABLE_NAME", "REMARKS"),
        tables.stream().map(t -> List.of(t.schema(), t.name(), t.remarks())).toList());
  }

  /**
   * @throws ZoomImFailure where there is no such table
   */
  static ListedRows columns(List<Table> tables, SqlDescribeTable describe) {
    String name = Util.last(describe.getTable().names);
    Table table =
        tables.stream()
            .filter(t -> t.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(
                () ->
                    SqlFailures.at(
                        Kind.NO_SUCH_TABLE, "Table '" + name + "' not found", describe.getTable()));
    return new ListedRows(
        List.of("COLUMN_NAME", "TYPE_NAME", "IS_NULLABLE", "REMARKS"),
        table.columns().stream()
            .map(
                column ->
                    Arrays.asList(
                        column.name(),
                        column.type().name(),
                        column.nullable() ? "YES" : "NO",
                        String.valueOf(column.remarks())))
            .toList());
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<SqlType> parameters() {
    return List.of();
  }

  @Override
  public RowCursor open(List<? extends @Nullable Object> parameters, Execution execution) {
    return new Reader(rows, execution.limits().maxRows());
  }

  /** Reads rows that are at hand. */
  static final class Reader implements RowCursor {
    private final List<List<String>> rows;
    private int index = -1;

    Reader(List<List<String>> rows, long maxRows) {
      this.rows = maxRows > 0 && maxRows < rows.size() ? rows.subList(0, (int) maxRows) : rows;
    }

    @Override
    public boolean next() {
      index = Math.min(index + 1, rows.size());
      return index < rows.size();
    }

    @Override
    public Object value(int column) {
      return rows.get(index).get(column);
    }

    @Override
    public void close() {
      index = rows.size();
    }
  }
}
