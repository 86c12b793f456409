package io.github.zoomim.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.Reading.RowOrder;
import io.github.zoomim.simulator.Reading.Selection;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows in the order of the time: which come, in which order, for which requests. */
class OrderTest {
  private static final String SELECT = "SELECT session_id FROM chat_sessions ";
  private static final String LATEST = SELECT + "ORDER BY last_message_sent_time DESC ";
  private static final String OLDEST = SELECT + "ORDER BY last_message_sent_time ";

  /** So many sessions at equal distances, the latest now, named by their place from the latest. */
  private static List<SimulatedSession> every(Duration distance, int count) {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant time = Fixture.NOW.minus(distance.multipliedBy(i));
      sessions.add(new SimulatedSession("s" + i, i % 2 == 0 ? "Group" : "1:1", "n" + i % 7, time));
    }
    return sessions;
  }

  private static Fixture zoom(List<SimulatedSession> sessions) {
    return Fixture.of(LaboratoryOptions.of(sessions).withRowOrder(RowOrder.SHUFFLED));
  }

  private static String[] ids(int from, int to) {
    List<String> ids = new ArrayList<>();
    for (int i = from; i != to; i += from < to ? 1 : -1) {
      ids.add("s" + i);
    }
    return ids.toArray(String[]::new);
  }

  /** 20,000 over six months are 109 a day. */
  private static List<SimulatedSession> twentyThousand() {
    return every(Duration.ofSeconds(790), 20_000);
  }

  @Test
  void theLatestTwentyCostTheNewestDay() {
    try (Fixture zoom = zoom(twentyThousand())) {
      zoom.query(LATEST + "LIMIT 20").returnsInOrder(ids(0, 20)).requests("2026-11-23..2026-11-23");
      zoom.query(LATEST + "LIMIT ? OFFSET ?", 10, 15)
          .returnsInOrder(ids(15, 25))
          .requests("2026-11-23..2026-11-23");
      zoom.query(20, LATEST).returnsInOrder(ids(0, 20)).requests("2026-11-23..2026-11-23");
      zoom.query(5, LATEST + "LIMIT 20").returnsInOrder(ids(0, 5));
      zoom.query(LATEST + "LIMIT 0").returnsInOrder().requests();
      zoom.query(LATEST + "OFFSET 19998").returnsInOrder("s19998", "s19999");
    }
  }

  @Test
  void aDayIsNoFinerThanADayWhereOtherColumnsFollow() {
    List<SimulatedSession> sessions =
        List.of(
            new SimulatedSession("1", "Group", "b", Instant.parse("2026-11-22T20:00:00Z")),
            new SimulatedSession("2", "Group", "c", Instant.parse("2026-11-22T18:00:00Z")),
            new SimulatedSession("3", "Group", "a", Instant.parse("2026-11-22T16:00:00Z")),
            new SimulatedSession("4", "Group", "d", Instant.parse("2026-11-21T16:00:00Z")));
    try (Fixture zoom = zoom(sessions)) {
      String byDay = "SELECT CAST(last_message_sent_time AS DATE) AS d, name FROM chat_sessions";
      zoom.query(byDay + " ORDER BY d DESC, name LIMIT 2")
          .returnsInOrder("2026-11-22, a", "2026-11-22, b");
      zoom.query(2, byDay + " ORDER BY d DESC, name")
          .returnsInOrder("2026-11-22, a", "2026-11-22, b");
      zoom.query(byDay + " ORDER BY d, name OFFSET 1 ROW FETCH FIRST ROW ONLY")
          .returnsInOrder("2026-11-22, a");
    }
  }

  @Test
  void theLatestTwentyCostTwoRequestsWhereTheNewestDayIsTooShort() {
    for (String now :
        List.of("2026-11-23T00:00:01Z", "2026-11-23T00:30:00Z", "2026-11-23T03:00:00Z")) {
      List<SimulatedSession> sessions =
          twentyThousand().stream()
              .filter(s -> !s.lastMessageSentTime().isAfter(Instant.parse(now)))
              .toList();
      try (Fixture zoom = zoom(sessions)) {
        zoom.clockGoesTo(Instant.parse(now));
        assertThat(zoom.query(LATEST + "LIMIT 20").returnsRows(20).asked())
            .as(now)
            .hasSizeLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void readsTheNewestDayOfABusyAccountAndNothingOlder() {
    try (Fixture zoom = zoom(every(Duration.ofSeconds(45), 4_000))) {
      assertThat(zoom.query(LATEST + "LIMIT 20").returnsInOrder(ids(0, 20)).asked())
          .hasSize(4)
          .allSatisfy(window -> assertThat(window).startsWith("2026-11-23..2026-11-23"));
      // The rest of a thousand fits into the day before.
      assertThat(zoom.query(LATEST + "LIMIT 1000").returnsInOrder(ids(0, 1000)).asked())
          .hasSize(4 + 7)
          .allSatisfy(
              window -> assertThat(window).containsAnyOf("23..2026-11-23", "22..2026-11-22"));
    }
  }

  @Test
  void aQuietAccountIsNotAskedDayByDay() {
    try (Fixture zoom = zoom(every(Duration.ofDays(3), 60))) {
      zoom.query(LATEST + "LIMIT 5")
          .returnsInOrder(ids(0, 5))
          .requests("2026-11-23..2026-11-23", "2026-11-20..2026-11-22", "2026-11-11..2026-11-19");
      assertThat(zoom.query(LATEST + "LIMIT 500").returnsInOrder(ids(0, 60)).asked())
          .hasSizeLessThanOrEqualTo(11);
      assertThat(
              zoom.query(SELECT + "WHERE name = 'n6' ORDER BY last_message_sent_time DESC LIMIT 1")
                  .returnsInOrder("s6")
                  .asked())
          .hasSizeLessThanOrEqualTo(4);
    }
    try (Fixture zoom = zoom(List.of())) {
      assertThat(zoom.query(LATEST + "LIMIT 5").returnsInOrder().asked())
          .hasSizeLessThanOrEqualTo(11);
    }
  }

  @Test
  void aPredicateBetweenStopsWhenEnoughRowsSatisfyIt() {
    try (Fixture zoom = zoom(twentyThousand())) {
      zoom.query(SELECT + "WHERE type = 'Group' ORDER BY last_message_sent_time DESC LIMIT 3")
          .returnsInOrder("s0", "s2", "s4")
          .requests("2026-11-23..2026-11-23");
      // Also where equal times need the further key.
      zoom.query(
              SELECT + "WHERE name = 'n5' ORDER BY last_message_sent_time DESC, session_id LIMIT 8")
          .returnsInOrder("s5", "s12", "s19", "s26", "s33", "s40", "s47", "s54")
          .requests("2026-11-23..2026-11-23");
      zoom.query(
              SELECT
                  + "WHERE last_message_sent_time < '2026-10-01' AND name = 'n0'"
                  + " ORDER BY last_message_sent_time DESC LIMIT 1")
          .requests("2026-09-30..2026-09-30");
    }
  }

  @Test
  void oldestFirstStartsWithTheOldestDay() {
    try (Fixture zoom = zoom(twentyThousand())) {
      zoom.query(OLDEST + "LIMIT 3")
          .returnsInOrder("s19999", "s19998", "s19997")
          .requests("2026-05-23..2026-05-23", "2026-05-24..2026-05-24");
      // Pages that are read again where a busy window is cut at the end.
      assertThat(zoom.query(OLDEST).returnsInOrder(ids(19_999, -1)).asked()).hasSizeBetween(70, 76);
    }
  }

  @Test
  void aDrainInOrderCostsThePagesThatThereAre() {
    LaboratoryOptions options =
        LaboratoryOptions.of(twentyThousand()).withRowOrder(RowOrder.SHUFFLED);
    for (int concurrency : new int[] {1, 6}) {
      try (Fixture zoom = Fixture.of(options, "concurrency=" + concurrency)) {
        assertThat(zoom.query(OLDEST).returnsInOrder(ids(19_999, -1)).asked()).hasSize(70);
      }
    }
  }

  @Test
  void oldestFirstStreamsAsWindowsEnd() throws SQLException {
    LaboratoryOptions options = LaboratoryOptions.of(twentyThousand());
    try (Fixture zoom = Fixture.of(options);
        Statement statement = zoom.connection().createStatement()) {
      zoom.simulator().clearRequests();
      try (ResultSet rows = statement.executeQuery(OLDEST + ", name OFFSET 1")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("s19998");
        // Its pages and nothing ahead of them: the reader may stop here.
        assertThat(zoom.asked()).allMatch(page -> page.startsWith("2026-05-23..2026-06-22"));
      }
    }
  }

  @Test
  void readingWindowsAtOnceCostsHardlyMoreThanOneAfterTheOther() {
    LaboratoryOptions options =
        LaboratoryOptions.of(twentyThousand()).withRowOrder(RowOrder.SHUFFLED);
    for (int concurrency : new int[] {1, 4, 6}) {
      try (Fixture zoom = Fixture.of(options, "concurrency=" + concurrency)) {
        assertThat(zoom.query(LATEST + "LIMIT 6000").returnsInOrder(ids(0, 6000)).asked())
            .as("concurrency %d", concurrency)
            .hasSizeLessThanOrEqualTo(30);
        assertThat(zoom.query(OLDEST + "LIMIT 6000").returnsRows(6000).asked())
            .hasSizeLessThanOrEqualTo(30);
        assertThat(
                zoom.query(
                        SELECT
                            + "WHERE name = 'none' ORDER BY last_message_sent_time DESC LIMIT 20")
                    .returnsInOrder()
                    .asked())
            // Half a page is lost at the end of each window, and the newest day comes twice.
            .hasSizeLessThanOrEqualTo(concurrency == 1 ? 76 : 82);
      }
    }
  }

  @Test
  void equalTimesAreOrderedByTheFurtherKeys() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int day = 20; day < 24; day++) {
      for (String id : List.of("b", "a", "d", "c")) {
        sessions.add(SimulatedSession.group(id + day, "2026-11-" + day + "T10:00:00Z"));
      }
    }
    try (Fixture zoom = zoom(sessions)) {
      zoom.query(LATEST + ", name DESC LIMIT 6")
          .returnsInOrder("d23", "c23", "b23", "a23", "d22", "c22");
      zoom.query(LATEST + ", name LIMIT 2")
          .returnsInOrder("a23", "b23")
          .requests("2026-11-23..2026-11-23");
      zoom.query(OLDEST + ", name DESC OFFSET 1 ROWS FETCH NEXT 4 ROWS ONLY")
          .returnsInOrder("c20", "b20", "a20", "d21");
      zoom.query(OLDEST + ", name")
          .returnsInOrder(
              sessions.stream()
                  .sorted(
                      Comparator.comparing(SimulatedSession::lastMessageSentTime)
                          .thenComparing(SimulatedSession::id))
                  .map(SimulatedSession::id)
                  .toArray(String[]::new));
    }
  }

  @Test
  void sessionsWithoutTimeComeLastEitherWay() {
    List<SimulatedSession> sessions = every(Duration.ofDays(40), 3);
    sessions.add(new SimulatedSession("none", "Group", null, null));
    try (Fixture zoom = zoom(sessions)) {
      zoom.query(LATEST + "LIMIT 4").returnsInOrder("s0", "s1", "s2", "none");
      zoom.query(OLDEST).returnsInOrder("s2", "s1", "s0", "none");
      zoom.query(OLDEST + "LIMIT 4").returnsInOrder("s2", "s1", "s0", "none");
      zoom.query(LATEST + "NULLS FIRST LIMIT 2").returnsInOrder("none", "s0");
      zoom.query("SELECT last_message_sent_time FROM chat_sessions ORDER BY 1 DESC LIMIT 9")
          .returnsRows(4);
      zoom.query("SELECT last_message_sent_time FROM chat_sessions ORDER BY 1").returnsRows(4);
    }
  }

  @Test
  void leastAndGreatestTimeCostTheirDays() {
    try (Fixture zoom = zoom(twentyThousand())) {
      zoom.query("SELECT MAX(last_message_sent_time) FROM chat_sessions")
          .returnsInOrder("2026-11-23 12:00:00.000")
          .requests("2026-11-23..2026-11-23");
      zoom.query(
              "SELECT MIN(last_message_sent_time), MAX(last_message_sent_time) AS l,"
                  + " MAX(last_message_sent_time) FROM chat_sessions"
                  + " WHERE type = 'Group' AND last_message_sent_time >= '2026-10-05'")
          .returnsInOrder(
              "2026-10-05 00:22:00.000, 2026-11-23 12:00:00.000, 2026-11-23 12:00:00.000")
          .requests("2026-10-05..2026-10-05", "2026-11-23..2026-11-23");
      zoom.query(
              "SELECT MAX(last_message_sent_time) FROM chat_sessions"
                  + " WHERE last_message_sent_time < '2026-10-05' AND type = ?",
              "none")
          .returnsInOrder("null");
      assertThat(
              zoom.query("SELECT MAX(last_message_sent_time), COUNT(*) FROM chat_sessions")
                  .returnsInOrder("2026-11-23 12:00:00.000, 20000")
                  .asked())
          .hasSizeGreaterThan(60);
    }
  }

  @Test
  void leastAndGreatestOfSomeRowsAndOfDaysAndMonthsCostTheirDays() {
    try (Fixture zoom = zoom(twentyThousand())) {
      String newest = "2026-11-23..2026-11-23";
      zoom.query("SELECT MAX(last_message_sent_time) FILTER (WHERE name = 'n6') FROM chat_sessions")
          .returnsInOrder("2026-11-23 10:41:00.000")
          .requests(newest);
      zoom.query(
              "SELECT MAX(last_message_sent_time) FILTER (WHERE name = 'n6'),"
                  + " MAX(last_message_sent_time) FILTER (WHERE name = 'none'),"
                  + " MIN(last_message_sent_time) FROM chat_sessions"
                  + " WHERE last_message_sent_time >= '2026-11-22'")
          .returnsInOrder("2026-11-23 10:41:00.000, null, 2026-11-22 00:00:40.000");
      zoom.query("SELECT MAX(CAST(last_message_sent_time AS DATE)) FROM chat_sessions")
          .returnsInOrder("2026-11-23")
          .requests(newest);
      zoom.query(
              "SELECT MAX(DATE_TRUNC('month', last_message_sent_time)),"
                  + " MIN(CAST(FLOOR(last_message_sent_time TO DAY) AS DATE)),"
                  + " MAX(last_message_sent_time) FROM chat_sessions"
                  + " WHERE last_message_sent_time < '2026-10-05' AND type = 'Group'"
                  + " AND last_message_sent_time >= '2026-08-10'")
          .returnsInOrder("2026-10-01 00:00:00.000, 2026-08-10, 2026-10-04 23:55:40.000")
          .requests("2026-10-04..2026-10-04", "2026-08-10..2026-08-10");
      // The hour doesn't rise with the time.
      zoom.query(
              "SELECT MAX(EXTRACT(HOUR FROM last_message_sent_time)) FROM chat_sessions"
                  + " WHERE last_message_sent_time >= '2026-11-20'")
          .returnsInOrder("23");
    }
  }

  @Test
  void nullsFirstIsNoHindranceWhereThePredicateLeavesThemOut() {
    try (Fixture zoom = zoom(twentyThousand())) {
      zoom.query(
              SELECT
                  + "WHERE last_message_sent_time < '2026-11-23 11:50'"
                  + " ORDER BY last_message_sent_time DESC NULLS FIRST LIMIT 2")
          .returnsInOrder("s1", "s2")
          .requests("2026-11-23..2026-11-23");
    }
    List<SimulatedSession> sessions = every(Duration.ofDays(40), 3);
    sessions.add(new SimulatedSession("none", "Group", null, null));
    try (Fixture zoom = zoom(sessions)) {
      zoom.query(
              SELECT
                  + "WHERE last_message_sent_time < '2026-11-23' OR last_message_sent_time IS NULL"
                  + " ORDER BY last_message_sent_time DESC NULLS FIRST LIMIT 2")
          .returnsInOrder("none", "s1");
    }
  }

  @Test
  void aSessionDatedOutsideTheDaysThatReturnItIsInItsPlace() {
    List<SimulatedSession> strays =
        List.of(
            SimulatedSession.group("past", "2019-11-07T00:00:00Z"),
            SimulatedSession.group("future", "2031-01-01T00:00:00Z"));
    LaboratoryOptions options =
        LaboratoryOptions.of(every(Duration.ofDays(20), 9)).withStrays(strays);
    try (Fixture zoom = Fixture.of(options)) {
      zoom.query(LATEST + "LIMIT 3").returnsInOrder("future", "s0", "s1");
      zoom.query(OLDEST + "LIMIT 3").returnsInOrder("past", "s8", "s7");
      zoom.query(OLDEST)
          .returnsInOrder("past", "s8", "s7", "s6", "s5", "s4", "s3", "s2", "s1", "s0", "future");
      zoom.query(LATEST)
          .returnsInOrder("future", "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "past");
    }
  }

  /** While it is read, a session turns up in September that shows a time in May. */
  private static Fixture withALateSession() {
    Fixture zoom =
        Fixture.of(
            LaboratoryOptions.of(every(Duration.ofDays(20), 9))
                .withSelection(Selection.BY_ACTIVITY));
    SimulatedSession late =
        new SimulatedSession(
            "late",
            "Group",
            null,
            Instant.parse("2026-05-24T00:00:00Z"),
            List.of(Instant.parse("2026-09-02T00:00:00Z")));
    zoom.controls()
        .onRequest(
            request -> {
              if (request.window().startsWith("2026-07")
                  || request.window().startsWith("2026-08")) {
                zoom.controls().put(late);
              }
              return null;
            });
    return zoom;
  }

  @Test
  void failsRatherThanGiveRowsOutInAWrongOrder() {
    try (Fixture zoom = withALateSession()) {
      assertThat(zoom.failure(OLDEST).getMessage())
          .contains("2026-05-24T00:00:00Z")
          .contains("accountTimeZone");
    }
    try (Fixture zoom = withALateSession()) {
      zoom.query(OLDEST + "LIMIT 11")
          .returnsInOrder("late", "s8", "s7", "s6", "s5", "s4", "s3", "s2", "s1", "s0");
    }
    try (Fixture zoom = withALateSession()) {
      zoom.query(SELECT + "ORDER BY last_message_sent_time + INTERVAL '0' SECOND")
          .returnsInOrder("late", "s8", "s7", "s6", "s5", "s4", "s3", "s2", "s1", "s0");
    }
  }

  @Test
  void aSessionThatMovedMeanwhileIsTheLatest() {
    List<SimulatedSession> sessions =
        List.of(
            SimulatedSession.group("a", "2026-11-23T00:00:00Z"),
            SimulatedSession.group("b", "2026-11-21T00:00:00Z"),
            SimulatedSession.group("mover", "2026-11-20T00:00:00Z"));
    String since = SELECT + "WHERE last_message_sent_time >= '2026-11-20' ";
    for (String limit : List.of("LIMIT 3", "LIMIT 4", "LIMIT 2 OFFSET 1")) {
      try (Fixture zoom = zoom(sessions)) {
        zoom.controls()
            .onRequest(
                request -> {
                  if (request.number() == 2) {
                    zoom.controls().move("mover", Fixture.NOW);
                  }
                  return null;
                });
        List<String> all = List.of("mover", "a", "b");
        assertThat(zoom.query(since + "ORDER BY last_message_sent_time DESC " + limit).rows())
            .isEqualTo(limit.contains("OFFSET") ? all.subList(1, 3) : all);
      }
    }
  }

  @Test
  void whatTheScanCantOrderIsSortedAsBefore() {
    try (Fixture zoom = zoom(every(Duration.ofDays(20), 9))) {
      for (String order :
          List.of(
              "ORDER BY last_message_sent_time + INTERVAL '0' SECOND DESC",
              "ORDER BY type, last_message_sent_time DESC")) {
        assertThat(zoom.query(SELECT + order + " LIMIT 1").returnsRows(1).asked())
            .hasSizeGreaterThan(6);
      }
      zoom.query(
              "SELECT a.session_id FROM chat_sessions a JOIN chat_sessions b ON a.name = b.name"
                  + " ORDER BY a.last_message_sent_time DESC LIMIT 2")
          .returnsRows(2);
    }
  }

  @Test
  void explainSaysWhatIsAskedFirst() {
    try (Fixture zoom = zoom(List.of())) {
      assertThat(zoom.plan(LATEST + "LIMIT 20"))
          .contains("TimeSort(by=[[1 DESC-nulls-last]])")
          .contains(
              "taken=[limit 20], asks=[latest first: 2026-11-23..2026-11-23,"
                  + " then growing windows, page size 300]");
      assertThat(zoom.plan(OLDEST))
          .contains("asks=[oldest first: 2026-05-23..2026-06-22, ")
          .doesNotContain("growing");
      assertThat(zoom.plan(OLDEST + "LIMIT 5"))
          .contains("asks=[oldest first: 2026-05-23..2026-05-23, then growing windows,");
      assertThat(
              zoom.plan(
                  SELECT
                      + "WHERE last_message_sent_time >= '2026-11-23'"
                      + " ORDER BY last_message_sent_time DESC LIMIT 5"))
          .contains("asks=[latest first: 2026-11-23..2026-11-23, page size 300]");
      // Without a limit all is read before the first row is known.
      assertThat(zoom.plan(LATEST)).contains("asks=[2026-05-23..2026-06-22, ");
    }
  }

  @Test
  void limitsCountBeyondAnInteger() {
    try (Fixture zoom = zoom(every(Duration.ofDays(20), 9))) {
      zoom.query(LATEST + "LIMIT 5000000000").returnsInOrder(ids(0, 9));
      zoom.query(OLDEST + "LIMIT 5000000000 OFFSET ?", 7).returnsInOrder("s1", "s0");
      zoom.query(LATEST + "LIMIT 5 OFFSET 5000000000").returnsInOrder();
    }
  }

  @Test
  void nothingIsAskedBeforeTheFirstRowIs() throws SQLException {
    // Each of its own: what was read ahead of a closed result may still arrive at the server.
    for (String sql : List.of(LATEST + "LIMIT 3", OLDEST, LATEST)) {
      try (Fixture zoom = zoom(every(Duration.ofDays(20), 9));
          Statement statement = zoom.connection().createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        assertThat(zoom.asked()).isEmpty();
        assertThat(rows.next()).isTrue();
      }
    }
  }
}
