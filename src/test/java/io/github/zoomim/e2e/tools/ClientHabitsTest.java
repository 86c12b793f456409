package io.github.zoomim.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.Clob;
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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What many clients do alike and other drivers make them stumble over. */
class ClientHabitsTest {
  @AutoClose
  private final Fixture fixture =
      Fixture.of(
          LaboratoryOptions.of(
              List.of(
                  SimulatedSession.group("a", "2026-11-05T10:00:00Z"),
                  new SimulatedSession("b", "1:1", null, null),
                  SimulatedSession.group("c", "2026-11-06T10:00:00Z"))));

  private final Connection connection = fixture.connection();

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
        "SELECT COUNT(*), MAX(name), 1 FROM chat_sessions | count, max, column_3",
        "SELECT *, 1 + 1 FROM chat_sessions"
            + " | session_id, type, name, last_message_sent_time, column_5",
        "SELECT COUNT(*), COUNT(name) FROM chat_sessions | count, count_2",
        "SELECT 1 AS column_2, 2, 3 AS COUNT, COUNT(*) FROM chat_sessions"
            + " | column_2, column_2_2, COUNT, count_4",
        "SELECT session_id AS sid, name FROM chat_sessions | sid, name",
        "SELECT name::VARCHAR, CAST(MIN(type) AS VARCHAR) FROM chat_sessions GROUP BY name"
            + " | name, min",
        "SELECT COALESCE(name, type), CASE WHEN TRUE THEN 1 END, {fn UCASE(name)},"
            + " ROW_NUMBER() OVER (ORDER BY name), NVL(name, type) FROM chat_sessions"
            + " | coalesce, case, ucase, row_number, nvl",
        "SELECT (SELECT MAX(name) FROM chat_sessions), EXISTS (SELECT 1) | max, exists",
        "SELECT COUNT(*) FROM chat_sessions UNION ALL SELECT 1 | count",
        "SELECT count FROM (SELECT COUNT(*) FROM chat_sessions) q | count",
        "SELECT COUNT(*) FROM (SELECT type, COUNT(*) AS count FROM chat_sessions GROUP BY type) q"
            + " GROUP BY count HAVING count > 0 | count",
        "VALUES (1, 2) | column_1, column_2",
        "SELECT * FROM (VALUES (1, 2)) AS q | column_1, column_2",
      })
  void columnsAreNamedAsInPostgresqlAndQueriesAroundUseTheNames(String sql, String names)
      throws SQLException {
    List<String> named = columnNames(sql);
    assertThat(String.join(", ", named)).isEqualTo(names);
    if (sql.startsWith("SELECT")) {
      String last = named.get(named.size() - 1);
      String sorted = "SELECT * FROM (" + sql + ") z_q ORDER BY z_q.\"" + last + "\"";
      assertThat(columnNames(sorted)).isEqualTo(named);
    }
  }

  private List<String> columnNames(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnLabel(i));
        assertThat(columns.getColumnName(i)).isEqualTo(columns.getColumnLabel(i));
        assertThat(rows.findColumn(columns.getColumnLabel(i))).isEqualTo(i);
      }
      return names;
    }
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPPER('stra\u00dfe')",
        "{fn UCASE('stra\u00dfe')}",
        "LOWER('\u0130')",
        "UPPER('\u00df') || 'x'",
        "CONCAT('ab', UPPER('\u00df'))",
        "LPAD('x', 20)",
        "REPEAT('x', 20)",
        "REPLACE('x', 'x', 'yyyyy')",
        "LISTAGG(CASE WHEN type = 'Group' THEN 'g' ELSE 'h' END, ',')",
        "STRING_AGG('x', ',')",
        "GROUP_CONCAT('x')",
        "COALESCE('x', 'yyy')",
        "CAST(MAX(last_message_sent_time) AS VARCHAR)"
      })
  void noTextIsLongerThanItsPrecision(String expression) throws SQLException {
    String sql = "SELECT " + expression + " FROM chat_sessions HAVING COUNT(*) = 3";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1).length())
          .isPositive()
          .isLessThanOrEqualTo(rows.getMetaData().getPrecision(1))
          .isLessThanOrEqualTo(rows.getMetaData().getColumnDisplaySize(1));
    }
  }

  @Test
  void aTextIsReadAsAClob() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 'caf\u00e9', '', CAST(NULL AS VARCHAR)")) {
      rows.next();
      Clob text = rows.getClob(1);
      assertThat(text.getSubString(1, (int) text.length())).isEqualTo("caf\u00e9");
      assertThat(text.getSubString(3, 1)).isEqualTo("f");
      assertThat(read(text.getCharacterStream(2, 2))).isEqualTo("af");
      assertThat(text.position("f", 1)).isEqualTo(3);
      assertThat(text.position(rows.getNClob(1), 2)).isEqualTo(-1);
      assertThat(stateOf(() -> text.setString(1, "x"))).isEqualTo("0A000");
      assertThat(stateOf(() -> text.getSubString(0, 1))).isEqualTo("HY024");
      assertThat(read(rows.getCharacterStream(1))).isEqualTo("caf\u00e9");
      Clob empty = rows.getClob(2);
      assertThat(empty.getSubString(1, (int) empty.length())).isEmpty();
      assertThat(rows.getClob(3)).isNull();
      assertThat(rows.wasNull()).isTrue();
    }
  }

  private static String read(Reader reader) throws IOException {
    StringWriter text = new StringWriter();
    reader.transferTo(text);
    return text.toString();
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
