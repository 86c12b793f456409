package io.github.zoomim.jdbc.refused;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** What is the same for every statement of a read-only, forward-only source. */
public interface ReadOnlyStatement extends Statement {
  /** Identifiers that need no quotes, unless they are reserved words. */
  Pattern SIMPLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,127}");

  /** Throws when the statement is closed. */
  void checkOpen() throws SQLException;

  @Override
  default int getFetchDirection() throws SQLException {
    checkOpen();
    return ResultSet.FETCH_FORWARD;
  }

  /** A hint; rows come forward whatever it says. */
  @Override
  default void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    if (direction != ResultSet.FETCH_FORWARD
        && direction != ResultSet.FETCH_REVERSE
        && direction != ResultSet.FETCH_UNKNOWN) {
      throw SqlStates.badArgument("Unknown fetch direction: " + direction);
    }
  }

  @Override
  default int getResultSetType() throws SQLException {
    checkOpen();
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  default int getResultSetConcurrency() throws SQLException {
    checkOpen();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  default int getResultSetHoldability() throws SQLException {
    checkOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  /** Without effect: escapes are part of the dialect. */
  @Override
  default void setEscapeProcessing(boolean enable) throws SQLException {
    checkOpen();
  }

  /** Without effect: there are no positioned updates. */
  @Override
  default void setCursorName(String name) throws SQLException {
    checkOpen();
  }

  @Override
  default void addBatch(String sql) throws SQLException {
    throw SqlStates.readOnly("A batch of updates");
  }

  /** Every batch is empty, for nothing can be added. */
  @Override
  default void clearBatch() throws SQLException {
    checkOpen();
  }

  @Override
  default int[] executeBatch() throws SQLException {
    checkOpen();
    return new int[0];
  }

  @Override
  default long[] executeLargeBatch() throws SQLException {
    checkOpen();
    return new long[0];
  }

  @Override
  default boolean execute(String sql, int[] columns) throws SQLException {
    return execute(sql);
  }

  @Override
  default boolean execute(String sql, String[] columns) throws SQLException {
    return execute(sql);
  }

  @Override
  default int executeUpdate(String sql, int[] columns) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  default int executeUpdate(String sql, String[] columns) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  default long executeLargeUpdate(String sql, int[] columns) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  default long executeLargeUpdate(String sql, String[] columns) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  default boolean execute(String sql, int generatedKeys) throws SQLException {
    checkGeneratedKeys(generatedKeys);
    return execute(sql);
  }

  @Override
  default int executeUpdate(String sql, int generatedKeys) throws SQLException {
    checkGeneratedKeys(generatedKeys);
    return executeUpdate(sql);
  }

  @Override
  default long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
    checkGeneratedKeys(generatedKeys);
    return executeUpdate(sql);
  }

  @Override
  default long executeLargeUpdate(String sql) throws SQLException {
    return executeUpdate(sql);
  }

  /** The identifier in double quotes where it needs or shall have them; quoted ones are kept. */
  @Override
  default String enquoteIdentifier(String identifier, boolean alwaysQuote) throws SQLException {
    String name = SqlStates.nonNull(identifier, "identifier");
    if (name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")) {
      name = name.substring(1, name.length() - 1).replace("\"\"", "\"");
    } else if (!alwaysQuote && isSimpleIdentifier(name)) {
      return name;
    }
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw SqlStates.badArgument("Invalid identifier: " + identifier);
    }
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  default boolean isSimpleIdentifier(String identifier) throws SQLException {
    return SIMPLE.matcher(SqlStates.nonNull(identifier, "identifier")).matches();
  }

  @Override
  default String enquoteLiteral(String value) throws SQLException {
    return "'" + SqlStates.nonNull(value, "literal").replace("'", "''") + "'";
  }

  @Override
  default String enquoteNCharLiteral(String value) throws SQLException {
    return enquoteLiteral(value);
  }

  /** Either constant is fine: a query generates no keys. */
  static void checkGeneratedKeys(int generatedKeys) throws SQLException {
    if (generatedKeys != RETURN_GENERATED_KEYS && generatedKeys != NO_GENERATED_KEYS) {
      throw SqlStates.badArgument("Invalid argument for generated keys: " + generatedKeys);
    }
  }
}
