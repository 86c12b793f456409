package io.github.zoomim.shell;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Just enough of a driver for sqlline: {@code jdbc:stub:ok} connects and {@code jdbc:stub:refused}
 * does not; a statement with FAIL in it fails, one with WARN warns, and each other one returns
 * itself as the only row.
 */
final class StubDriver implements Driver {
  /** The statements that ran, in order. */
  final List<String> ran = new ArrayList<>();

  /** The properties of the last connection. */
  Properties info = new Properties();

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:stub:");
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    info = properties;
    if (url.equals("jdbc:stub:refused")) {
      throw new SQLException("the URL has 2 faults:\n- one\n- two", "08001");
    }
    AtomicBoolean closed = new AtomicBoolean();
    return stub(
        Connection.class,
        (proxy, method, args) ->
            switch (method.getName()) {
              case "createStatement" -> statement();
              case "getMetaData" -> metaData();
              case "isClosed" -> closed.get();
              case "close" -> {
                closed.set(true);
                yield null;
              }
              default -> nothing(method.getReturnType());
            });
  }

  private Statement statement() {
    List<String> current = new ArrayList<>();
    SQLWarning warning = new SQLWarning("cut", "01000");
    return stub(
        Statement.class,
        (proxy, method, args) ->
            switch (method.getName()) {
              case "execute" -> {
                String sql = (String) args[0];
                ran.add(sql);
                current.add(sql);
                if (sql.contains("FAIL")) {
                  throw new SQLSyntaxErrorException("no such thing", "42000");
                }
                yield true;
              }
              case "getWarnings" -> current.toString().contains("WARN") ? warning : null;
              case "getResultSet" -> resultSet(current.get(0));
              default -> nothing(method.getReturnType());
            });
  }

  private static ResultSet resultSet(String value) {
    AtomicInteger row = new AtomicInteger();
    ResultSetMetaData metaData =
        stub(
            ResultSetMetaData.class,
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getColumnCount" -> 1;
                  case "getColumnLabel", "getColumnName" -> "statement";
                  case "getColumnType" -> Types.VARCHAR;
                  default -> nothing(method.getReturnType());
                });
    return stub(
        ResultSet.class,
        (proxy, method, args) ->
            switch (method.getName()) {
              case "next" -> row.getAndIncrement() == 0;
              case "getMetaData" -> metaData;
              case "getString", "getObject" -> value;
              default -> nothing(method.getReturnType());
            });
  }

  private static DatabaseMetaData metaData() {
    return stub(
        DatabaseMetaData.class,
        (proxy, method, args) ->
            switch (method.getName()) {
              case "supportsTransactionIsolationLevel" ->
                  args[0].equals(Connection.TRANSACTION_NONE);
              case "getIdentifierQuoteString" -> "\"";
              default -> nothing(method.getReturnType());
            });
  }

  private static <T> T stub(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    } else if (type == int.class) {
      return 0;
    }
    return type == String.class ? "" : null;
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
