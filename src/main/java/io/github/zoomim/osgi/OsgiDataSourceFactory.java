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
  // The framework takes a Dictionary.
  @SuppressWarnings("JdkObsolete")
  static void register(BundleContext context) {
    context.registerService(
        DataSourceFactory.class,
        new OsgiDataSourceFactory(),
        new Hashtable<>(Map.of(OSGI_JDBC_DRIVER_CLASS, ZoomImDriver.class.getName())));
  }

  @Override
  public DataSource createDataSource(@Nullable Properties properties) {
    ZoomImDataSource source = new ZoomImDataSource();
    Properties given = properties == null ? new Properties() : properties;
    given.stringPropertyNames().forEach(name -> source.setProperty(name, given.getProperty(name)));
    source.setProperty(JDBC_URL, null);
    source.setUrl(given.getProperty(JDBC_URL, source.getUrl()));
    return source;
  }

  @Override
  public Driver createDriver(@Nullable Properties properties) {
    return new ZoomImDriver();
  }

  @Override
  public ConnectionPoolDataSource createConnectionPoolDataSource(@Nullable Properties properties)
      throws SQLException {
    throw new SQLFeatureNotSupportedException("Give the DataSource to a pool", "0A000");
  }

  @Override
  public XADataSource createXADataSource(@Nullable Properties properties) throws SQLException {
    throw new SQLFeatureNotSupportedException("There are no transactions", "0A000");
  }
}
