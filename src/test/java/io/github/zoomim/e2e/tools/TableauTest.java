package io.github.zoomim.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.zoomim.support.Fixture;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tableau asks of a driver that it only knows through JDBC. */
class TableauTest {
  @AutoClose private final Fixture fixture = ThreeGroups.fixture();

  private final Connection connection = fixture.connection();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM \"zoom\".\"chat_sessions\" WHERE 1=0",
        "select * from (select * from zoom.chat_sessions) T where 1=0",
        "SELECT * FROM (SELECT * FROM zoom.chat_sessions) \"Custom SQL Query\" LIMIT 0",
        "SELECT * FROM \"zoom\".\"chat_sessions\" \"chat_sessions\" WHERE (0 = 1)"
      })
  void probesTellTheColumnsWithoutARequest(String probe) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(probe)) {
      assertColumns(statement.getMetaData());
      assertThat(statement.getParameterMetaData().getParameterCount()).isZero();
      for (int run = 0; run < 2; run++) {
        try (ResultSet rows = statement.executeQuery()) {
          assertColumns(rows.getMetaData());
          assertThat(rows.next()).isFalse();
        }
      }
    }
    assertThat(fixture.asked()).isEmpty();
  }

  private static void assertColumns(ResultSetMetaData columns) throws SQLException {
    assertThat(columns.getColumnCount()).isEqualTo(4);
    assertThat(columns.getColumnLabel(1)).isEqualTo("session_id");
    assertThat(columns.getColumnTypeName(4)).isEqualTo("TIMESTAMP");
    assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNoNulls);
  }

  @Test
  void readsSchemasTablesAndKeys() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    try (ResultSet schemas = metadata.getSchemas()) {
      assertThat(schemas.next()).isTrue();
      assertThat(schemas.getString(1)).isEqualTo("zoom");
      assertThat(schemas.next()).isFalse();
    }
    try (ResultSet keys = metadata.getPrimaryKeys(null, "zoom", "chat_sessions")) {
      assertThat(keys.next()).isTrue();
      assertThat(keys.getString("COLUMN_NAME")).isEqualTo("session_id");
    }
    try (ResultSet keys = metadata.getImportedKeys(null, "zoom", "chat_sessions")) {
      assertThat(keys.next()).isFalse();
    }
    assertThat(fixture.asked()).isEmpty();
  }

  @Test
  void asksItsAggregatesAndDatesAsSql() {
    fixture
        .query(
            "SELECT SUM(1) AS \"sum:Number of Records:ok\" FROM \"zoom\".\"chat_sessions\""
                + " \"chat_sessions\" HAVING (COUNT(1) > 0)")
        .returns("3");
    fixture
        .query(
            "SELECT EXTRACT(YEAR FROM \"chat_sessions\".\"last_message_sent_time\") AS \"yr\","
                + " {fn MONTH(\"chat_sessions\".\"last_message_sent_time\")} AS \"mn\","
                + " COUNT(DISTINCT \"chat_sessions\".\"session_id\") AS \"ctd\""
                + " FROM \"zoom\".\"chat_sessions\" \"chat_sessions\""
                + " WHERE (\"chat_sessions\".\"last_message_sent_time\""
                + " >= {ts '2026-10-01 00:00:00'})"
                + " GROUP BY 1, 2")
        .returns("2026, 10, 2", "2026, 11, 1");
    fixture
        .query(
            "SELECT \"chat_sessions\".\"type\" AS \"type\" FROM \"zoom\".\"chat_sessions\""
                + " \"chat_sessions\" WHERE (\"chat_sessions\".\"last_message_sent_time\""
                + " >= {d '2026-11-01'}) GROUP BY 1 ORDER BY 1 ASC NULLS FIRST")
        .returns("Group")
        .requests("2026-11-01..2026-11-23");
  }

  @Test
  void wrongSettingsAreAConnectionError() {
    SQLException failure =
        catchThrowableOfType(
            SQLException.class, () -> DriverManager.getConnection("jdbc:zoomim:pageSize=0"));
    assertThat(failure.getSQLState()).isEqualTo("08001");
  }

  @Test
  void aWrongLoginIsAnAuthorisationError() throws SQLException {
    try (Connection other = fixture.connect("accessToken=wrong")) {
      assertThat(failure(other).getSQLState()).isEqualTo("28000");
    }
  }

  @Test
  void aServerThatIsGoneIsAConnectionError() throws SQLException {
    try (Connection other = fixture.connect("maxRetries=0")) {
      fixture.simulator().close();
      assertThat(failure(other).getSQLState()).isEqualTo("08006");
    }
  }

  private static SQLException failure(Connection connection) {
    return catchThrowableOfType(
        SQLException.class,
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("SELECT * FROM zoom.chat_sessions")) {
            rows.next();
          }
        });
  }
}
