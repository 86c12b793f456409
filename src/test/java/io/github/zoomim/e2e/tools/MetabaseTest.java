package io.github.zoomim.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.support.Fixture;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Metabase asks when it syncs a database and runs a question. */
class MetabaseTest {
  private static final String REMARK =
      "-- Metabase:: userID: 1 queryType: MBQL queryHash: 8c1f9a\n";
  private static final String QUALIFIED = "\"zoom\".\"chat_sessions\".\"last_message_sent_time\"";

  @AutoClose private final Fixture fixture = ThreeGroups.fixture();

  private final Connection connection = fixture.connection();

  @Test
  void syncingMakesNoRequest() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    assertThat(metadata.supportsTransactionIsolationLevel(Connection.TRANSACTION_READ_UNCOMMITTED))
        .isFalse();
    try (ResultSet schemas = metadata.getSchemas()) {
      assertThat(schemas.next()).isTrue();
    }
    String[] types = {"TABLE", "PARTITIONED TABLE", "VIEW", "FOREIGN TABLE", "MATERIALIZED VIEW"};
    try (ResultSet tables = metadata.getTables(null, "zoom", "%", types)) {
      assertThat(tables.next()).isTrue();
      assertThat(tables.getString("TABLE_NAME")).isEqualTo("chat_sessions");
      assertThat(tables.next()).isFalse();
    }
    List<String> columns = new ArrayList<>();
    try (ResultSet result = metadata.getColumns(null, "zoom", "chat\\_sessions", null)) {
      while (result.next()) {
        columns.add(result.getString("COLUMN_NAME") + " " + result.getString("TYPE_NAME"));
      }
    }
    assertThat(columns)
        .containsExactly(
            "session_id VARCHAR",
            "type VARCHAR",
            "name VARCHAR",
            "last_message_sent_time TIMESTAMP");
    String mayRead = "SELECT TRUE AS \"_\" FROM \"zoom\".\"chat_sessions\" WHERE 1 <> 1 LIMIT 0";
    try (PreparedStatement statement = connection.prepareStatement(mayRead);
        ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).isFalse();
    }
    assertThat(connection.isValid(5)).isTrue();
    assertThat(fixture.asked()).isEmpty();
  }

  @Test
  void aQuestionRunsWithItsRemarkLimitsAndTypes() throws SQLException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
    fixture.simulator().clearRequests();
    try (Statement statement =
        connection.createStatement(
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.CLOSE_CURSORS_AT_COMMIT)) {
      statement.setFetchDirection(ResultSet.FETCH_FORWARD);
      statement.setFetchSize(500);
      statement.setMaxRows(2_000);
      statement.setQueryTimeout(60);
      String sql =
          REMARK
              + "SELECT \"zoom\".\"chat_sessions\".\"session_id\" AS \"session_id\", "
              + QUALIFIED
              + " AS \"last_message_sent_time\" FROM \"zoom\".\"chat_sessions\""
              + " ORDER BY \"zoom\".\"chat_sessions\".\"session_id\" DESC LIMIT 1048575";
      try (ResultSet rows = statement.executeQuery(sql)) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getObject(1)).isEqualTo("c");
        assertThat(rows.getObject(2, LocalDateTime.class))
            .isEqualTo(LocalDateTime.parse("2026-11-06T10:00:00"));
        assertThat(rows.getObject(2, OffsetDateTime.class))
            .isEqualTo(OffsetDateTime.parse("2026-11-06T10:00:00Z"));
        statement.cancel();
      }
    }
    connection.rollback();
    assertThat(connection.isClosed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"minute", "hour", "day", "week", "month", "quarter", "year"})
  void bucketsByEveryUnit(String unit) {
    String bucket = "DATE_TRUNC('" + unit + "', " + QUALIFIED + ")";
    fixture
        .query(
            REMARK
                + "SELECT "
                + bucket
                + " AS \"bucket\", COUNT(*) AS \"count\" FROM \"zoom\".\"chat_sessions\" WHERE "
                + QUALIFIED
                + " >= DATE_TRUNC('month', TIMESTAMP '2026-11-20 00:00:00') GROUP BY "
                + bucket
                + " ORDER BY "
                + bucket
                + " ASC")
        .returnsRows(1)
        .requests("2026-11-01..2026-11-23");
  }

  @Test
  void parametersOfItsTypesNarrowTheRequests() throws SQLException {
    String sql =
        REMARK
            + "SELECT COUNT(*) AS \"count\" FROM \"zoom\".\"chat_sessions\" WHERE "
            + QUALIFIED
            + " >= ? AND "
            + QUALIFIED
            + " < ?";
    LocalDate from = LocalDate.of(2026, 10, 6);
    LocalDate to = LocalDate.of(2026, 11, 1);
    record Pair(Object from, Object to, int type) {}
    List<Pair> pairs =
        List.of(
            new Pair(from.atStartOfDay(), to.atStartOfDay(), Types.TIMESTAMP),
            new Pair(
                from.atStartOfDay().atOffset(ZoneOffset.UTC),
                to.atStartOfDay().atOffset(ZoneOffset.UTC),
                Types.TIMESTAMP_WITH_TIMEZONE),
            new Pair(from, to, Types.DATE));
    for (Pair pair : pairs) {
      fixture.simulator().clearRequests();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, pair.from(), pair.type());
        statement.setObject(2, pair.to(), pair.type());
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getLong(1)).as(pair.toString()).isEqualTo(1);
        }
      }
      assertThat(fixture.asked()).as(pair.toString()).containsExactly("2026-10-06..2026-10-31");
    }
    ZonedDateTime zoned = ZonedDateTime.parse("2026-10-06T05:30:00+05:30[Asia/Kolkata]");
    fixture.query(sql, zoned, to.atStartOfDay(ZoneOffset.UTC)).returns("1");
  }
}
