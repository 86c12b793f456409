package io.github.zoomim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What many clients do alike and other drivers make them stumble over. */
class ClientHabitsTest {
  private Fixture fixture;
  private Connection connection;

  @BeforeEach
  void connect() {
    fixture =
        Fixture.of(
            LaboratoryOptions.of(
                List.of(
                    SimulatedSession.group("a", "2026-11-05T10:00:00Z"),
                    new SimulatedSession("b", "1:1", null, null),
                    SimulatedSession.group("c", "2026-11-06T10:00:00Z"))));
    connection = fixture.connection();
  }

  @AfterEach
  void disconnect() {
    fixture.close();
  }

  @Test
  void thereAreNoCatalogsAnywhere() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    assertThat(
            List.of(
                metadata.supportsCatalogsInDataManipulation(),
                metadata.supportsCatalogsInProcedureCalls(),
                metadata.supportsCatalogsInTableDefinitions(),
                metadata.supportsCatalogsInIndexDefinitions(),
                metadata.supportsCatalogsInPrivilegeDefinitions()))
        .containsOnly(false);
    assertThat(values(metadata.getCatalogs(), "TABLE_CAT")).isEmpty();
    assertThat(values(metadata.getTables(null, null, "%", null), "TABLE_CAT")).containsOnlyNulls();
    assertThat(values(metadata.getTables("", null, "%", null), "TABLE_CAT")).containsOnlyNulls();
    assertThat(values(metadata.getTables("zoom", null, "%", null), "TABLE_CAT")).isEmpty();
    assertThat(values(metadata.getColumns("x", null, "%", "%"), "TABLE_CAT")).isEmpty();
    try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM chat_sessions")) {
      assertThat(statement.getMetaData().getCatalogName(1)).isEmpty();
    }
  }

  @Test
  void theTypesOfColumnsAndResultsStandInTheTypeInfo() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    List<String> known = values(metadata.getTypeInfo(), "TYPE_NAME");
    assertThat(values(metadata.getColumns(null, null, "%", "%"), "TYPE_NAME"))
        .allSatisfy(name -> assertThat(name).isIn(known));
    assertThat(values(metadata.getColumns(null, null, "%", "%"), "COLUMN_SIZE"))
        .allSatisfy(size -> assertThat(Integer.parseInt(size)).isPositive());
    String everyType =
        "SELECT session_id, last_message_sent_time, COUNT(*) OVER () AS n, 1.5 AS d, TRUE AS b,"
            + " CAST(1 AS REAL) AS r, CAST(1 AS DOUBLE) AS f, CURRENT_DATE AS today,"
            + " CAST(1 AS SMALLINT) AS s FROM chat_sessions";
    try (PreparedStatement statement = connection.prepareStatement(everyType)) {
      ResultSetMetaData columns = statement.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        assertThat(columns.getColumnTypeName(i)).isIn(known);
        assertThat(columns.getPrecision(i)).isPositive();
        assertThat(columns.getColumnDisplaySize(i)).isPositive();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO chat_sessions VALUES ('x', 'Group', 'x', NULL)",
        "UPDATE chat_sessions SET name = 'x'",
        "DELETE FROM chat_sessions",
        "CREATE TABLE t (a INTEGER)",
        "DROP TABLE chat_sessions"
      })
  void writingIsRefusedAsReadOnly(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(stateOf(() -> statement.executeUpdate(sql))).isEqualTo("25006");
      assertThat(stateOf(() -> statement.execute(sql))).isEqualTo("25006");
    }
    assertThat(fixture.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT session_id FROM chat_sessions WHERE session_id = 'a'; | a",
        "SELECT session_id FROM chat_sessions WHERE session_id = 'a' ;  | a",
        "SELECT COUNT(*) AS count FROM chat_sessions | 3",
        "SELECT MAX(name) AS value FROM chat_sessions | c",
        "SELECT EXTRACT(YEAR FROM MAX(last_message_sent_time)) AS year FROM chat_sessions | 2026",
        "SELECT MIN(type) AS user FROM chat_sessions | 1:1",
        "SELECT MAX(CAST(last_message_sent_time AS DATE)) AS date FROM chat_sessions | 2026-11-06",
        "SELECT COUNT(*) AS c FROM chat_sessions WHERE name LIKE '!%' {escape '!'} | 0",
        "SELECT name FROM chat_sessions WHERE name LIKE 'a%' {escape '!'} | a",
        "SELECT a.name FROM {oj chat_sessions a LEFT OUTER JOIN chat_sessions b"
            + " ON a.session_id = b.session_id} WHERE a.session_id = 'c' | c",
        "SELECT {fn UCASE(name)} FROM chat_sessions WHERE session_id = 'a' | A",
        "SELECT COUNT(*) FROM chat_sessions WHERE last_message_sent_time <= {fn NOW()} | 2",
        "SELECT COUNT(*) FROM chat_sessions WHERE last_message_sent_time > {d '2026-11-06'} | 1",
        "SELECT /* a remark */ COUNT(*) FROM chat_sessions -- another | 3",
      })
  void statementsOfToolsAreUnderstood(String sql, String value) {
    fixture.query(sql).returns(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM zoom.chat_sessions WHERE 1 = 0",
        "SELECT * FROM chat_sessions WHERE FALSE",
        "SELECT * FROM chat_sessions LIMIT 0",
        "SELECT * FROM (SELECT session_id, name FROM chat_sessions) q WHERE 0 = 1",
        "SELECT COUNT(*), type FROM chat_sessions WHERE 1 <> 1 GROUP BY type",
        "SELECT * FROM chat_sessions WHERE last_message_sent_time > ? AND 1 = 0"
      })
  void preparingDescribingAndEmptyProbesMakeNoRequest(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int columns = statement.getMetaData().getColumnCount();
      int parameters = statement.getParameterMetaData().getParameterCount();
      for (int i = 1; i <= parameters; i++) {
        statement.setObject(i, "2026-10-05 10:00:00");
      }
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.getMetaData().getColumnCount()).isEqualTo(columns).isPositive();
        assertThat(rows.next()).isFalse();
      }
    }
    assertThat(fixture.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELEC 1 | 42000 | SQLSyntaxErrorException",
        "SELECT * FROM nothing | 42S02 | SQLSyntaxErrorException",
        "SELECT nothing FROM chat_sessions | 42S22 | SQLSyntaxErrorException",
        "SELECT 1 / 0 | 22012 | SQLDataException",
        "SELECT CAST(name AS INTEGER) FROM chat_sessions | 22018 | SQLDataException",
        "SELECT CAST(300 AS TINYINT) | 22003 | SQLDataException",
        "SELECT CAST('x' AS TIMESTAMP) | 22007 | SQLDataException",
        "SELECT 1; SELECT 2 | 0A000 | SQLFeatureNotSupportedException",
      })
  void everyFailureIsOfTheRightClassWithAState(String sql, String state, String type) {
    SQLException failure = fixture.failure(sql);
    assertThat(failure.getSQLState()).isEqualTo(state);
    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure.getMessage()).isNotBlank();
  }

  @Test
  void startsInAutocommitAndDowngradesCursorsWithAWarning() throws SQLException {
    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(stateOf(connection::commit)).isEqualTo("25000");
    connection.setAutoCommit(false);
    connection.commit();
    connection.rollback();
    connection.setAutoCommit(true);
    DatabaseMetaData metadata = connection.getMetaData();
    assertThat(metadata.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE)).isFalse();
    assertThat(
            metadata.supportsResultSetConcurrency(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE))
        .isFalse();
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
      assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
      assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
    }
    assertThat(Objects.requireNonNull(connection.getWarnings()).getMessage()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"ASC", "DESC"})
  void nullsSortWhereTheMetadataSays(String order) throws SQLException {
    assertThat(connection.getMetaData().nullsAreSortedAtEnd()).isTrue();
    Fixture.Answer answer =
        fixture.query(
            "SELECT session_id FROM chat_sessions ORDER BY last_message_sent_time " + order);
    assertThat(answer.rows()).hasSize(3).last().isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT SESSION_ID FROM CHAT_SESSIONS WHERE Session_Id = 'a'",
        "SELECT \"SESSION_ID\" FROM \"ZOOM\".\"Chat_Sessions\" WHERE \"session_id\" = 'a'",
        "SELECT zoom.chat_sessions.session_id FROM zoom.chat_sessions WHERE session_id = 'a'",
        "SELECT X.session_id FROM Zoom.chat_sessions x WHERE x.SESSION_ID = 'a'"
      })
  void namesAreFoundInAnyCaseAsTheFlagsSay(String sql) throws SQLException {
    assertThat(connection.getMetaData().supportsMixedCaseIdentifiers()).isFalse();
    assertThat(connection.getMetaData().supportsMixedCaseQuotedIdentifiers()).isFalse();
    fixture.query(sql).returns("a");
  }

  @Test
  void theHarmlessCallsAreHarmless() throws SQLException {
    String sql = "SELECT {fn NOW()}";
    assertThat(connection.nativeSQL(sql)).isNotBlank();
    assertThat(connection.getTypeMap()).isEmpty();
    connection.setClientInfo("ApplicationName", "a report");
    assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("a report");
    connection.abort(Runnable::run);
    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void theTreeHasOneSchemaAndOneTable() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    assertThat(values(metadata.getSchemas(), "TABLE_SCHEM")).containsExactly("zoom");
    try (ResultSet tables = metadata.getTables(null, null, "%", new String[] {"TABLE", "VIEW"})) {
      assertThat(values(tables, "TABLE_NAME")).containsExactly("chat_sessions");
    }
    String[] types = {"TABLE"};
    assertThat(values(metadata.getTables(null, null, "%", types), "TABLE_TYPE"))
        .containsExactly("TABLE");
    assertThat(values(metadata.getTables(null, "metadata", "%", null), "TABLE_NAME")).isEmpty();
    assertThat(fixture.asked()).isEmpty();
  }

  private interface Call {
    void run() throws SQLException;
  }

  private static String stateOf(Call call) {
    try {
      call.run();
      return "no failure";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static List<String> values(ResultSet result, String column) throws SQLException {
    try (result) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(column));
      }
      return values;
    }
  }
}
