package io.github.zoomim.e2e.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.DialectSessions;
import io.github.zoomim.support.Fixture;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same statements over the same sessions, here and in H2: {@code same-as-h2.sql}. */
class SameAsH2Test {
  private static Fixture fixture;
  private static Connection h2;

  @BeforeAll
  static void start() throws SQLException {
    fixture = Fixture.of(LaboratoryOptions.of(DialectSessions.ALL));
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:mem:;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DATABASE_TO_UPPER=FALSE;"
            + "DEFAULT_NULL_ORDERING=LAST;TIME ZONE=UTC");
    h2 = source.getConnection();
    load();
  }

  private static void load() throws SQLException {
    try (Statement statement = h2.createStatement()) {
      statement.execute(
          "CREATE SCHEMA zoom; SET SCHEMA zoom; CREATE TABLE chat_sessions (session_id VARCHAR NOT"
              + " NULL, type VARCHAR, name VARCHAR, last_message_sent_time TIMESTAMP(3))");
    }
    try (PreparedStatement insert =
        h2.prepareStatement("INSERT INTO chat_sessions VALUES (?, ?, ?, ?)")) {
      for (SimulatedSession session : DialectSessions.ALL) {
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
  }

  @AfterAll
  static void stop() throws SQLException {
    fixture.close();
    h2.close();
  }

  static Stream<String> statements() throws IOException {
    try (InputStream in =
        requireNonNull(SameAsH2Test.class.getResourceAsStream("same-as-h2.sql"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("statements")
  void returnsWhatH2Returns(String sql) throws SQLException {
    List<String> ours = rows(fixture.connection(), sql);
    List<String> theirs = rows(h2, sql);
    if (sql.contains("ORDER BY")) {
      assertThat(ours).isEqualTo(theirs);
    } else {
      assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(
              result.getObject(i) instanceof Array array
                  ? Arrays.toString((Object[]) array.getArray())
                  : comparable(result.getString(i)));
        }
        rows.add(String.join(" | ", row));
      }
      return rows;
    }
  }

  /** The value without what the two print differently: zeros at the end, more than ten digits. */
  private static String comparable(@Nullable String value) {
    if (value == null) {
      return "null";
    }
    if (value.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")) {
      return new BigDecimal(value).round(new MathContext(10)).stripTrailingZeros().toPlainString();
    }
    if (value.matches(".*\\d\\d:\\d\\d\\.\\d+")) {
      return value.replaceAll("\\.?0+$", "");
    }
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
        ? value.toLowerCase(Locale.ROOT)
        : value;
  }
}
