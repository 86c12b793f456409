package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.zoomim.ZoomImDataSource;
import io.github.zoomim.simulator.Fault;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.BeanPropertyRowMapper;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionTemplate;

class SpringClientIT {
  private static final String SINCE =
      "SELECT session_id FROM chat_sessions WHERE last_message_sent_time >= :since ORDER BY 1";

  private static final String ALL = "SELECT * FROM chat_sessions";

  /** Nothing that waiting helps against. */
  private static final Map<String, String> DAILY_LIMIT =
      Map.of("X-RateLimit-Type", "Daily-limit", "Retry-After", "2100-01-01T00:00:00Z");

  @AutoClose private final Account account = new Account();
  private final JdbcTemplate jdbc = new JdbcTemplate(account.dataSource());

  record Session(String sessionId, String type, String name, Instant lastMessageSentTime) {}

  public static final class SessionBean {
    private String sessionId = "";
    private LocalDateTime lastMessageSentTime = LocalDateTime.MIN;

    public void setSessionId(String sessionId) {
      this.sessionId = sessionId;
    }

    public void setLastMessageSentTime(LocalDateTime lastMessageSentTime) {
      this.lastMessageSentTime = lastMessageSentTime;
    }
  }

  @Test
  void mapsRowsByHand() {
    List<String> found =
        jdbc.query(
            "SELECT session_id, last_message_sent_time FROM chat_sessions"
                + " WHERE type = ? ORDER BY last_message_sent_time DESC LIMIT ?",
            (row, number) ->
                number
                    + " "
                    + row.getString("SESSION_ID")
                    + " "
                    + row.getObject("last_message_sent_time", LocalDateTime.class),
            "1:1",
            2L);
    assertThat(found).containsExactly("0 s00 " + account.time(0), "1 s04 " + account.time(4));
  }

  @Test
  void mapsRowsToRecordsAndBeans() {
    String sql = "SELECT * FROM chat_sessions WHERE session_id IN ('s05', 's06') ORDER BY 1";
    assertThat(jdbc.query(sql, new DataClassRowMapper<>(Session.class)))
        .containsExactly(
            new Session("s05", "Group", null, account.instant(5)),
            new Session("s06", "Group", "Größe 6", account.instant(6)));
    assertThat(jdbc.query(sql, new BeanPropertyRowMapper<>(SessionBean.class)))
        .extracting(bean -> bean.sessionId, bean -> bean.lastMessageSentTime)
        .containsExactly(tuple("s05", account.time(5)), tuple("s06", account.time(6)));
  }

  @Test
  void queriesForOneObject() {
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM chat_sessions", Long.class))
        .isEqualTo(Account.SESSIONS);
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM chat_sessions", Integer.class))
        .isEqualTo(Account.SESSIONS);
    assertThat(
            jdbc.queryForObject(
                "SELECT MAX(last_message_sent_time) FROM chat_sessions", Instant.class))
        .isEqualTo(account.instant(0));
    assertThat(
            jdbc.queryForObject(
                "SELECT CAST(last_message_sent_time AS DATE) FROM chat_sessions"
                    + " WHERE session_id = ?",
                LocalDate.class,
                "s03"))
        .isEqualTo(account.time(3).toLocalDate());
    assertThat(jdbc.queryForMap("SELECT * FROM chat_sessions WHERE session_id = 's01'"))
        .containsEntry("name", "Größe 1")
        .containsEntry("last_message_sent_time", Timestamp.valueOf(account.time(1)));
    assertThatThrownBy(
            () ->
                jdbc.queryForObject(
                    "SELECT name FROM chat_sessions WHERE session_id = 'none'", String.class))
        .isInstanceOf(EmptyResultDataAccessException.class);
  }

  static Stream<Object> sinceFiveDays() {
    LocalDateTime fourth =
        LocalDate.now(ZoneOffset.UTC).minusDays(5).atTime(10, 20, 30, 345_000_000);
    return Stream.of(
        fourth,
        fourth.toInstant(ZoneOffset.UTC),
        fourth.atOffset(ZoneOffset.UTC),
        fourth.atZone(ZoneOffset.UTC),
        OffsetDateTime.of(fourth.plusHours(5).plusMinutes(30), ZoneOffset.ofHoursMinutes(5, 30)),
        Timestamp.valueOf(fourth),
        fourth.toLocalDate(),
        fourth.toString());
  }

  @ParameterizedTest
  @MethodSource("sinceFiveDays")
  void takesNamedParametersOfEveryKindOfTime(Object since) {
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(jdbc);
    assertThat(named.queryForList(SINCE, Map.of("since", since), String.class))
        .containsExactly("s00", "s01", "s02", "s03", "s04");
    assertThat(account.simulator().requests())
        .allSatisfy(request -> assertThat(request.window()).isGreaterThan(account.time(5) + ""));
  }

  @Test
  void takesTypedParametersAndLists() {
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(jdbc);
    MapSqlParameterSource parameters =
        new MapSqlParameterSource()
            .addValue("since", account.time(2), Types.TIMESTAMP)
            .addValue("types", List.of("Group", "Channel"))
            .addValue("name", null);
    assertThat(
            named.queryForList(
                SINCE.replace(
                    "ORDER", "AND type IN (:types) AND (:name IS NULL OR name = :name) ORDER"),
                parameters.addValue("name", null, Types.VARCHAR),
                String.class))
        .containsExactly("s01", "s02");
  }

  @Test
  void theNewerJdbcClientMapsToRecordsAndStreams() {
    JdbcClient client = JdbcClient.create(jdbc);
    assertThat(
            client
                .sql("SELECT * FROM chat_sessions WHERE session_id = :id")
                .param("id", "s07")
                .query(Session.class)
                .single())
        .isEqualTo(new Session("s07", "Group", "Größe 7", account.instant(7)));
    try (Stream<String> names =
        client.sql("SELECT session_id FROM chat_sessions").query(String.class).stream()) {
      assertThat(names).hasSize(Account.SESSIONS);
    }
  }

  @Test
  void limitsOfTheTemplateReachTheScan() {
    jdbc.setMaxRows(3);
    jdbc.setFetchSize(2);
    jdbc.setQueryTimeout(30);
    assertThat(jdbc.queryForList("SELECT * FROM chat_sessions")).hasSize(3);
    assertThat(account.simulator().requests()).hasSize(1);
  }

  @Test
  void runsInAReadOnlyTransaction() {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(account.dataSource()));
    transaction.setReadOnly(true);
    transaction.setTimeout(30);
    JdbcTemplate bound =
        new JdbcTemplate(
            ((DataSourceTransactionManager) transaction.getTransactionManager()).getDataSource());
    assertThat(
            transaction.<Long>execute(
                status -> bound.queryForObject("SELECT COUNT(*) FROM chat_sessions", Long.class)))
        .isEqualTo(Account.SESSIONS);
  }

  /** What a template uses by itself: the class of the exception decides, then its SQLSTATE. */
  @Test
  void failuresAreSpringsOwn() {
    fails("SELECT * FROM chat_session", BadSqlGrammarException.class);
    fails("SELECT nothing FROM chat_sessions", BadSqlGrammarException.class);
    fails("SELEC 1", BadSqlGrammarException.class);
    fails("SELECT 1 / 0", DataIntegrityViolationException.class);
    account.simulator().controls().onRequest(request -> Fault.resetBeforeAnswer());
    fails(ALL, TransientDataAccessResourceException.class);
    account.simulator().controls().onRequest(request -> Fault.status(503));
    fails(ALL, TransientDataAccessResourceException.class);
    account.simulator().controls().clearFaults();
    account.simulator().controls().revokeAccessTokens();
    fails(ALL, PermissionDeniedDataAccessException.class);
    // The last one, for nothing is asked any more until the day ends.
    account.simulator().controls().onRequest(request -> Fault.tooManyRequests(DAILY_LIMIT));
    fails(ALL, DataAccessResourceFailureException.class);
  }

  @Test
  void failuresAreSpringsOwnBySqlStateAloneToo() {
    jdbc.setExceptionTranslator(new SQLStateSQLExceptionTranslator());
    fails("SELECT * FROM chat_session", BadSqlGrammarException.class);
    fails("SELECT nothing FROM chat_sessions", BadSqlGrammarException.class);
    fails("SELEC 1", BadSqlGrammarException.class);
    fails("SELECT 1 / 0", DataIntegrityViolationException.class);
    account.simulator().controls().onRequest(request -> Fault.resetBeforeAnswer());
    fails(ALL, DataAccessResourceFailureException.class);
    account.simulator().controls().onRequest(request -> Fault.tooManyRequests(DAILY_LIMIT));
    fails(ALL, DataAccessResourceFailureException.class);
  }

  @Test
  void aTimeoutIsAQueryTimeout() {
    jdbc.setQueryTimeout(1);
    account.simulator().controls().onRequest(request -> new Fault.Silence(Duration.ofMinutes(1)));
    fails(ALL, QueryTimeoutException.class);
    jdbc.setExceptionTranslator(new SQLStateSQLExceptionTranslator());
    fails(ALL, QueryTimeoutException.class);
  }

  @Test
  void aUrlThatIsWrongIsNoConnection() {
    assertThatThrownBy(
            () ->
                new JdbcTemplate(new ZoomImDataSource("jdbc:zoomim:pageSize=0"))
                    .queryForList("SELECT 1"))
        .isInstanceOf(DataAccessResourceFailureException.class)
        .hasCauseInstanceOf(SQLException.class)
        .hasStackTraceContaining("pageSize=0");
  }

  private void fails(String sql, Class<? extends DataAccessException> as) {
    List<Object> rows = new ArrayList<>();
    assertThatThrownBy(() -> rows.addAll(jdbc.queryForList(sql))).as(sql).isInstanceOf(as);
    assertThat(rows).isEmpty();
  }
}
