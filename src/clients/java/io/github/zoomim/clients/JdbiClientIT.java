package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.simulator.Fault;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbiClientIT {
  private static final String SINCE =
      "SELECT session_id FROM chat_sessions WHERE last_message_sent_time >= :since ORDER BY 1";

  @AutoClose private final Account account = new Account();
  private Jdbi jdbi;

  @BeforeEach
  void open() {
    jdbi = Jdbi.create(account.dataSource());
    jdbi.registerRowMapper(ConstructorMapper.factory(Session.class));
  }

  public record Session(
      String sessionId, String type, @Nullable String name, Instant lastMessageSentTime) {}

  @Test
  void mapsRowsToRecordsMapsAndValues() {
    List<Session> sessions =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT * FROM chat_sessions WHERE session_id IN (<ids>) ORDER BY 1")
                    .bindList("ids", List.of("s05", "s06"))
                    .mapTo(Session.class)
                    .list());
    assertThat(sessions)
        .containsExactly(
            new Session("s05", "Group", null, account.instant(5)),
            new Session("s06", "Group", "Größe 6", account.instant(6)));
    Map<String, Object> row =
        jdbi.withHandle(
            handle ->
                handle
                    .select("SELECT * FROM chat_sessions WHERE session_id = ?", "s01")
                    .mapToMap()
                    .one());
    assertThat(row).containsEntry("name", "Größe 1");
    assertThat(value("SELECT COUNT(*) FROM chat_sessions", Long.class)).isEqualTo(Account.SESSIONS);
    String newest = "SELECT MAX(last_message_sent_time) FROM chat_sessions";
    assertThat(value(newest, LocalDateTime.class)).isEqualTo(account.time(0));
    assertThat(value(newest, Instant.class)).isEqualTo(account.instant(0));
  }

  private <T> T value(String sql, Class<T> type) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(type).one());
  }

  static Stream<Object> sinceFiveDays() {
    LocalDateTime fourth =
        LocalDate.now(ZoneOffset.UTC).minusDays(5).atTime(10, 20, 30, 345_000_000);
    return Stream.of(
        fourth,
        fourth.toLocalDate(),
        fourth.toInstant(ZoneOffset.UTC),
        fourth.atZone(ZoneOffset.UTC),
        OffsetDateTime.of(fourth.plusHours(5).plusMinutes(30), ZoneOffset.ofHoursMinutes(5, 30)));
  }

  @ParameterizedTest
  @MethodSource("sinceFiveDays")
  void bindsEveryKindOfTime(Object since) {
    List<String> ids =
        jdbi.withHandle(
            handle -> handle.createQuery(SINCE).bind("since", since).mapTo(String.class).list());
    assertThat(ids).containsExactly("s00", "s01", "s02", "s03", "s04");
    assertThat(account.simulator().requests())
        .allSatisfy(request -> assertThat(request.window()).isGreaterThan(account.time(5) + ""));
  }

  @Test
  void bindsNullAndLimits() {
    List<String> ids =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT session_id FROM chat_sessions WHERE (:name IS NULL OR name = :name)"
                            + " AND last_message_sent_time >= :since ORDER BY 1 LIMIT :limit")
                    .bind("name", (String) null)
                    .bind("since", account.time(4))
                    .bind("limit", 2L)
                    .mapTo(String.class)
                    .list());
    assertThat(ids).containsExactly("s00", "s01");
  }

  @Test
  void streamsAndStopsReading() {
    String first =
        jdbi.withHandle(
            handle -> {
              try (Stream<String> ids =
                  handle
                      .createQuery("SELECT session_id FROM chat_sessions LIMIT 1")
                      .setFetchSize(50)
                      .mapTo(String.class)
                      .stream()) {
                return ids.findFirst().orElseThrow();
              }
            });
    assertThat(first).startsWith("s");
    assertThat(account.simulator().requests()).hasSize(1);
  }

  @Test
  void readsInATransactionOfAReadOnlyHandle() {
    int count =
        jdbi.inTransaction(
            handle -> {
              handle.setReadOnly(true);
              return handle
                  .createQuery("SELECT COUNT(*) FROM chat_sessions")
                  .mapTo(int.class)
                  .one();
            });
    assertThat(count).isEqualTo(Account.SESSIONS);
  }

  @Test
  void failuresKeepTheirState() {
    account.simulator().controls().onRequest(request -> new Fault.Silence(Duration.ofMinutes(1)));
    assertThat(stateOf("SELECT nothing FROM chat_sessions")).isEqualTo("42S22");
    assertThat(stateOf("SELECT * FROM chat_sessions")).isEqualTo("HYT00");
    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("DELETE FROM chat_sessions")))
        .isInstanceOf(UnableToCreateStatementException.class)
        .hasStackTraceContaining("read-only");
  }

  private @Nullable String stateOf(String sql) {
    try {
      List<Object> rows =
          jdbi.withHandle(
              handle -> List.copyOf(handle.createQuery(sql).setQueryTimeout(1).mapToMap().list()));
      return rows.size() + " rows";
    } catch (RuntimeException e) {
      return e.getCause() instanceof SQLException failure ? failure.getSQLState() : e.toString();
    }
  }
}
