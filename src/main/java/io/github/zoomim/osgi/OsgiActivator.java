package io.github.zoomim.osgi;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Registers a {@code DataSourceFactory} where the framework has its package. */
public final class OsgiActivator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    try {
      OsgiDataSourceFactory.register(context);
    } catch (NoClassDefFoundError e) {
      // The import of org.osgi.service.jdbc is optional: the driver works without it.
      return;
    }
  }

  /**
   * The framework takes the service back; {@link DriverManager} would keep the bundle's classes.
   */
  @Override
  public void stop(BundleContext context) throws SQLException {
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      if (driver.getClass().getClassLoader() == getClass().getClassLoader()) {
        DriverManager.deregisterDriver(driver);
      }
    }
  }
}
