package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.refused.ReadOnlyStatement;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.jdbc.refused.Unwrappable;
import java.sql.SQLException;

/** What can be set on a statement; a run takes the values that are set when it starts. */
abstract class StatementSettings implements ZoomImStatement, ReadOnlyStatement, Unwrappable {
  private volatile long maxRows;
  private volatile int fetchSize;
  private volatile int timeoutSeconds;
  private volatile int maxFieldSize;
  private volatile boolean poolable;
  private volatile boolean closeOnCompletion;

  StatementSettings(boolean poolable) {
    this.poolable = poolable;
  }

  @Override
  public final long getLargeMaxRows() throws SQLException {
    checkOpen();
    return maxRows;
  }

  @Override
  public final int getMaxRows() throws SQLException {
    return (int) Math.min(getLargeMaxRows(), Integer.MAX_VALUE);
  }

  @Override
  public final void setLargeMaxRows(long max) throws SQLException {
    checkOpen();
    maxRows = SqlStates.notNegative(max, "row limit");
  }

  @Override
  public final void setMaxRows(int max) throws SQLException {
    setLargeMaxRows(max);
  }

  @Override
  public final int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public final void setFetchSize(int rows) throws SQLException {
    checkOpen();
    fetchSize = (int) SqlStates.notNegative(rows, "fetch size");
  }

  @Override
  public final int getQueryTimeout() throws SQLException {
    checkOpen();
    return timeoutSeconds;
  }

  @Override
  public final void setQueryTimeout(int seconds) throws SQLException {
    checkOpen();
    timeoutSeconds = (int) SqlStates.notNegative(seconds, "query timeout");
  }

  @Override
  public final int getMaxFieldSize() throws SQLException {
    checkOpen();
    return maxFieldSize;
  }

  /** A hint without effect: no value is ever cut. */
  @Override
  public final void setMaxFieldSize(int max) throws SQLException {
    checkOpen();
    maxFieldSize = (int) SqlStates.notNegative(max, "field size limit");
  }

  @Override
  public final boolean isPoolable() throws SQLException {
    checkOpen();
    return poolable;
  }

  @Override
  public final void setPoolable(boolean poolable) throws SQLException {
    checkOpen();
    this.poolable = poolable;
  }

  @Override
  public final void closeOnCompletion() throws SQLException {
    checkOpen();
    closeOnCompletion = true;
  }

  @Override
  public final boolean isCloseOnCompletion() throws SQLException {
    checkOpen();
    return closeOnCompletion;
  }

  final boolean isClosedOnCompletion() {
    return closeOnCompletion;
  }
}
