package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.convert.TypeFacts;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.jdbc.refused.Unwrappable;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.type.SqlType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** The columns of a result. */
final class JdbcResultSetMetaData implements ResultSetMetaData, Unwrappable {
  private final List<Column> columns;

  JdbcResultSetMetaData(List<Column> columns) {
    this.columns = columns;
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    return column(column).name();
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    return getColumnLabel(column);
  }

  @Override
  public String getTableName(int column) throws SQLException {
    return Objects.requireNonNullElse(column(column).table(), "");
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    return Objects.requireNonNullElse(column(column).schema(), "");
  }

  @Override
  public String getCatalogName(int column) throws SQLException {
    column(column);
    return "";
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    return TypeFacts.vendorType(type(column));
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    return type(column).name();
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    return TypeFacts.className(type(column));
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    return TypeFacts.size(type(column));
  }

  @Override
  public int getScale(int column) throws SQLException {
    return TypeFacts.scale(type(column));
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    return TypeFacts.displaySize(type(column));
  }

  @Override
  public int isNullable(int column) throws SQLException {
    return column(column).nullable() ? columnNullable : columnNoNulls;
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    return TypeFacts.isNumber(type(column));
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    return TypeFacts.isText(type(column));
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    column(column);
    return true;
  }

  @Override
  public boolean isReadOnly(int column) throws SQLException {
    column(column);
    return true;
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    column(column);
    return false;
  }

  private SqlType type(int column) throws SQLException {
    return column(column).type();
  }

  private Column column(int column) throws SQLException {
    return SqlStates.element(columns, column, "column");
  }
}
