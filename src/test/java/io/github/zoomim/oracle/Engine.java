package io.github.zoomim.oracle;

import io.github.zoomim.simulator.SimulatedSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An engine that runs queries over the sessions. */
final class Engine implements AutoCloseable {
  private static final int SECONDS = 10;

  private final Dialect dialect;
  private final Connection connection;

  Engine(Dialect dialect, Connection connection) {
    this.dialect = dialect;
    this.connection = connection;
  }

  static Engine h2() throws SQLException {
    return loaded(
        Dialect.H2,
        "jdbc:h2:mem:;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DATABASE_TO_UPPER=FALSE;TIME ZONE=UTC");
  }

  static Engine duckDb() throws SQLException {
    Engine engine = loaded(Dialect.DUCKDB, "jdbc:duckdb:");
    engine.execute("SET threads TO 1");
    return engine;
  }

  static Engine postgreSql(String url) throws SQLException {
    return loaded(Dialect.POSTGRESQL, url);
  }

  private static Engine loaded(Dialect dialect, String url) throws SQLException {
    Engine engine = new Engine(dialect, DriverManager.getConnection(url));
    boolean server = dialect == Dialect.POSTGRESQL;
    engine.execute(
        "CREATE "
            + (server ? "TEMPORARY " : "")
            + "TABLE chat_sessions (session_id VARCHAR NOT NULL, type VARCHAR, name VARCHAR,"
            + " last_message_sent_time TIMESTAMP(3))");
    try (PreparedStatement insert =
        engine.connection.prepareStatement("INSERT INTO chat_sessions VALUES (?, ?, ?, ?)")) {
      for (SimulatedSession session : OracleSessions.ALL) {
        insert.setString(1, session.id());
        insert.setString(2, session.type());
        insert.setString(3, session.name());
        insert.setObject(
            4,
            session.lastMessageSentTime() == null
                ? null
                : LocalDateTime.ofInstant(session.lastMessageSentTime(), ZoneOffset.UTC));
        insert.executeUpdate();
      }
    }
    return engine;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  /** Runs the query in this engine's SQL. */
  Outcome run(Query query) {
    Rendered rendered = Renderer.render(query, dialect);
    return rendered.sql().contains(Operation.NONE)
        ? new Outcome.Silent("a function is missing")
        : run(rendered);
  }

  Outcome run(Rendered rendered) {
    try (PreparedStatement statement = connection.prepareStatement(rendered.sql())) {
      statement.setQueryTimeout(SECONDS);
      for (int i = 0; i < rendered.parameters().size(); i++) {
        Parameters.set(statement, i + 1, rendered.parameters().get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        return new Outcome.Rows(rows(result));
      }
    } catch (SQLException e) {
      return failure(e);
    }
  }

  private static List<List<@Nullable Object>> rows(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    int[] types = new int[columns];
    for (int i = 0; i < columns; i++) {
      types[i] = result.getMetaData().getColumnType(i + 1);
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        row.add(Values.read(result, i + 1, types[i]));
      }
      rows.add(row);
    }
    return rows;
  }

  private Outcome failure(SQLException e) {
    String message = String.valueOf(e.getMessage());
    String first = message.lines().findFirst().orElse("");
    if (e instanceof SQLTimeoutException) {
      return new Outcome.Silent("timeout");
    }
    String state = dialect == Dialect.DUCKDB ? duckDbState(message) : e.getSQLState();
    if (state == null) {
      return new Outcome.Silent(first);
    }
    if (dialect == Dialect.H2 && state.equals("90053")) {
      return new Outcome.Failed("21000", first);
    }
    if (state.startsWith("XX")) {
      return new Outcome.Failed(state, cause(e));
    }
    boolean ofData = state.startsWith("22") || state.startsWith("21");
    return dialect == Dialect.DRIVER || ofData
        ? new Outcome.Failed(state, first)
        : new Outcome.Silent(state + " " + first);
  }

  /** What a fault of the driver came of: without that all would be alike. */
  private static String cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString().lines().findFirst().orElse("");
  }

  private static @Nullable String duckDbState(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("more than one row returned")) {
      return "21000";
    }
    return lower.contains("conversion error") || lower.contains("out of range error")
        ? "22000"
        : null;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
