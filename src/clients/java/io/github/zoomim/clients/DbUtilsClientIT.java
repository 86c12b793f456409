package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.commons.dbutils.BasicRowProcessor;
import org.apache.commons.dbutils.GenerousBeanProcessor;
import org.apache.commons.dbutils.QueryRunner;
import org.apache.commons.dbutils.StatementConfiguration;
import org.apache.commons.dbutils.handlers.ArrayListHandler;
import org.apache.commons.dbutils.handlers.BeanListHandler;
import org.apache.commons.dbutils.handlers.ColumnListHandler;
import org.apache.commons.dbutils.handlers.KeyedHandler;
import org.apache.commons.dbutils.handlers.MapHandler;
import org.apache.commons.dbutils.handlers.ScalarHandler;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Apache Commons DbUtils. */
class DbUtilsClientIT {
  @AutoClose private final Account account = new Account();
  private final QueryRunner runner = new QueryRunner(account.dataSource());

  public static final class Session {
    private String sessionId = "";
    private String name = "";
    private Timestamp lastMessageSentTime = new Timestamp(0);

    public void setSessionId(String sessionId) {
      this.sessionId = sessionId;
    }

    public void setName(String name) {
      this.name = name;
    }

    public void setLastMessageSentTime(Timestamp lastMessageSentTime) {
      this.lastMessageSentTime = new Timestamp(lastMessageSentTime.getTime());
    }
  }

  @Test
  void mapsRowsToBeansMapsArraysAndValues() throws SQLException {
    String sql = "SELECT * FROM chat_sessions WHERE session_id IN (?, ?) ORDER BY 1";
    assertThat(
            runner.query(
                sql,
                new BeanListHandler<>(
                    Session.class, new BasicRowProcessor(new GenerousBeanProcessor())),
                "s06",
                "s07"))
        .extracting(s -> s.sessionId, s -> s.name, s -> s.lastMessageSentTime)
        .containsExactly(
            tuple("s06", "Größe 6", Timestamp.valueOf(account.time(6))),
            tuple("s07", "Größe 7", Timestamp.valueOf(account.time(7))));
    assertThat(runner.query(sql, new ArrayListHandler(), "s05", "none"))
        .containsExactly(new Object[] {"s05", "Group", null, Timestamp.valueOf(account.time(5))});
    Map<String, Object> row = runner.query(sql, new MapHandler(), "s05", "s06");
    assertThat(row).containsEntry("SESSION_ID", "s05").containsEntry("name", null);
    assertThat(runner.query(sql, new KeyedHandler<String>("session_id"), "s05", "s06"))
        .containsOnlyKeys("s05", "s06");
    assertThat(
            runner.<Long>query("SELECT COUNT(*) FROM chat_sessions", new ScalarHandler<>("count")))
        .isEqualTo(Account.SESSIONS);
  }

  /** It looks into the metadata of the parameters before it fills them. */
  @Test
  void fillsParametersOfEveryKindAndNarrowsTheRequests() throws SQLException {
    String sql =
        "SELECT session_id FROM chat_sessions WHERE last_message_sent_time >= ?"
            + " AND (? IS NULL OR name = ?) ORDER BY 1 LIMIT ?";
    for (Object since :
        new Object[] {
          account.time(4),
          account.instant(4),
          Timestamp.valueOf(account.time(4)),
          account.time(4).toLocalDate(),
          account.time(4).toString()
        }) {
      account.simulator().clearRequests();
      assertThat(runner.query(sql, new ColumnListHandler<String>(), since, null, null, 3L))
          .as(since.getClass().getName())
          .containsExactly("s00", "s01", "s02");
      assertThat(account.simulator().requests())
          .isNotEmpty()
          .allSatisfy(request -> assertThat(request.window()).isGreaterThan(account.time(5) + ""));
    }
    assertThatThrownBy(
            () -> runner.query(sql, new ScalarHandler<>(), LocalDate.now(ZoneOffset.UTC)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Wrong number of parameters");
  }

  /** It configures prepared statements only, those with parameters. */
  @Test
  void itsConfigurationReachesTheScan() throws SQLException {
    QueryRunner few =
        new QueryRunner(
            account.dataSource(),
            new StatementConfiguration.Builder()
                .maxRows(3)
                .fetchSize(2)
                .queryTimeout(Duration.ofSeconds(30))
                .build());
    String sql = "SELECT * FROM chat_sessions WHERE last_message_sent_time >= ?";
    assertThat(few.query(sql, new ArrayListHandler(), account.time(20))).hasSize(3);
    assertThat(account.simulator().requests()).hasSize(1);
  }

  @Test
  void failuresKeepTheirState() {
    assertThatThrownBy(() -> runner.query("SELECT nothing FROM chat_sessions", rs -> rs))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42S22"));
    assertThatThrownBy(
            () -> runner.update("UPDATE chat_sessions SET name = ?", Instant.EPOCH.toString()))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
    assertThat(account.simulator().requests()).isEmpty();
  }
}
