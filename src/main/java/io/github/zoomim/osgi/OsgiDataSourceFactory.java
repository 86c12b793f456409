package io.github.zoomim.osgi;

import io.github.zoomim.ZoomImDataSource;
import io.github.zoomim.ZoomImDriver;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Hashtable;
import java.util.Map;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.jdbc.DataSourceFactory;

/** Data sources for other bundles: {@code url}, and the properties of a connection. */
final class OsgiDataSourceFactory implements DataSourceFactory {
  private OsgiDataSourceFactory() {}

  // The framework takes a Dictionary.
  @SuppressWarnings("JdkObsolete")
  static void register(BundleContext context) {
    ZoomImDriver driver = new ZoomImDriver();
    context.registerService(
        DataSourceFactory.class,
        new OsgiDataSourceFactory(),
        new Hashtable<>(
            Map.of(
                OSGI_JDBC_DRIVER_CLASS,
                ZoomImDriver.class.getName(),
                OSGI_JDBC_DRIVER_NAME,
                "zoomim-jdbc",
                OSGI_JDBC_DRIVER_VERSION,
                driver.getMajorVersion() + "." + driver.getMinorVersion())));
  }

  @Override
  public DataSource createDataSource(@Nullable Properties properties) {
    ZoomImDataSource source = new ZoomImDataSource();
    if (properties != null) {
      for (String name : properties.stringPropertyNames()) {
        if (name.equals(JDBC_URL)) {
          source.setUrl(properties.getProperty(name));
        } else {
          source.setProperty(name, properties.getProperty(name));
        }
      }
    }
    return source;
  }

  @Override
  public Driver createDriver(@Nullable Properties properties) {
    return new ZoomImDriver();
  }

  @Override
  public ConnectionPoolDataSource createConnectionPoolDataSource(@Nullable Properties properties)
      throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "There are no pooled connections; give the DataSource to a pool", "0A000");
  }

  @Override
  public XADataSource createXADataSource(@Nullable Properties properties) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "There are no transactions, distributed ones neither; use the DataSource", "0A000");
  }
}
