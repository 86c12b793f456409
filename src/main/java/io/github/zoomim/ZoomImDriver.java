package io.github.zoomim;

import io.github.zoomim.config.SettingsReader;
import io.github.zoomim.config.ZoomImUrl;
import io.github.zoomim.jdbc.metadata.Version;
import io.github.zoomim.jdbc.refused.SqlStates;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver for {@code jdbc:zoomim:} URLs: {@code jdbc:zoomim:demo} for the embedded demo,
 * {@code jdbc:zoomim:key=value;key=value} for an account. {@link java.sql.DriverManager} finds it
 * by itself.
 */
public final class ZoomImDriver implements Driver {
  static {
    try {
      DriverManager.registerDriver(new ZoomImDriver(), Accounts::rest);
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
    WarmUp.beginWhenLoadedByName();
  }

  /** A driver; {@link java.sql.DriverManager} makes its own. */
  public ZoomImDriver() {}

  /**
   * Opens a connection; validates everything and sends no request.
   *
   * @param info further properties, may be null
   * @return null for a URL of another driver
   * @throws SQLException (08001) that lists everything wrong with the URL and the properties
   */
  @Override
  public @Nullable Connection connect(@Nullable String url, @Nullable Properties info)
      throws SQLException {
    if (url == null || !acceptsURL(url)) {
      return null;
    }
    try {
      return Connections.open(url, info);
    } catch (RuntimeException | LinkageError failure) {
      throw SqlStates.of(failure);
    }
  }

  @Override
  public boolean acceptsURL(@Nullable String url) {
    return ZoomImUrl.accepts(url);
  }

  /** Every property with its description and choices; secrets have no value. Never throws. */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) {
    return SettingsReader.propertyInfo(url, info).toArray(DriverPropertyInfo[]::new);
  }

  @Override
  public int getMajorVersion() {
    return Version.major();
  }

  @Override
  public int getMinorVersion() {
    return Version.minor();
  }

  /** False: it is read-only, so it doesn't support all of SQL-92. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  /** The logger {@code io.github.zoomim}: silent at INFO, a line for each request at FINE. */
  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("io.github.zoomim");
  }
}
