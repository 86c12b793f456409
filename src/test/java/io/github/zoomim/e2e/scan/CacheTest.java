package io.github.zoomim.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.Reading.BoundaryDay;
import io.github.zoomim.simulator.Reading.Echo;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import io.github.zoomim.support.Fixture.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days from memory: fewer requests, and the same rows. */
class CacheTest {
  private static final String ALL = "SELECT session_id FROM chat_sessions";
  private static final String PAST =
      ALL + " WHERE last_message_sent_time BETWEEN '2026-10-05' AND '2026-10-06 12:00:00'";
  private static final String TODAY = ALL + " WHERE last_message_sent_time >= '2026-11-23'";
  private static final String NEWEST = "2026-11-23..2026-11-23";
  private static final int MANY = 2_000;

  private static LaboratoryOptions sessions(String... idsAndTimes) {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < idsAndTimes.length; i += 2) {
      sessions.add(SimulatedSession.group(idsAndTimes[i], idsAndTimes[i + 1]));
    }
    return LaboratoryOptions.of(sessions);
  }

  private static LaboratoryOptions few() {
    return sessions(
        "a", "2026-10-05T01:00:00Z",
        "b", "2026-10-05T02:00:00Z",
        "c", "2026-10-06T03:00:00Z",
        "d", "2026-11-21T03:00:00Z",
        "e", "2026-11-23T03:00:00Z");
  }

  /** Eleven a day, and nine of them today. */
  private static LaboratoryOptions many() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      String time = Instant.parse("2026-11-23T08:00:00Z").minusSeconds(7_800L * i).toString();
      sessions.add(SimulatedSession.group("s" + i, time));
    }
    return LaboratoryOptions.of(sessions);
  }

  /** Longer than the newest day serves without being asked for again. */
  private static void aMomentPasses(Fixture zoom) {
    zoom.timePasses(Duration.ofSeconds(3));
  }

  @Test
  void afterAFullReadEveryStatementAsksForTheNewestDayOnly() {
    try (Fixture zoom = Fixture.of(many(), "cacheTtl=1m")) {
      zoom.query(ALL).returnsRows(MANY);
      List<String> statements =
          List.of(
              ALL,
              "SELECT type, COUNT(*) FROM chat_sessions GROUP BY type",
              "SELECT * FROM chat_sessions ORDER BY name LIMIT 5",
              "SELECT * FROM chat_sessions WHERE session_id = 's1234'",
              "SELECT * FROM chat_sessions ORDER BY last_message_sent_time LIMIT 5",
              "SELECT * FROM chat_sessions ORDER BY last_message_sent_time DESC",
              "SELECT COUNT(*) FROM chat_sessions WHERE last_message_sent_time < '2026-09-01'",
              "SELECT a.name FROM chat_sessions a JOIN chat_sessions b ON a.name = b.session_id");
      for (String statement : statements) {
        aMomentPasses(zoom);
        assertThat(zoom.query(statement).asked()).as(statement).containsOnly(NEWEST);
      }
      aMomentPasses(zoom);
      zoom.query(ALL).returnsRows(MANY).requests(NEWEST);
      zoom.query("SELECT name FROM chat_sessions WHERE session_id = 's1999'")
          .returns("s1999")
          .requests();
    }
  }

  @Test
  void aBurstOfLookUpsAsksForTheNewestDayNowAndThen() throws SQLException {
    try (Fixture zoom = Fixture.of(many(), "cacheTtl=1m")) {
      zoom.query(ALL).returnsRows(MANY);
      zoom.simulator().clearRequests();
      try (PreparedStatement lookUp =
          zoom.connection().prepareStatement(ALL + " WHERE session_id = ?")) {
        for (int i = 0; i < 250; i++) {
          lookUp.setString(1, "s" + 8 * i);
          try (ResultSet row = lookUp.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("s" + 8 * i);
          }
          zoom.timePasses(Duration.ofMillis(40));
        }
      }
      assertThat(zoom.simulator().requestCount()).isBetween(4, 10);
    }
  }

  @Test
  void pagesOfATableCostFewRequests() {
    try (Fixture zoom = Fixture.of(many(), "cacheTtl=1m")) {
      int requests = 0;
      for (int rows = 200; rows <= MANY; rows += 200) {
        zoom.query(rows, "SELECT * FROM chat_sessions").returnsRows(rows);
        requests += zoom.asked().size();
      }
      assertThat(requests).isLessThanOrEqualTo(20);
      requests = 0;
      for (int offset = 0; offset < MANY; offset += 200) {
        zoom.query("SELECT * FROM chat_sessions LIMIT 200 OFFSET " + offset).returnsRows(200);
        requests += zoom.asked().size();
      }
      assertThat(requests).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void isOffWhereNothingMayBeOld() {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=0")) {
      zoom.query(PAST).returns("a", "b", "c").requests("2026-10-05..2026-10-06");
      zoom.query(PAST).returns("a", "b", "c").requests("2026-10-05..2026-10-06");
    }
  }

  @Test
  void asksForEverythingAgainWhenItIsTooOld() {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=10m;concurrency=1")) {
      Answer first = zoom.query(ALL).returns("a", "b", "c", "d", "e");
      zoom.timePasses(Duration.ofSeconds(599));
      zoom.query(ALL).returns("a", "b", "c", "d", "e").requests(NEWEST);
      zoom.timePasses(Duration.ofSeconds(2));
      assertThat(zoom.query(ALL).asked()).isEqualTo(first.asked());
    }
  }

  /**
   * One request for the days themselves is no more than one for the newest, and shows them anew.
   */
  @Test
  void asksForDaysThemselvesWhereThatCostsNoMore() {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=10m")) {
      zoom.query(ALL).returnsRows(5);
      aMomentPasses(zoom);
      zoom.query(PAST).returns("a", "b", "c").requests("2026-10-05..2026-10-06");
      zoom.query(TODAY).returns("e").requests(NEWEST);
      zoom.query(TODAY).returns("e").requests();
    }
  }

  @Test
  void findsWhatHappenedSince() {
    try (Fixture zoom = Fixture.of(few(), "pageSize=1;cacheTtl=10m")) {
      zoom.query(ALL).returns("a", "b", "c", "d", "e");
      zoom.controls().move("a", Instant.parse("2026-11-23T12:00:01Z"));
      zoom.controls().put(SimulatedSession.group("new", "2026-11-23T12:00:02Z"));
      aMomentPasses(zoom);
      Answer past = zoom.query(PAST).returns("b", "c");
      assertThat(past.asked()).containsExactly(NEWEST, NEWEST + " +", NEWEST + " +");
      aMomentPasses(zoom);
      zoom.query("SELECT session_id, last_message_sent_time FROM chat_sessions")
          .returns(
              "a, 2026-11-23 12:00:01.000",
              "b, 2026-10-05 02:00:00.000",
              "c, 2026-10-06 03:00:00.000",
              "d, 2026-11-21 03:00:00.000",
              "e, 2026-11-23 03:00:00.000",
              "new, 2026-11-23 12:00:02.000");
    }
  }

  /** The first statement has shown that the session moved, so its former row must not come back. */
  @Test
  void forgetsASessionThatMovedAndThenVanished() {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=10m")) {
      zoom.query(ALL).returns("a", "b", "c", "d", "e");
      zoom.controls().move("a", Instant.parse("2026-11-23T12:00:01Z"));
      aMomentPasses(zoom);
      zoom.query(TODAY).returns("a", "e");
      zoom.controls().remove("a");
      aMomentPasses(zoom);
      zoom.query(ALL).returns("b", "c", "d", "e").requests(NEWEST);
    }
  }

  @Test
  void showsWhatADayReadAgainShowed() throws SQLException {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=10m");
        Connection without = zoom.connect("cacheTtl=0")) {
      zoom.query(ALL).returnsRows(5);
      zoom.controls().remove("a");
      assertThat(count(without, PAST)).isEqualTo(2);
      zoom.query(ALL).returns("b", "c", "d", "e");
    }
  }

  @Test
  void readsTheDaysAroundMidnightAgain() {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=24h;concurrency=1")) {
      zoom.query(ALL).returnsRows(5);
      zoom.timePasses(Duration.ofMinutes(11 * 60 + 59));
      zoom.controls().move("a", Instant.parse("2026-11-23T23:58:59Z"));
      zoom.timePasses(Duration.ofMinutes(2));
      zoom.controls().move("b", Instant.parse("2026-11-24T00:00:59Z"));
      zoom.query(PAST + " OR session_id = 'e'")
          .returns("c", "e")
          .requests("2026-11-23..2026-11-24");
    }
  }

  @Test
  void connectionsOfAnAccountShareEachWithItsOwnAge() throws SQLException {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=10m");
        Connection other = zoom.connect("cacheTtl=5m")) {
      zoom.query(ALL).returnsRows(5);
      zoom.simulator().clearRequests();
      assertThat(count(other, ALL)).isEqualTo(5);
      assertThat(zoom.asked()).isEmpty();
      zoom.timePasses(Duration.ofMinutes(6));
      zoom.simulator().clearRequests();
      assertThat(count(other, ALL)).isEqualTo(5);
      assertThat(zoom.asked()).hasSizeGreaterThan(5);
    }
  }

  @Test
  void twoEndpointsKeepTheirOwnDays() throws SQLException {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=10m");
        Connection report = zoom.connect("cacheTtl=10m;api=report")) {
      zoom.query(ALL).returnsRows(5);
      zoom.simulator().clearRequests();
      assertThat(count(report, ALL)).isEqualTo(5);
      assertThat(zoom.asked()).hasSizeGreaterThan(5);
    }
  }

  @Test
  void keepsTheWindowsThatWereReadBeforeAStop() throws SQLException {
    try (Fixture zoom = Fixture.of(many(), "cacheTtl=10m;concurrency=1")) {
      try (Statement statement = zoom.connection().createStatement();
          ResultSet rows = statement.executeQuery(ALL)) {
        for (int i = 0; i < 1_000; i++) {
          assertThat(rows.next()).isTrue();
        }
      }
      List<String> read = zoom.asked();
      zoom.query(ALL).returnsRows(MANY);
      assertThat(zoom.asked()).doesNotContain(read.get(0), read.get(2));
    }
  }

  /** Its first page shows the day as it was too long ago. */
  @Test
  void theNewestDayOfASlowReaderServesNobody() throws SQLException {
    try (Fixture zoom =
        Fixture.of(
            sessions("a", "2026-11-23T01:00:00Z", "b", "2026-11-23T02:00:00Z"),
            "cacheTtl=10m;pageSize=1")) {
      try (Statement statement = zoom.connection().createStatement();
          ResultSet rows = statement.executeQuery(TODAY)) {
        assertThat(rows.next()).isTrue();
        zoom.timePasses(Duration.ofMinutes(5));
        zoom.controls().put(SimulatedSession.group("new", "2026-11-23T12:04:00Z"));
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isFalse();
      }
      zoom.query(TODAY).returns("a", "b", "new");
    }
  }

  @Test
  void keepsNothingOfAWindowThatFailed() {
    try (Fixture zoom = Fixture.of(few(), "pageSize=1;cacheTtl=10m;maxRetries=0")) {
      zoom.controls().failRequest(2, Fault.status(503));
      assertThat((Throwable) zoom.failure(PAST)).hasMessageContaining("503");
      zoom.controls().clearFaults();
      zoom.query(PAST).returns("a", "b", "c");
      assertThat(zoom.asked()).hasSize(3);
    }
  }

  @Test
  void keepsNoDayThatWasLeftOut() {
    try (Fixture zoom = Fixture.of(few().withEcho(Echo.NARROWER), "cacheTtl=10m")) {
      zoom.query(ALL).returns("a", "b", "c", "d", "e");
      aMomentPasses(zoom);
      zoom.query(ALL).returns("a", "b", "c", "d", "e").requests(NEWEST);
    }
  }

  @Test
  void remembersThatTheOldestDayIsNotServed() {
    try (Fixture zoom =
        Fixture.of(few().withBoundaryDay(BoundaryDay.REFUSED), "cacheTtl=10m;concurrency=1")) {
      zoom.query(ALL).returnsRows(5);
      aMomentPasses(zoom);
      zoom.query(ALL).returnsRows(5).warnsNothing().requests(NEWEST);
      zoom.query(ALL + " WHERE last_message_sent_time < '2026-11-23'")
          .returns("a", "b", "c", "d")
          .warns("no longer serves the days before 2026-05-24");
    }
  }

  @Test
  void readsAWindowAgainWhenAPageTokenOfItHasExpired() throws SQLException {
    try (Fixture zoom = Fixture.of(few(), "pageSize=1;cacheTtl=10m")) {
      try (Statement statement = zoom.connection().createStatement();
          ResultSet rows = statement.executeQuery(PAST)) {
        assertThat(rows.next()).isTrue();
        zoom.controls().expirePageTokens();
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isFalse();
      }
      zoom.query(PAST).returns("a", "b", "c").requests(NEWEST);
    }
  }

  /** So many that a megabyte holds only a few days of them. */
  @Test
  void wholeDaysGoWhereThereIsNoRoom() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      String time = Instant.parse("2026-11-23T08:00:00Z").minusSeconds(600L * i).toString();
      sessions.add(SimulatedSession.group("a session with a long id, number " + i, time));
    }
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(sessions), "cacheTtl=10m;cacheSize=1")) {
      int first = zoom.query(ALL).returnsRows(12_000).asked().size();
      aMomentPasses(zoom);
      zoom.query(ALL).returnsRows(12_000);
      assertThat(zoom.asked()).hasSizeBetween(first / 4, first);
    }
  }

  @Test
  void makesEqualRequestsInFlightOnce() throws Exception {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=10m");
        Connection other = zoom.connect("cacheTtl=10m")) {
      zoom.controls().latency(Duration.ofMillis(300));
      zoom.simulator().clearRequests();
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> count(zoom.connection(), PAST));
      assertThat(zoom.simulator().awaitRequests(1, Duration.ofSeconds(10))).isTrue();
      CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> count(other, PAST));
      assertThat(first.get()).isEqualTo(3);
      assertThat(second.get()).isEqualTo(3);
      assertThat(zoom.simulator().requestCount()).isEqualTo(1);
    }
  }

  @Test
  void asksForItselfWhenTheOneThatAskedWasCancelled() throws Exception {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=10m");
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
      CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> count(other, PAST));
      cancelled.cancel();
      assertThat(first.get()).isEqualTo("57014");
      assertThat(second.get()).isEqualTo(3);
    }
  }

  private static int count(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ALL, ALL + " ORDER BY last_message_sent_time DESC LIMIT 3"})
  void thePlanShowsWhatIsKeptAndWhatWouldBeAsked(String sql) {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=10m")) {
      assertThat(zoom.plan(sql)).doesNotContain("from memory");
      zoom.query(ALL).returnsRows(5);
      assertThat(zoom.plan(sql)).contains("nothing; from memory 2026-05-23..2026-11-23");
      aMomentPasses(zoom);
      assertThat(zoom.plan(sql))
          .contains(NEWEST, "page size 300; from memory 2026-05-23..2026-11-22");
    }
  }

  @Test
  void theLogShowsWhatCostNoRequest() {
    try (Fixture zoom = Fixture.of(few(), "cacheTtl=10m")) {
      zoom.query(ALL).returnsRows(5);
      aMomentPasses(zoom);
      zoom.query(ALL + " WHERE session_id <> 'shown in the log'").returnsRows(5);
      zoom.query(
              "SELECT \"window\", page, status, \"rows\", attempt, from_memory"
                  + " FROM zoom.api_requests WHERE statement LIKE '%shown in the log%'"
                  + " AND statement NOT LIKE '%LIKE%' ORDER BY attempt DESC")
          .returnsInOrder(
              NEWEST + ", 1, 200, 1, 1, false", "2026-05-23..2026-11-22, 0, 0, 4, 0, true");
    }
  }
}
