package io.github.zoomim.jdbc;

import com.google.common.collect.ImmutableSortedMap;
import io.github.zoomim.jdbc.refused.ReadOnlyConnection;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.jdbc.refused.Unwrappable;
import io.github.zoomim.sql.SqlEngine;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What can be set on a connection. Most of it is accepted without effect because pools and
 * frameworks set it: nothing is written, so there are no transactions.
 */
abstract class ConnectionSettings implements ReadOnlyConnection, Unwrappable {
  /** The names of client info that are known, with what they mean. */
  static final Map<String, String> CLIENT_INFO =
      ImmutableSortedMap.of(
          "ApplicationName", "The name of the application that uses the connection",
          "ClientHostname", "The host that the application runs on",
          "ClientUser", "The user that the application works for");

  /** Kept for getClientInfo, sent nowhere. */
  private final Properties clientInfo = new Properties();

  private final Set<String> notes = new LinkedHashSet<>();
  private volatile boolean autoCommit = true;
  private volatile int networkTimeoutMillis;
  private volatile String schema = SqlEngine.DEFAULT_SCHEMA;
  private volatile Map<String, Class<?>> typeMap = Map.of();

  /** Throws when the connection is closed. */
  public abstract void checkOpen() throws SQLException;

  @Override
  public abstract boolean isClosed();

  /** The schemas that there are. */
  abstract List<String> schemas() throws SQLException;

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    checkOpen();
    this.autoCommit = autoCommit;
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    checkOpen();
    return autoCommit;
  }

  @Override
  public void commit() throws SQLException {
    checkTransaction("commit");
  }

  @Override
  public void rollback() throws SQLException {
    checkTransaction("rollback");
  }

  private void checkTransaction(String what) throws SQLException {
    checkOpen();
    if (autoCommit) {
      throw SqlStates.transaction("Cannot " + what + " while autocommit is enabled");
    }
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    checkOpen();
    return true;
  }

  /** Accepted and without effect: the connection is read-only in any case. */
  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    checkOpen();
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    checkOpen();
    return TRANSACTION_NONE;
  }

  /** Accepted and without effect: there are no transactions. */
  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    checkOpen();
    switch (level) {
      case TRANSACTION_NONE,
          TRANSACTION_READ_UNCOMMITTED,
          TRANSACTION_READ_COMMITTED,
          TRANSACTION_REPEATABLE_READ,
          TRANSACTION_SERIALIZABLE -> {}
      default -> throw SqlStates.badArgument("Unknown transaction isolation level: " + level);
    }
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  /** Accepted and without effect: a commit does nothing, so that cursors stay open. */
  @Override
  public void setHoldability(int holdability) throws SQLException {
    checkHoldability(holdability);
  }

  final void checkHoldability(int holdability) throws SQLException {
    checkOpen();
    if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT
        && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
      throw SqlStates.badArgument("Unknown result set holdability: " + holdability);
    }
  }

  /** Warns of what the result sets of a statement won't be; the statement warns of it, too. */
  final List<String> downgrade(int type, int concurrency) throws SQLException {
    checkOpen();
    List<String> warnings = new ArrayList<>();
    switch (type) {
      case ResultSet.TYPE_FORWARD_ONLY -> {}
      case ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE ->
          warnings.add("Scrollable result sets are not supported; this one goes forward only");
      default -> throw SqlStates.badArgument("Unknown result set type: " + type);
    }
    switch (concurrency) {
      case ResultSet.CONCUR_READ_ONLY -> {}
      case ResultSet.CONCUR_UPDATABLE ->
          warnings.add("Updatable result sets are not supported; this one is read-only");
      default -> throw SqlStates.badArgument("Unknown result set concurrency: " + concurrency);
    }
    warnings.forEach(this::warn);
    return warnings;
  }

  @Override
  public @Nullable String getCatalog() throws SQLException {
    checkOpen();
    return null;
  }

  /** Ignored, as JDBC prescribes for drivers without catalogs. */
  @Override
  public void setCatalog(@Nullable String catalog) throws SQLException {
    checkOpen();
  }

  @Override
  public String getSchema() throws SQLException {
    checkOpen();
    return schema;
  }

  @Override
  public void setSchema(String name) throws SQLException {
    String wanted = SqlStates.nonNull(name, "schema");
    schema =
        schemas().stream()
            .filter(wanted::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(() -> SqlStates.noSuchSchema(wanted));
  }

  @Override
  public String nativeSQL(String sql) throws SQLException {
    checkOpen();
    return SqlStates.nonNull(sql, "SQL");
  }

  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    checkOpen();
    return typeMap;
  }

  /** Kept, but without effect: there are no user-defined types. */
  @Override
  public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
    checkOpen();
    typeMap = SqlStates.nonNull(map, "type map");
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    checkOpen();
    return networkTimeoutMillis;
  }

  /** Bounds each request of the statements run from now on, beside the property requestTimeout. */
  @Override
  public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
    checkOpen();
    networkTimeoutMillis = (int) SqlStates.notNegative(milliseconds, "timeout");
  }

  @Override
  public @Nullable String getClientInfo(@Nullable String name) throws SQLException {
    checkOpen();
    return name == null ? null : clientInfo.getProperty(name);
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    checkOpen();
    return (Properties) clientInfo.clone();
  }

  @Override
  public void setClientInfo(@Nullable String name, @Nullable String value)
      throws SQLClientInfoException {
    checkClientInfo();
    if (name == null || !CLIENT_INFO.containsKey(name)) {
      warn("Unknown client info property; known are " + CLIENT_INFO.keySet());
    } else if (value == null) {
      clientInfo.remove(name);
    } else {
      clientInfo.setProperty(name, value);
    }
  }

  @Override
  public void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
    checkClientInfo();
    clientInfo.clear();
    if (properties != null) {
      for (String name : properties.stringPropertyNames()) {
        setClientInfo(name, properties.getProperty(name));
      }
    }
  }

  private void checkClientInfo() throws SQLClientInfoException {
    if (isClosed()) {
      throw new SQLClientInfoException(
          "The connection is closed", SqlStates.CONNECTION_CLOSED, Map.of());
    }
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    synchronized (notes) {
      return new WarningChain(() -> List.copyOf(notes)).from(0);
    }
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    synchronized (notes) {
      notes.clear();
    }
  }

  final void warn(String message) {
    synchronized (notes) {
      notes.add(message);
    }
  }
}
