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

  /** Either constant is fine: a query generates no keys. */
  static void checkGeneratedKeys(int generatedKeys) throws SQLException {
    if (generatedKeys != RETURN_GENERATED_KEYS && generatedKeys != NO_GENERATED_KEYS) {
      throw SqlStates.badArgument("Invalid argument for generated keys: " + generatedKeys);
    }
  }
}
