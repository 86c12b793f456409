package io.github.zoomim.shell;

import io.github.zoomim.ZoomImDriver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver as the prompt uses it: it reports each statement that is created, so that its progress
 * can be shown. In scripts sqlline reports them itself; at its prompt it has no callback for it.
 */
final class WatchedDriver implements Driver {
  private final Driver driver;
  private final Consumer<Statement> watcher;

  WatchedDriver(Driver driver, Consumer<Statement> watcher) {
    this.driver = driver;
    this.watcher = watcher;
  }

  /** Takes the driver's place in this process. */
  static void install(Consumer<Statement> watcher) throws SQLException {
    for (Driver registered : List.copyOf(DriverManager.drivers().toList())) {
      if (registered instanceof ZoomImDriver) {
        DriverManager.deregisterDriver(registered);
      }
    }
    DriverManager.registerDriver(new WatchedDriver(new ZoomImDriver(), watcher));
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    Connection connection = driver.connect(url, info);
    return connection == null ? null : watched(connection);
  }

  private Connection watched(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            WatchedDriver.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(connection, arguments);
                if (result instanceof Statement statement) {
                  watcher.accept(statement);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return driver.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return driver.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return driver.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return driver.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return driver.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("io.github.zoomim");
  }
}
