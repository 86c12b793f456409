package io.github.zoomim.jdbc.refused;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What is the same for every statement of a read-only, forward-only source. */
public interface ReadOnlyStatement extends Statement {
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
      throw SqlStates.badArgument("Not a fetch direction: " + direction);
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
    throw batch();
  }

  @Override
  default void clearBatch() throws SQLException {
    throw batch();
  }

  @Override
  default int[] executeBatch() throws SQLException {
    throw batch();
  }

  @Override
  default long[] executeLargeBatch() throws SQLException {
    throw batch();
  }

  @Override
  default ResultSet getGeneratedKeys() throws SQLException {
    throw generatedKeys();
  }

  @Override
  default boolean execute(String sql, int[] columns) throws SQLException {
    throw generatedKeys();
  }

  @Override
  default boolean execute(String sql, String[] columns) throws SQLException {
    throw generatedKeys();
  }

  @Override
  default int executeUpdate(String sql, int[] columns) throws SQLException {
    throw generatedKeys();
  }

  @Override
  default int executeUpdate(String sql, String[] columns) throws SQLException {
    throw generatedKeys();
  }

  @Override
  default long executeLargeUpdate(String sql, int[] columns) throws SQLException {
    throw generatedKeys();
  }

  @Override
  default long executeLargeUpdate(String sql, String[] columns) throws SQLException {
    throw generatedKeys();
  }

  @Override
  default boolean execute(String sql, int generatedKeys) throws SQLException {
    checkNoKeys(generatedKeys);
    return execute(sql);
  }

  @Override
  default int executeUpdate(String sql, int generatedKeys) throws SQLException {
    checkNoKeys(generatedKeys);
    return executeUpdate(sql);
  }

  @Override
  default long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
    checkNoKeys(generatedKeys);
    return executeUpdate(sql);
  }

  @Override
  default long executeLargeUpdate(String sql) throws SQLException {
    return executeUpdate(sql);
  }

  /** Refuses to return keys. */
  static void checkNoKeys(int generatedKeys) throws SQLException {
    if (generatedKeys == RETURN_GENERATED_KEYS) {
      throw generatedKeys();
    }
    if (generatedKeys != NO_GENERATED_KEYS) {
      throw SqlStates.badArgument("Not a constant of generated keys: " + generatedKeys);
    }
  }

  /** The refusal of generated keys. */
  static SQLException generatedKeys() {
    return SqlStates.readOnly("Returning generated keys");
  }

  private static SQLException batch() {
    return SqlStates.readOnly("A batch of updates");
  }
}
