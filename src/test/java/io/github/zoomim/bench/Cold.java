package io.github.zoomim.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A fresh process that does one thing and tells the milliseconds of processor time it took. */
public final class Cold {
  private Cold() {}

  /**
   * Prints the processor time, and what came out.
   *
   * @param args what to do: "loop" and the API; "drain" and a JDBC URL; "first", a JDBC URL and a
   *     query of which the first row is read; optionally a driver to load 2.5 seconds before
   */
  public static void main(String[] args) throws Exception {
    if (args.length > 3) {
      Class.forName(args[3]);
      Thread.sleep(2500);
    }
    long start = System.nanoTime();
    String result =
        switch (args[0]) {
          case "loop" -> {
            Sink sink = new Sink();
            new ByHand().drain(args[1], sink);
            yield sink.toString();
          }
          case "drain" -> {
            try (Connection zoom = DriverManager.getConnection(args[1])) {
              yield Driver.drain(zoom).toString();
            }
          }
          default -> firstRow(args[1], args[2]);
        };
    Duration processor = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    System.out.println(
        processor.toMillis() + " " + (System.nanoTime() - start) / 1_000_000 + " " + result);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static String firstRow(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new SQLException("no row");
      }
      return "a row";
    }
  }
}
