package io.github.zoomim.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that drains whole accounts; its heap is what its starter gave it. */
public final class LargeDrain {
  private LargeDrain() {}

  /**
   * Prints the milliseconds that each drain took, on one line.
   *
   * @param args URLs, drained in this order
   */
  public static void main(String[] args) throws Exception {
    StringBuilder times = new StringBuilder();
    for (String url : args) {
      long start = System.nanoTime();
      int rows = drain(url);
      times.append((System.nanoTime() - start) / 1e6).append(' ').append(rows).append(' ');
    }
    System.out.println(times);
  }

  private static int drain(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM chat_sessions")) {
      return new Sink().drain(rows).rows();
    }
  }
}
