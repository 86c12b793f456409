package io.github.zoomim.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Planning, scanning and reading values, through JDBC. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class QueryBenchmark {
  private static final String DAY =
      "SELECT name FROM chat_sessions WHERE last_message_sent_time >= DATE '2026-10-01' LIMIT ";

  private Server server;
  private Connection zoom;
  private PreparedStatement prepared;
  private Statement statement;
  private ResultSet row;
  private int number;

  /** Connects, and stands on a row. */
  @Setup
  public void connect() throws SQLException, IOException {
    server = Server.start();
    zoom = DriverManager.getConnection(Comparison.url(server.api(10_000, 0), ""));
    prepared = zoom.prepareStatement("SELECT * FROM chat_sessions");
    statement = zoom.createStatement();
    row =
        statement.executeQuery(
            "VALUES ('a', 42, TIMESTAMP '2026-10-05 08:15:30.123'), ('b', 1, NULL)");
    row.next();
  }

  /** Disconnects. */
  @TearDown
  public void disconnect() throws SQLException {
    zoom.close();
    server.close();
  }

  /** A statement never seen before. */
  @Benchmark
  public PreparedStatement planNew() throws SQLException {
    return closed(zoom.prepareStatement(DAY + ++number));
  }

  /** The same statement again. */
  @Benchmark
  public PreparedStatement planAgain() throws SQLException {
    return closed(zoom.prepareStatement(DAY + 1));
  }

  private static PreparedStatement closed(PreparedStatement statement) throws SQLException {
    statement.close();
    return statement;
  }

  /** 10,000 rows from a server in another process, none of their values read. */
  @Benchmark
  public int scan10000() throws SQLException {
    int rows = 0;
    try (ResultSet result = prepared.executeQuery()) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }

  /** A text. */
  @Benchmark
  public String getString() throws SQLException {
    return row.getString(1);
  }

  /** A number. */
  @Benchmark
  public int getInt() throws SQLException {
    return row.getInt(2);
  }

  /** A time. */
  @Benchmark
  public Object getTimestamp() throws SQLException {
    return row.getTimestamp(3);
  }
}
