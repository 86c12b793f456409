package io.github.zoomim.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that connects, reads one row and says how many milliseconds that took. */
public final class ColdStart {
  private ColdStart() {}

  /**
   * Runs one query.
   *
   * @param args URL, SQL, and optionally a driver to load and the milliseconds to wait then
   */
  public static void main(String[] args) throws Exception {
    if (args.length > 2) {
      Class.forName(args[2]);
      Thread.sleep(Long.parseLong(args[3]));
    }
    long start = System.nanoTime();
    try (Connection connection = DriverManager.getConnection(args[0]);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(args[1])) {
      if (!rows.next()) {
        throw new SQLException("no row");
      }
      System.out.println((System.nanoTime() - start) / 1e6 + " ms to " + rows.getString(1));
    }
  }
}
