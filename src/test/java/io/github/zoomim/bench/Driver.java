package io.github.zoomim.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The work as one writes it with the driver. */
final class Driver {
  private Driver() {}

  /** A connection with its own pace and nothing kept from before. */
  static Connection connect(String api, String properties) throws SQLException {
    return DriverManager.getConnection(url(api, properties));
  }

  static String url(String api, String properties) {
    return "jdbc:zoomim:requestsPerSecond=0;cacheTtl=0s;accessToken="
        + PageServer.TOKEN
        + ";baseUrl="
        + api
        + ";"
        + properties;
  }

  static Sink drain(Connection zoom) throws SQLException {
    return query(zoom, "SELECT * FROM chat_sessions");
  }

  static Sink query(Connection zoom, String sql) throws SQLException {
    try (Statement statement = zoom.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return new Sink().drain(rows);
    }
  }

  static Map<String, Long> counts(Connection zoom) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (Statement statement = zoom.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT type, COUNT(*) FROM chat_sessions GROUP BY type")) {
      while (rows.next()) {
        counts.put(String.valueOf(rows.getString(1)), rows.getLong(2));
      }
    }
    return counts;
  }

  /** Reads the rows of any query to their end. */
  static void exhaust(Connection zoom, String sql) throws SQLException {
    try (Statement statement = zoom.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getString(1);
      }
    }
  }
}
