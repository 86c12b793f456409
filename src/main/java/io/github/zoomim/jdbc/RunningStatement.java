package io.github.zoomim.jdbc;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.RequestStatistics;
import io.github.zoomim.execution.RunLimits;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.jdbc.metadata.Listing;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.PreparedQuery;
import io.github.zoomim.sql.RowCursor;
import io.github.zoomim.sql.table.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement's life: one run at a time, each with its own {@link Execution}, so that a run that
 * was cancelled or timed out leaves the statement usable. The query timeout covers the whole run,
 * the reading of its rows included, for that is when the requests are made.
 */
abstract class RunningStatement extends StatementSettings implements JdbcResultSet.Owner {
  private final JdbcConnection connection;
  private final List<String> downgrades;
  private final Object lock = new Object();
  private volatile boolean closed;
  private Execution execution;
  private WarningChain warnings;
  private int clearedWarnings;
  private @Nullable JdbcResultSet current;

  /**
   * A statement.
   *
   * @param downgrades what each of its runs warns of
   */
  RunningStatement(JdbcConnection connection, List<String> downgrades, boolean poolable) {
    super(poolable);
    this.connection = connection;
    this.downgrades = downgrades;
    this.execution = Execution.unlimited(connection.time());
    this.warnings = new WarningChain(() -> downgrades);
  }

  /** Plans the query of a run. */
  @FunctionalInterface
  interface Planning {
    PreparedQuery query(Execution execution) throws SQLException;
  }

  /** Ends the former run and starts the next. */
  final JdbcResultSet run(
      String sql, Planning planning, List<? extends @Nullable Object> parameters)
      throws SQLException {
    Execution started =
        new Execution(
            connection.time(),
            new RunLimits(
                Duration.ofSeconds(getQueryTimeout()),
                Duration.ofMillis(connection.getNetworkTimeout()),
                getLargeMaxRows(),
                getFetchSize()),
            sql);
    downgrades.forEach(started::warn);
    begin(started);
    JdbcResultSet resultSet =
        EngineThread.call(
            started,
            () -> open(planning.query(started), parameters, started),
            RunningStatement::turnAway);
    synchronized (lock) {
      if (execution == started && !closed) {
        current = resultSet;
        return resultSet;
      }
    }
    resultSet.end();
    throw SqlStates.of(started.stopFailure());
  }

  /** A result that came when its caller had left. */
  private static void turnAway(JdbcResultSet resultSet) {
    try {
      resultSet.end();
    } catch (SQLException e) {
      // There is nobody to tell.
    }
  }

  private JdbcResultSet open(
      PreparedQuery query, List<? extends @Nullable Object> parameters, Execution started)
      throws SQLException {
    List<Column> columns = query.columns();
    started.check();
    RowCursor rows = query.open(parameters, started);
    ResultCursor run = new ResultCursor(started, rows, chainOf(started));
    return new JdbcResultSet(
        run, columns, this, started.limits().maxRows(), started.limits().fetchSize());
  }

  private WarningChain chainOf(Execution started) {
    synchronized (lock) {
      return execution == started ? warnings : new WarningChain(started::warnings);
    }
  }

  private void begin(Execution started) throws SQLException {
    JdbcResultSet former;
    Execution formerExecution;
    synchronized (lock) {
      checkOpen();
      former = current;
      formerExecution = execution;
      current = null;
      execution = started;
      warnings = new WarningChain(started::warnings);
      clearedWarnings = 0;
    }
    formerExecution.stop(Kind.CLOSED);
    if (former != null) {
      former.end();
    }
  }

  @Override
  public final void close() throws SQLException {
    JdbcResultSet last;
    Execution lastExecution;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      last = current;
      lastExecution = execution;
      current = null;
    }
    connection.forget(this);
    lastExecution.stop(Kind.CLOSED);
    if (last != null) {
      last.end();
    }
  }

  /** Ends the run; does nothing where none is, on a closed statement for one. */
  @Override
  public final void cancel() {
    Execution running;
    synchronized (lock) {
      running = execution;
    }
    running.stop(Kind.CANCELLED);
  }

  @Override
  public final void resultSetClosed(JdbcResultSet resultSet) throws SQLException {
    boolean completed;
    synchronized (lock) {
      completed = isClosedOnCompletion() && current == resultSet;
    }
    if (completed) {
      close();
    }
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    synchronized (lock) {
      checkOpen();
      return current;
    }
  }

  @Override
  public final boolean getMoreResults(int which) throws SQLException {
    if (which == KEEP_CURRENT_RESULT || which == CLOSE_ALL_RESULTS) {
      throw SqlStates.notSupported("More than one open result set of a statement");
    }
    if (which != CLOSE_CURRENT_RESULT) {
      throw SqlStates.badArgument("Invalid argument of getMoreResults: " + which);
    }
    JdbcResultSet last;
    synchronized (lock) {
      checkOpen();
      last = current;
      current = null;
    }
    if (last != null) {
      last.end();
    }
    return false;
  }

  @Override
  public final boolean getMoreResults() throws SQLException {
    return getMoreResults(CLOSE_CURRENT_RESULT);
  }

  @Override
  public final ResultSet getGeneratedKeys() throws SQLException {
    return connection().resultSet(new Listing(List.of()));
  }

  @Override
  public final int getUpdateCount() throws SQLException {
    checkOpen();
    return -1;
  }

  @Override
  public final long getLargeUpdateCount() throws SQLException {
    return getUpdateCount();
  }

  @Override
  public final RequestStatistics statistics() throws SQLException {
    synchronized (lock) {
      checkOpen();
      return execution.statistics();
    }
  }

  @Override
  public final @Nullable SQLWarning getWarnings() throws SQLException {
    synchronized (lock) {
      checkOpen();
      return warnings.from(clearedWarnings);
    }
  }

  @Override
  public final void clearWarnings() throws SQLException {
    synchronized (lock) {
      checkOpen();
      clearedWarnings = warnings.size();
    }
  }

  @Override
  public final Connection getConnection() throws SQLException {
    return connection();
  }

  final JdbcConnection connection() throws SQLException {
    checkOpen();
    return connection;
  }

  @Override
  public Statement statement() {
    return this;
  }

  @Override
  public final boolean isClosed() {
    return closed;
  }

  @Override
  public final void checkOpen() throws SQLException {
    if (closed) {
      throw connection.isClosed() ? SqlStates.connectionClosed() : SqlStates.closed("statement");
    }
  }
}
