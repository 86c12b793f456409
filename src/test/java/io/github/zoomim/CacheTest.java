package io.github.zoomim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.Fixture.Answer;
import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Pages from memory: fewer requests, and never fewer rows. */
class CacheTest {
  private static final String ALL = "SELECT session_id FROM chat_sessions";
  private static final String PAST =
      ALL + " WHERE last_message_sent_time BETWEEN '2026-10-05' AND '2026-10-06 12:00:00'";
  private static final String TODAY = ALL + " WHERE last_message_sent_time >= '2026-11-23'";
  private static final String TWO_DAYS = ALL + " WHERE last_message_sent_time >= '2026-11-22'";

  private static LaboratoryOptions sessions(String... idsAndTimes) {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < idsAndTimes.length; i += 2) {
      sessions.add(SimulatedSession.group(idsAndTimes[i], idsAndTimes[i + 1]));
    }
    return LaboratoryOptions.of(sessions);
  }

  private static LaboratoryOptions october() {
    return sessions(
        "a", "2026-10-05T01:00:00Z", "b", "2026-10-05T02:00:00Z", "c", "2026-10-06T03:00:00Z");
  }

  @Test
  void isOffUnlessAskedFor() {
    try (Fixture zoom = Fixture.of(october())) {
      zoom.query(PAST).returns("a", "b", "c").requests("2026-10-05..2026-10-06");
      zoom.query(PAST).returns("a", "b", "c").requests("2026-10-05..2026-10-06");
    }
  }

  @Test
  void servesAllPagesOfAWindowUntilTheyAreTooOld() {
    try (Fixture zoom = Fixture.of(october(), "pageSize=2;cacheTtl=10m")) {
      zoom.query(PAST)
          .returns("a", "b", "c")
          .requests("2026-10-05..2026-10-06", "2026-10-05..2026-10-06 +");
      zoom.timePasses(Duration.ofMinutes(9));
      zoom.query(PAST).returns("a", "b", "c").requests();
      zoom.query("SELECT COUNT(*) FROM (" + PAST + ")").returns("3").requests();
      zoom.timePasses(Duration.ofMinutes(1));
      zoom.query(PAST)
          .returns("a", "b", "c")
          .requests("2026-10-05..2026-10-06", "2026-10-05..2026-10-06 +");
    }
  }

  @Test
  void sharesPagesAmongTheConnectionsOfAnAccountEachWithItsOwnAge() throws SQLException {
    try (Fixture zoom = Fixture.of(october(), "cacheTtl=10m");
        Connection other = zoom.connect("cacheTtl=5m");
        Connection without = zoom.connect("")) {
      zoom.query(PAST).returns("a", "b", "c");
      assertThat(requests(zoom, other)).isZero();
      assertThat(requests(zoom, without)).isEqualTo(1);
      zoom.timePasses(Duration.ofMinutes(6));
      assertThat(requests(zoom, other)).isEqualTo(1);
    }
  }

  private static int requests(Fixture zoom, Connection connection) throws SQLException {
    zoom.simulator().clearRequests();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PAST)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      assertThat(count).isEqualTo(3);
    }
    return zoom.simulator().requestCount();
  }

  @Test
  void keepsAPageForTheColumnsOfEveryQuery() {
    try (Fixture zoom = Fixture.of(october(), "cacheTtl=10m")) {
      zoom.query("SELECT COUNT(*) FROM (" + PAST + ")").returns("3");
      zoom.query(PAST.replace("session_id", "session_id, type"))
          .returns("a, Group", "b, Group", "c, Group")
          .requests();
    }
  }

  /** The session leaves the 22nd after today was read: today must be read again. */
  @Test
  void asksForTodayAgainWhenAnOlderDayIsReadAfterIt() {
    try (Fixture zoom =
        Fixture.of(
            sessions(
                "a", "2026-11-22T01:00:00Z",
                "b", "2026-11-22T02:00:00Z",
                "c", "2026-11-22T03:00:00Z",
                "d", "2026-11-23T01:00:00Z"),
            "pageSize=2;cacheTtl=10m")) {
      zoom.query(TODAY).returns("d").requests("2026-11-23..2026-11-23");
      zoom.query(TODAY).returns("d").requests();
      zoom.controls().move("a", Instant.parse("2026-11-23T11:59:00Z"));
      zoom.query(TWO_DAYS).returns("a", "b", "c", "d");
      assertThat(zoom.asked()).endsWith("2026-11-23..2026-11-23");
      zoom.query(TWO_DAYS).returns("a", "b", "c", "d").requests();
    }
  }

  @Test
  void beginsAnewWhereAnotherReaderLeftAChainLongAgo() throws SQLException {
    try (Fixture zoom = Fixture.of(october(), "pageSize=1;cacheTtl=10m")) {
      try (Statement statement = zoom.connection().createStatement();
          ResultSet rows = statement.executeQuery(PAST)) {
        assertThat(rows.next()).isTrue();
      }
      zoom.timePasses(Duration.ofMinutes(5));
      Answer answer = zoom.query(PAST).returns("a", "b", "c");
      assertThat(answer.asked())
          .containsExactly(
              "2026-10-05..2026-10-06", "2026-10-05..2026-10-06 +", "2026-10-05..2026-10-06 +");
      zoom.query(PAST).returns("a", "b", "c").requests();
    }
  }

  @Test
  void goesOnWhereAnotherReaderLeftAChainJustNow() throws SQLException {
    try (Fixture zoom = Fixture.of(october(), "pageSize=1;cacheTtl=10m")) {
      try (Statement statement = zoom.connection().createStatement();
          ResultSet rows = statement.executeQuery(PAST)) {
        assertThat(rows.next()).isTrue();
      }
      zoom.query(PAST)
          .returns("a", "b", "c")
          .requests("2026-10-05..2026-10-06 +", "2026-10-05..2026-10-06 +");
    }
  }

  @Test
  void readsAWindowAgainWhenAPageTokenOfItHasExpired() throws SQLException {
    try (Fixture zoom = Fixture.of(october(), "pageSize=1;cacheTtl=10m")) {
      try (Statement statement = zoom.connection().createStatement();
          ResultSet rows = statement.executeQuery(PAST)) {
        assertThat(rows.next()).isTrue();
        zoom.controls().expirePageTokens();
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isFalse();
      }
      zoom.query(PAST).returns("a", "b", "c").requests();
    }
  }

  @Test
  void keepsNoFailure() {
    try (Fixture zoom = Fixture.of(october(), "cacheTtl=10m;maxRetries=0")) {
      zoom.controls().failRequest(1, Fault.status(503));
      assertThat((Throwable) zoom.failure(PAST)).hasMessageContaining("503");
      zoom.controls().clearFaults();
      zoom.query(PAST).returns("a", "b", "c").requests("2026-10-05..2026-10-06");
    }
  }

  @Test
  void makesEqualRequestsInFlightOnce() throws Exception {
    try (Fixture zoom = Fixture.of(october(), "cacheTtl=10m");
        Connection other = zoom.connect("cacheTtl=10m")) {
      zoom.controls().latency(Duration.ofMillis(300));
      zoom.simulator().clearRequests();
      CompletableFuture<Integer> first = count(zoom.connection());
      assertThat(zoom.simulator().awaitRequests(1, Duration.ofSeconds(10))).isTrue();
      CompletableFuture<Integer> second = count(other);
      assertThat(first.get()).isEqualTo(3);
      assertThat(second.get()).isEqualTo(3);
      assertThat(zoom.simulator().requestCount()).isEqualTo(1);
    }
  }

  @Test
  void asksForItselfWhenTheOneThatAskedWasCancelled() throws Exception {
    try (Fixture zoom = Fixture.of(october(), "cacheTtl=10m");
        Connection other = zoom.connect("cacheTtl=10m");
        Statement cancelled = zoom.connection().createStatement()) {
      zoom.controls().latency(Duration.ofMillis(500));
      zoom.simulator().clearRequests();
      CompletableFuture<String> first =
          CompletableFuture.supplyAsync(
              () -> {
                try (ResultSet rows = cancelled.executeQuery(PAST)) {
                  return String.valueOf(rows.next());
                } catch (SQLException e) {
                  return e.getSQLState();
                }
              });
      assertThat(zoom.simulator().awaitRequests(1, Duration.ofSeconds(10))).isTrue();
      CompletableFuture<Integer> second = count(other);
      cancelled.cancel();
      assertThat(first.get()).isEqualTo("57014");
      assertThat(second.get()).isEqualTo(3);
    }
  }

  private static CompletableFuture<Integer> count(Connection connection) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(PAST)) {
            int count = 0;
            while (rows.next()) {
              count++;
            }
            return count;
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void showsInThePlanWhichPagesAreKept() {
    try (Fixture zoom = Fixture.of(october(), "cacheTtl=10m")) {
      assertThat(zoom.plan(PAST)).contains("2026-10-05..2026-10-06, page size 300");
      zoom.query(PAST).returns("a", "b", "c");
      assertThat(zoom.plan(PAST)).contains("2026-10-05..2026-10-06 (from memory), page size 300");
    }
  }

  @Test
  void showsInTheLogWhichPagesCostNoRequest() {
    try (Fixture zoom = Fixture.of(october(), "cacheTtl=10m")) {
      String hit = PAST + " AND session_id <> 'shown in the log'";
      zoom.query(hit).returns("a", "b", "c");
      zoom.query(hit).returns("a", "b", "c").requests();
      zoom.query(
              "SELECT \"window\", page, status, \"rows\", attempt, from_memory"
                  + " FROM zoom.api_requests WHERE statement LIKE '%shown in the log%'"
                  + " AND statement NOT LIKE '%LIKE%' ORDER BY attempt DESC")
          .returnsInOrder(
              "2026-10-05..2026-10-06, 1, 200, 3, 1, false",
              "2026-10-05..2026-10-06, 1, 0, 3, 0, true");
    }
  }
}
