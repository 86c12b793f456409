package io.github.zoomim.jdbc;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.jdbc.metadata.Listing;
import io.github.zoomim.jdbc.metadata.MetadataProxy;
import io.github.zoomim.jdbc.metadata.MetadataSource;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.PreparedQuery;
import io.github.zoomim.sql.table.Table;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A connection: makes statements, and ends them all when it is closed. Safe for many threads. */
public final class JdbcConnection extends ConnectionSettings implements MetadataSource {
  private final ConnectionContext context;
  private final Set<RunningStatement> statements = Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<Execution> plannings = new HashSet<>();
  private volatile boolean closed;

  /** A connection; sends no request. */
  public JdbcConnection(ConnectionContext context) {
    this.context = context;
    context.warnings().forEach(this::warn);
  }

  TimeSource time() {
    return context.time();
  }

  @Override
  public String url() {
    return context.url();
  }

  @Override
  public @Nullable String user() {
    return context.user();
  }

  /** Plans a statement for a run, on the thread that calls. */
  PreparedQuery prepare(String sql, Execution execution) throws SQLException {
    checkOpen();
    String statement = SqlStates.nonNull(sql, "SQL");
    context.onQuery().run();
    return SqlStates.call(() -> context.queries().prepare(statement, execution));
  }

  /** Plans a statement that doesn't run yet. It can take long; closing the connection ends it. */
  PreparedQuery plan(String sql) throws SQLException {
    Execution planning = Execution.unlimited(time());
    synchronized (statements) {
      checkOpen();
      plannings.add(planning);
    }
    try {
      return EngineThread.call(planning, () -> prepare(sql, planning));
    } finally {
      synchronized (statements) {
        plannings.remove(planning);
      }
    }
  }

  @Override
  public List<Table> tables() throws SQLException {
    checkOpen();
    return SqlStates.call(context.queries()::tables);
  }

  @Override
  public String keywords() throws SQLException {
    checkOpen();
    return SqlStates.call(context.queries()::keywords);
  }

  @Override
  public Map<String, String> clientInfoNames() {
    return CLIENT_INFO;
  }

  @Override
  public ResultSet resultSet(Listing listing) throws SQLException {
    checkOpen();
    return MemoryRows.resultSet(listing, this::isClosed);
  }

  @Override
  List<String> schemas() throws SQLException {
    return tables().stream().map(Table::schema).distinct().toList();
  }

  @Override
  public Statement createStatement() throws SQLException {
    return createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    return remember(new PlainStatement(this, downgrade(type, concurrency)));
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    checkHoldability(holdability);
    return createStatement(type, concurrency);
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    List<String> warnings = downgrade(type, concurrency);
    return remember(new PlannedStatement(this, warnings, sql, plan(sql))).statement();
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    checkHoldability(holdability);
    return prepareStatement(sql, type, concurrency);
  }

  private <T extends RunningStatement> T remember(T statement) throws SQLException {
    synchronized (statements) {
      checkOpen();
      statements.add(statement);
    }
    return statement;
  }

  void forget(RunningStatement statement) {
    synchronized (statements) {
      statements.remove(statement);
    }
  }

  @Override
  public void close() throws SQLException {
    end(context.onClose());
  }

  /** Ends all runs at once; the executor only frees what remains. */
  @Override
  public void abort(Executor executor) throws SQLException {
    SqlStates.nonNull(executor, "executor");
    end(() -> releaseBy(executor));
  }

  private void releaseBy(Executor executor) {
    try {
      executor.execute(context.onClose());
    } catch (RejectedExecutionException e) {
      context.onClose().run();
    }
  }

  private void end(Runnable release) throws SQLException {
    synchronized (statements) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      closeStatements();
    } finally {
      SqlStates.call(Executors.callable(release));
    }
  }

  private void closeStatements() throws SQLException {
    List<RunningStatement> open;
    List<Execution> planning;
    synchronized (statements) {
      open = List.copyOf(statements);
      planning = List.copyOf(plannings);
      statements.clear();
    }
    planning.forEach(execution -> execution.stop(Kind.CLOSED));
    SQLException failure = null;
    for (RunningStatement statement : open) {
      try {
        statement.close();
      } catch (SQLException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void checkOpen() throws SQLException {
    if (isClosed()) {
      throw SqlStates.connectionClosed();
    }
  }

  @Override
  public boolean isValid(int timeoutSeconds) throws SQLException {
    Duration timeout = Duration.ofSeconds(SqlStates.notNegative(timeoutSeconds, "timeout"));
    if (isClosed()) {
      return false;
    }
    try {
      return SqlStates.call(() -> context.ping().test(timeout));
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    checkOpen();
    return MetadataProxy.of(this);
  }
}
