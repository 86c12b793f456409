package io.github.zoomim.shell;

import io.github.zoomim.ZoomImDriver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/**
 * The driver as the prompt uses it: it reports each statement that is created, so that its progress
 * can be shown. In scripts sqlline reports them itself; at its prompt it has no callback for it.
 */
final class WatchedDriver {
  private WatchedDriver() {}

  /** Takes the driver's place in this process. */
  static void install(Consumer<Statement> watcher) {
    try {
      for (Driver registered : DriverManager.drivers().toList()) {
        if (registered instanceof ZoomImDriver) {
          DriverManager.deregisterDriver(registered);
        }
      }
      DriverManager.registerDriver(of(new ZoomImDriver(), watcher));
    } catch (SQLException e) {
      throw new IllegalStateException("the driver can't be registered anew", e);
    }
  }

  /** The driver, watched. */
  static Driver of(Driver driver, Consumer<Statement> watcher) {
    return watched(Driver.class, driver, watcher);
  }

  private static <T> T watched(Class<T> type, T target, Consumer<Statement> watcher) {
    Object proxy =
        Proxy.newProxyInstance(
            WatchedDriver.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                Object result = method.invoke(target, arguments);
                if (result instanceof Statement statement) {
                  watcher.accept(statement);
                }
                return result instanceof Connection connection
                    ? watched(Connection.class, connection, watcher)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
