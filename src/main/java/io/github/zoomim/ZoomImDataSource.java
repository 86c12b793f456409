package io.github.zoomim;

import io.github.zoomim.config.ZoomImProperty;
import io.github.zoomim.config.ZoomImUrl;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source for pools and frameworks: a URL, and properties under the names that the URL uses.
 * Nothing is validated before {@link #getConnection()}. For configuring by one thread, then for use
 * by many.
 */
public final class ZoomImDataSource implements DataSource {
  private final Properties properties = new Properties();
  private String url = "jdbc:zoomim:";
  private int loginTimeout;
  private @Nullable PrintWriter logWriter;

  /** A data source whose properties say everything. */
  public ZoomImDataSource() {
    WarmUp.begin();
  }

  /** A data source for a URL such as {@code jdbc:zoomim:demo}. */
  public ZoomImDataSource(String url) {
    this();
    this.url = url;
  }

  /** The URL. */
  public String getUrl() {
    return url;
  }

  /** Sets the URL, such as {@code jdbc:zoomim:demo}. */
  public void setUrl(String url) {
    this.url = url;
  }

  /**
   * Sets a property by the name that the URL uses, such as {@code accessToken}; null takes it back.
   * See the connection reference for all of them.
   */
  public void setProperty(String name, @Nullable String value) {
    if (value == null) {
      properties.remove(name);
    } else {
      properties.setProperty(name, value);
    }
  }

  /** Sets the client id of an app, or nothing where the password is an access token. */
  public void setUser(@Nullable String user) {
    setProperty(ZoomImProperty.USER.propertyName(), user);
  }

  /** Sets the client secret of an app, or an access token. */
  public void setPassword(@Nullable String password) {
    setProperty(ZoomImProperty.PASSWORD.propertyName(), password);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!ZoomImUrl.accepts(url)) {
      // The URL itself isn't repeated: somebody may have put a password into it.
      throw new SQLNonTransientConnectionException(
          "Not a zoomim URL; it must start with jdbc:zoomim:", "08001");
    }
    Connection connection = new ZoomImDriver().connect(url, properties);
    return Objects.requireNonNull(connection);
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    ZoomImDataSource other = new ZoomImDataSource(url);
    other.properties.putAll(properties);
    if (user != null) {
      other.setUser(user);
    }
    if (password != null) {
      other.setPassword(password);
    }
    return other.getConnection();
  }

  /** The time that a connection may take, in seconds; opening one sends nothing and never waits. */
  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  /** Kept, but not written to: the driver logs through {@link #getParentLogger}. */
  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    logWriter = out;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("io.github.zoomim");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (isWrapperFor(type)) {
      return type.cast(this);
    }
    throw new SQLFeatureNotSupportedException(
        "This data source does not wrap a " + type.getName(), "0A000");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
