package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.jdbc.DataSourceFactory;

/** The all-jar as a bundle in Apache Felix. */
class FelixClientIT {
  private static final Path JAR = Path.of(System.getProperty("all.jar"));

  @TempDir private Path cache;
  @AutoClose private final Account account = new Account();
  private Framework felix;

  @AfterEach
  void close() throws Exception {
    felix.stop();
    felix.waitForStop(10_000);
  }

  /**
   * Starts a framework with the bundle alone.
   *
   * @param packages what it has beside the JDK's
   */
  private Bundle install(String packages) throws BundleException {
    Map<String, String> configuration = new HashMap<>();
    configuration.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, packages);
    felix = new FrameworkFactory().newFramework(configuration);
    felix.start();
    Bundle bundle = felix.getBundleContext().installBundle(JAR.toUri().toString());
    bundle.start();
    return bundle;
  }

  @Test
  void aDataSourceFactoryIsRegistered() throws Exception {
    Bundle bundle = install("org.osgi.service.jdbc;version=1.1");
    ServiceReference<DataSourceFactory> found =
        felix.getBundleContext().getServiceReference(DataSourceFactory.class);
    assertThat(found.getProperty(DataSourceFactory.OSGI_JDBC_DRIVER_CLASS))
        .isEqualTo("io.github.zoomim.ZoomImDriver");
    DataSourceFactory factory = felix.getBundleContext().getService(found);
    Properties properties = new Properties();
    properties.setProperty(DataSourceFactory.JDBC_URL, "jdbc:zoomim:");
    properties.setProperty("baseUrl", account.simulator().apiUrl().toString());
    properties.setProperty("accessToken", account.simulator().accessToken());

    try (Connection connection = factory.createDataSource(properties).getConnection()) {
      assertThat(sessions(connection)).isEqualTo(Account.SESSIONS);
    }
    try (Connection connection = factory.createDriver(null).connect(account.url(), null)) {
      assertThat(sessions(connection)).isEqualTo(Account.SESSIONS);
    }
    assertThatThrownBy(() -> factory.createXADataSource(null))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(() -> factory.createConnectionPoolDataSource(null))
        .isInstanceOf(SQLFeatureNotSupportedException.class);

    bundle.stop();
    assertThat(felix.getBundleContext().getServiceReference(DataSourceFactory.class) == null)
        .isTrue();
  }

  @Test
  void worksWithoutThePackageOfTheService() throws Exception {
    Bundle bundle = install("");
    assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE);
    Driver driver =
        (Driver) bundle.loadClass("io.github.zoomim.ZoomImDriver").getConstructor().newInstance();
    try (Connection connection = driver.connect(account.url(), null)) {
      assertThat(sessions(connection)).isEqualTo(Account.SESSIONS);
    }
  }

  /** Compiles code, and needs many of the JDK's packages. */
  private static int sessions(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT SUM(n) FROM (SELECT UPPER(type), COUNT(*) AS n FROM chat_sessions"
                    + " GROUP BY UPPER(type)) t")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
