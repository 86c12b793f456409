package io.github.zoomim.oracle;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a suite makes, in a DuckDB without files. Its queries get them as queries of WITH
 * over VALUES, for the driver has no table but its own.
 */
final class Workbench implements AutoCloseable {
  private static final int MOST_ROWS = 100;

  private final Connection connection;

  Workbench() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET enable_external_access = false");
  }

  /** Runs a statement; whether it could be run shows in the queries that need it. */
  boolean execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** The query with its tables in it; null where one is too large, or of types not of ours. */
  @Nullable String withTables(String sql) throws SQLException {
    List<String> queries = new ArrayList<>();
    for (String table : tables()) {
      if (mentions(sql, table)) {
        String values = values(table);
        if (values == null) {
          return null;
        }
        queries.add(table + " AS (" + values + ")");
      }
    }
    if (queries.isEmpty()) {
      return sql;
    }
    String with = String.join(",\n", queries);
    String start = sql.toUpperCase(Locale.ROOT);
    if (start.matches("(?s)WITH\\s+RECURSIVE\\b.*")) {
      return null;
    }
    return start.matches("(?s)WITH\\b.*")
        ? "WITH " + with + ",\n" + sql.substring(4)
        : "WITH " + with + "\n" + sql;
  }

  private static boolean mentions(String sql, String table) {
    return Pattern.compile("\\b" + Pattern.quote(table) + "\\b", Pattern.CASE_INSENSITIVE)
        .matcher(sql)
        .find();
  }

  private List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW TABLES")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private @Nullable String values(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + '"')) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> names = new ArrayList<>();
      List<String> typed = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String type = type(columns, i);
        if (type == null) {
          return null;
        }
        names.add(columns.getColumnLabel(i));
        typed.add("CAST(" + columns.getColumnLabel(i) + " AS " + type + ") AS " + names.get(i - 1));
      }
      List<String> values = new ArrayList<>();
      while (rows.next() && values.size() <= MOST_ROWS) {
        values.add(row(rows, columns.getColumnCount()));
      }
      boolean none = values.isEmpty();
      if (none) {
        values.add("(" + "NULL, ".repeat(names.size() - 1) + "NULL)");
      }
      return values.size() > MOST_ROWS
          ? null
          : "SELECT "
              + String.join(", ", typed)
              + " FROM (VALUES "
              + String.join(", ", values)
              + ") AS v ("
              + String.join(", ", names)
              + ")"
              + (none ? " WHERE FALSE" : "");
    }
  }

  private static @Nullable String type(ResultSetMetaData columns, int column) throws SQLException {
    return switch (columns.getColumnType(column)) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> "INTEGER";
      case Types.BIGINT -> "BIGINT";
      case Types.DECIMAL ->
          "DECIMAL(" + columns.getPrecision(column) + ", " + columns.getScale(column) + ")";
      case Types.FLOAT, Types.REAL, Types.DOUBLE -> "DOUBLE PRECISION";
      case Types.VARCHAR -> "VARCHAR";
      case Types.DATE -> "DATE";
      case Types.TIMESTAMP -> "TIMESTAMP(3)";
      case Types.BOOLEAN -> "BOOLEAN";
      default -> null;
    };
  }

  private static String row(ResultSet rows, int columns) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      Object value = rows.getObject(i);
      if (value == null) {
        values.add("NULL");
      } else {
        boolean plain = value instanceof Number || value instanceof Boolean;
        values.add(plain ? value.toString() : "'" + rows.getString(i).replace("'", "''") + "'");
      }
    }
    return "(" + String.join(", ", values) + ")";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
