package io.github.zoomim;

import static io.github.zoomim.spec.TableSpec.Type.BIGINT;
import static io.github.zoomim.spec.TableSpec.Type.BOOLEAN;
import static io.github.zoomim.spec.TableSpec.Type.TIMESTAMP;
import static io.github.zoomim.spec.TableSpec.Type.VARCHAR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.zoomim.config.SettingsReader;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.spec.TableSpec;
import io.github.zoomim.spec.TableSpec.Column;
import io.github.zoomim.spec.ZoomTables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second table is one more spec: another endpoint, other columns, the id and time elsewhere. */
class SecondTableTest {
  private static final TableSpec MEETINGS =
      new TableSpec(
          "meetings",
          "Meetings of the account",
          "/report/meetings",
          "meetings",
          "report:read:meetings",
          "that the account has reports",
          "meeting_id",
          "start_time",
          List.of(
              new Column("topic", VARCHAR, "What it was about"),
              new Column("recorded", BOOLEAN, "Whether it was recorded"),
              new Column("start_time", TIMESTAMP, "When it began, UTC"),
              new Column("meeting_id", VARCHAR, "Its id", List.of("meeting_uuid")),
              new Column("participants", BIGINT, "How many", List.of("participants_count"))));

  private final Instant now =
      LocalDate.now(ZoneOffset.UTC).minusDays(1).atTime(10, 0).toInstant(ZoneOffset.UTC);
  private final Instant before = now.minus(Duration.ofDays(50));

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Connection connection;

  @BeforeEach
  void connect() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v2/report/meetings", exchange -> answer(exchange, "meetings"));
    server.createContext("/v2/im/chat/sessions", exchange -> answer(exchange, "sessions"));
    server.createContext("/v2/report/chat/sessions", exchange -> answer(exchange, "sessions"));
    server.start();
    connection = connect("", ZoomTables.IM, MEETINGS);
  }

  private Connection connect(String properties, TableSpec... tables) {
    String url =
        "jdbc:zoomim:accessToken=t;requestsPerSecond=0;baseUrl=http://127.0.0.1:"
            + server.getAddress().getPort()
            + "/v2;"
            + properties;
    return Connections.open(
        SettingsReader.read(url, null, Map.of()), List.of(tables), TimeSource.system());
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    server.stop(0);
  }

  /** Each row is on its day, and each page holds one. */
  private void answer(HttpExchange exchange, String field) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    Map<String, String> parameters =
        List.of(query.split("&")).stream()
            .map(parameter -> parameter.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    asked.add(field + " " + parameters.get("from") + ".." + parameters.get("to"));
    List<String> rows = new ArrayList<>();
    for (Instant time : List.of(before, now)) {
      String day = time.toString().substring(0, 10);
      if (day.compareTo(parameters.get("from")) >= 0 && day.compareTo(parameters.get("to")) <= 0) {
        rows.add(field.equals("meetings") ? meeting(time) : session(time));
      }
    }
    int place = Integer.parseInt(parameters.getOrDefault("next_page_token", "0"));
    byte[] page =
        "{\"%s\":[%s],\"next_page_token\":\"%s\"}"
            .formatted(
                field,
                place < rows.size() ? rows.get(place) : "",
                place + 1 < rows.size() ? place + 1 : "")
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  private String meeting(Instant time) {
    boolean late = time.equals(now);
    return "{\"start_time\":\"%s\",\"meeting_uuid\":\"m-%s\",\"topic\":\"%s\",\"recorded\":%s%s}"
        .formatted(
            time,
            late ? 2 : 1,
            late ? "Retro" : "Kick-off",
            late,
            late ? ",\"participants_count\":12345678901" : "");
  }

  private String session(Instant time) {
    return "{\"last_message_sent_time\":\"%s\",\"session_id\":\"s-%s\",\"channel_id\":\"c\"}"
        .formatted(time, time.equals(now) ? 2 : 1);
  }

  private List<String> rows(String sql) throws SQLException {
    return rows(connection, sql);
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join("|", row));
      }
      return rows;
    }
  }

  private static String text(Instant time) {
    return time.toString().replace('T', ' ').replace("Z", ".0");
  }

  @Test
  void itsRowsAreReadPageByPage() throws SQLException {
    assertThat(rows("SELECT * FROM meetings"))
        .containsExactlyInAnyOrder(
            "Kick-off|false|" + text(before) + "|m-1|null",
            "Retro|true|" + text(now) + "|m-2|12345678901");
    assertThat(asked).isNotEmpty().allMatch(request -> request.startsWith("meetings "));
  }

  @Test
  void itsTimeNarrowsWhatIsAsked() throws SQLException {
    String day = now.toString().substring(0, 10);
    assertThat(
            rows("SELECT meeting_id FROM meetings WHERE CAST(start_time AS DATE) = '" + day + "'"))
        .containsExactly("m-2");
    assertThat(asked).containsExactly("meetings " + day + ".." + day);
  }

  @Test
  void itsTimeOrdersTheReading() throws SQLException {
    assertThat(rows("SELECT meeting_id, recorded FROM meetings ORDER BY start_time DESC LIMIT 1"))
        .containsExactly("m-2|true");
    int latest = asked.size();
    assertThat(rows("SELECT meeting_id FROM meetings ORDER BY start_time"))
        .containsExactly("m-1", "m-2");
    assertThat(latest).isLessThan(asked.size() - latest);
  }

  @Test
  void oneStatementReadsBothTables() throws SQLException {
    assertThat(
            rows(
                "SELECT m.topic, s.session_id FROM meetings m JOIN chat_sessions s"
                    + " ON m.start_time = s.last_message_sent_time ORDER BY 1"))
        .containsExactly("Kick-off|s-1", "Retro|s-2");
    assertThat(
            rows("SELECT session_id FROM chat_sessions UNION ALL SELECT meeting_id FROM meetings"))
        .containsExactlyInAnyOrder("s-1", "s-2", "m-1", "m-2");
    assertThat(
            rows(
                "SELECT (SELECT COUNT(*) FROM chat_sessions WHERE session_id LIKE 's%'),"
                    + " (SELECT SUM(participants) FROM meetings)"))
        .containsExactly("2|12345678901");
  }

  @Test
  void metadataDescribesIt() throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows = connection.getMetaData().getColumns(null, "zoom", "meetings", "%")) {
      while (rows.next()) {
        columns.add(
            rows.getString("COLUMN_NAME")
                + " "
                + rows.getString("TYPE_NAME")
                + " "
                + rows.getString("IS_NULLABLE")
                + " "
                + rows.getString("REMARKS"));
      }
    }
    assertThat(columns)
        .containsExactly(
            "topic VARCHAR YES What it was about",
            "recorded BOOLEAN YES Whether it was recorded",
            "start_time TIMESTAMP YES When it began, UTC",
            "meeting_id VARCHAR NO Its id",
            "participants BIGINT YES How many");
    try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, "zoom", "meetings")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("COLUMN_NAME")).isEqualTo("meeting_id");
    }
    assertThatThrownBy(() -> rows("SELECT nothing FROM meetings"))
        .hasMessageContaining(
            "zoom.meetings has topic, recorded, start_time, meeting_id, participants");
  }

  @Test
  void keptPlansAreThoseOfTheTablesThatAreThere() throws SQLException {
    String sql = "SELECT * FROM chat_sessions WHERE session_id = 's-2'";
    try (Connection report = connect("api=report", ZoomTables.REPORT)) {
      String four = "s-2|null|null|" + text(now);
      for (int i = 0; i < 2; i++) {
        assertThat(rows(connection, sql)).containsExactly(four);
        assertThat(rows(report, sql)).containsExactly(four + "|c|null");
        assertThatThrownBy(() -> rows(report, "SELECT meeting_id FROM meetings"))
            .hasMessageContaining("'meetings' not found");
        assertThat(rows("SELECT COUNT(*) FROM meetings")).containsExactly("2");
      }
    }
  }
}
