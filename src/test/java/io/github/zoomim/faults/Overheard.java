package io.github.zoomim.faults;

import io.github.zoomim.ZoomImDataSource;
import io.github.zoomim.ZoomImDriver;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that comes out of the driver but rows: what a log reader or a bystander could see. */
final class Overheard implements AutoCloseable {
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text, true);
  private final Logger root = Logger.getLogger("");
  // Ours and the JDK's. The engine's log each step of planning and know of no secret.
  private final List<Logger> loggers =
      Stream.of("io.github.zoomim", "jdk", "java", "javax", "sun").map(Logger::getLogger).toList();
  private final Handler handler = handler();

  Overheard() {
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    loggers.forEach(logger -> logger.setLevel(Level.ALL));
  }

  private Handler handler() {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        synchronized (out) {
          out.println(entry.getLoggerName() + ": " + entry.getMessage());
          out.println(Arrays.toString(entry.getParameters()));
          if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(out);
          }
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  void hear(@Nullable Object said) {
    synchronized (out) {
      out.println(said);
    }
  }

  /** With causes and suppressed ones, as a stack trace shows them. */
  void hear(SQLException failure) {
    synchronized (out) {
      for (SQLException e = failure; e != null; e = e.getNextException()) {
        e.printStackTrace(out);
      }
    }
  }

  void hear(Connection connection) throws SQLException {
    hear((Object) connection);
    hear(connection.getMetaData());
    hear(connection.getMetaData().getURL());
    hear(connection.getMetaData().getUserName());
    hear(connection.getClientInfo());
    hear(connection.getCatalog() + connection.getSchema());
    hearWarnings(connection.getWarnings());
    hearRows(connection, "SELECT * FROM zoom.api_requests ORDER BY started DESC LIMIT 20");
    hearRows(connection, "SELECT * FROM zoom.rate_limits");
  }

  /** What a statement returns and is. */
  void hearRows(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      hear((Object) statement);
      hear(statement.getParameterMetaData());
      try (ResultSet rows = statement.executeQuery()) {
        hear((Object) rows);
        hear(rows.getMetaData());
        while (rows.next()) {
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            hear(rows.getString(i));
          }
        }
        hearWarnings(rows.getWarnings());
      } finally {
        hearWarnings(statement);
      }
    }
  }

  private void hearWarnings(Statement statement) throws SQLException {
    hearWarnings(statement.getWarnings());
  }

  private void hearWarnings(@Nullable SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      hear((SQLException) warning);
    }
  }

  void hearDriver(String url, Properties info) {
    ZoomImDriver driver = new ZoomImDriver();
    hear(driver);
    for (DriverPropertyInfo property : driver.getPropertyInfo(url, info)) {
      hear(property + property.name + property.value + property.description);
    }
    ZoomImDataSource source = new ZoomImDataSource(url);
    info.forEach((name, value) -> source.setProperty((String) name, (String) value));
    hear(source);
  }

  /** All since the last time. */
  String take() {
    synchronized (out) {
      String all = text.toString();
      text.getBuffer().setLength(0);
      return all;
    }
  }

  @Override
  public void close() {
    root.removeHandler(handler);
    loggers.forEach(logger -> logger.setLevel(null));
  }
}
