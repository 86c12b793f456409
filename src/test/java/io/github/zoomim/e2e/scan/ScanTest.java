package io.github.zoomim.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.jdbc.ZoomImStatement;
import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.Reading;
import io.github.zoomim.simulator.RecordedRequest;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How rows are fetched: lazily, completely, each session once, under every reading of the API. */
@ParameterizedClass(name = "[{0}]")
@ValueSource(strings = {"", "concurrency=1", "concurrency=6"})
class ScanTest {
  private static final String ALL = "SELECT session_id FROM chat_sessions";
  private static final String OCTOBER_5 =
      ALL
          + " WHERE last_message_sent_time >= '2026-10-05' AND last_message_sent_time <"
          + " '2026-10-06'";

  private final String concurrency;

  ScanTest(String concurrency) {
    this.concurrency = concurrency;
  }

  private Fixture zoom(LaboratoryOptions options) {
    return zoom(options, "");
  }

  private Fixture zoom(LaboratoryOptions options, String properties) {
    return Fixture.of(options, properties + ";" + concurrency);
  }

  /** So many sessions on the 5th of October, one a minute. */
  private static List<SimulatedSession> october5(int count) {
    List<SimulatedSession> sessions = new ArrayList<>();
    Instant midnight = Instant.parse("2026-10-05T00:00:00Z");
    for (int i = 0; i < count; i++) {
      sessions.add(SimulatedSession.group("s" + i, midnight.plusSeconds(60L * i).toString()));
    }
    return sessions;
  }

  private static List<String> ids(List<SimulatedSession> sessions) {
    return sessions.stream().map(SimulatedSession::id).toList();
  }

  @Test
  void asksForNothingBeforeTheFirstRowAndForNoPageBeforeItIsNeeded() throws SQLException {
    try (Fixture zoom = zoom(LaboratoryOptions.of(october5(25)), "pageSize=10");
        Statement statement = zoom.connection().createStatement();
        ResultSet rows = statement.executeQuery(OCTOBER_5)) {
      assertThat(zoom.asked()).isEmpty();
      for (int row = 1; row <= 25; row++) {
        assertThat(rows.next()).isTrue();
        assertThat(zoom.asked()).hasSize((row + 9) / 10);
      }
      assertThat(rows.next()).isFalse();
      assertThat(zoom.asked()).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM chat_sessions",
        "SELECT type, COUNT(*) FROM chat_sessions GROUP BY type",
        "SELECT DISTINCT type FROM chat_sessions",
        "SELECT * FROM chat_sessions ORDER BY name",
        "SELECT * FROM chat_sessions ORDER BY name LIMIT 3",
        "SELECT name FROM chat_sessions UNION SELECT type FROM chat_sessions",
        "SELECT name FROM chat_sessions EXCEPT SELECT type FROM chat_sessions",
        "SELECT a.name FROM chat_sessions a JOIN chat_sessions b ON a.name = b.type",
        "SELECT a.name FROM chat_sessions a JOIN chat_sessions b ON a.name < b.type",
        "SELECT name FROM chat_sessions WHERE name = (SELECT MAX(name) FROM chat_sessions)",
        "SELECT ROW_NUMBER() OVER (ORDER BY name) FROM chat_sessions",
        "SELECT name FROM chat_sessions a WHERE EXISTS (SELECT 1 FROM chat_sessions b WHERE b.type"
            + " > a.name)"
      })
  void noStatementAsksForAnythingBeforeItsFirstRow(String sql) throws SQLException {
    try (Fixture zoom = zoom(LaboratoryOptions.of(october5(3)));
        Statement statement = zoom.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(zoom.asked()).isEmpty();
      rows.next();
      assertThat(zoom.asked()).isNotEmpty();
    }
  }

  @Test
  void preparingAndDescribingAsksForNothing() throws SQLException {
    try (Fixture zoom = zoom(LaboratoryOptions.of(october5(3)));
        var statement = zoom.connection().prepareStatement(ALL + " WHERE name = ?")) {
      assertThat(statement.getMetaData().getColumnCount()).isEqualTo(1);
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(1);
      assertThat(zoom.connection().getMetaData().getColumns(null, null, "%", "%").next()).isTrue();
      assertThat(zoom.asked()).isEmpty();
    }
  }

  @Test
  void limitMakesOneRequestOfThatSize() {
    try (Fixture zoom = zoom(LaboratoryOptions.of(october5(25)))) {
      zoom.query(ALL + " LIMIT 5").returnsRows(5);
      // The newest month is empty, so the month before is asked too.
      assertThat(zoom.asked()).containsExactly("2026-10-24..2026-11-23", "2026-09-24..2026-10-23");
      assertThat(zoom.simulator().requests()).allMatch(request -> request.pageSize() == 5);
      zoom.controls().put(SimulatedSession.group("new", "2026-11-20T00:00:00Z"));
      zoom.query(ALL + " LIMIT 1").returns("new").requests("2026-10-24..2026-11-23");
    }
  }

  @Test
  void aReachedLimitUnderAPredicateAsksForNothingMore() {
    List<SimulatedSession> sessions = october5(300);
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions), "pageSize=100")) {
      zoom.query(OCTOBER_5 + " AND name LIKE 's%' LIMIT 5")
          .returnsRows(5)
          .requests("2026-10-05..2026-10-05");
      zoom.query(5, OCTOBER_5).returnsRows(5).requests("2026-10-05..2026-10-05");
      zoom.query(OCTOBER_5 + " LIMIT ? OFFSET ?", 50L, 100)
          .returnsRows(50)
          .requests("2026-10-05..2026-10-05", "2026-10-05..2026-10-05 +");
    }
  }

  @Test
  void maxRowsShrinksThePageLikeALimit() {
    try (Fixture zoom =
        zoom(LaboratoryOptions.of(List.of(SimulatedSession.group("a", "2026-11-23T01:00:00Z"))))) {
      zoom.query(1, "SELECT x.* FROM zoom.chat_sessions x")
          .returnsRows(1)
          .requests("2026-10-24..2026-11-23");
      assertThat(zoom.simulator().requests().get(0).pageSize()).isEqualTo(1);
      assertThat(zoom.query(200, "SELECT COUNT(*) FROM chat_sessions").returns("1").asked())
          .hasSize(7);
    }
  }

  @Test
  void countMakesAsManyRequestsAsThereArePages() {
    List<SimulatedSession> sessions = october5(700);
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions))) {
      // Seven windows, one of them in three pages.
      assertThat(zoom.query("SELECT COUNT(*) FROM chat_sessions").returns("700").asked())
          .hasSize(9);
    }
  }

  /** A window counts from when it is begun; how many follow, nobody knows. */
  @Test
  void figuresOfALimitedScanInOrderTellTheWindowsThatWereNeeded() throws SQLException {
    try (Fixture zoom = zoom(LaboratoryOptions.of(october5(700)));
        Statement statement = zoom.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(ALL + " ORDER BY last_message_sent_time DESC LIMIT 3")) {
      assertThat(rows.next()).isTrue();
      ZoomImStatement running = statement.unwrap(ZoomImStatement.class);
      // The next one may be begun between the two figures.
      long done = running.statistics().windowsDone();
      assertThat(done).isPositive();
      assertThat(running.statistics().windows()).isBetween(done, 7L);
    }
  }

  @Test
  void figuresTellHowFarARunHasCome() throws SQLException {
    try (Fixture zoom = zoom(LaboratoryOptions.of(october5(700)));
        Statement statement = zoom.connection().createStatement()) {
      ZoomImStatement running = statement.unwrap(ZoomImStatement.class);
      try (ResultSet rows = statement.executeQuery(ALL)) {
        assertThat(running.statistics().windows()).isZero();
        assertThat(rows.next()).isTrue();
        assertThat(running.statistics().windows()).isEqualTo(7);
        assertThat(running.statistics().windowsDone()).isBetween(1L, 6L);
        while (rows.next()) {
          assertThat(running.statistics().waitingForPaceUntil()).isNull();
        }
      }
      assertThat(running.statistics().windowsDone()).isEqualTo(7);
      assertThat(running.statistics().windows()).isEqualTo(7);
      assertThat(running.statistics().pages()).isEqualTo(9);
      assertThat(running.statistics().requestsPerSecond()).isPositive();
    }
  }

  @Test
  void aShortPageIsNotTheEnd() {
    List<SimulatedSession> sessions = october5(95);
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions).withPageCap(30))) {
      assertThat(zoom.query(OCTOBER_5).returns(ids(sessions)).asked()).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreWholeInEveryOrder(Reading.RowOrder order) {
    List<SimulatedSession> sessions = october5(50);
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions).withRowOrder(order), "pageSize=7")) {
      zoom.query(ALL).returns(ids(sessions));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFormOfTheLastTokenEndsTheWindow(Reading.LastToken lastToken) {
    List<SimulatedSession> sessions = october5(15);
    try (Fixture zoom =
        zoom(LaboratoryOptions.of(sessions).withLastToken(lastToken), "pageSize=10")) {
      zoom.query(OCTOBER_5)
          .returns(ids(sessions))
          .requests("2026-10-05..2026-10-05", "2026-10-05..2026-10-05 +");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyEchoOfTheDatesLosesNothing(Reading.Echo echo) {
    List<SimulatedSession> sessions = new ArrayList<>(october5(5));
    sessions.add(SimulatedSession.group("early", "2026-09-20T10:00:00Z"));
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions).withEcho(echo))) {
      zoom.query(
              ALL + " WHERE last_message_sent_time BETWEEN '2026-09-15' AND '2026-10-14 23:00:00'")
          .returns(ids(sessions));
      assertThat(zoom.asked()).hasSize(echo == Reading.Echo.NARROWER ? 5 : 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sessionsSelectedByActivityAppearOnce(Reading.Selection selection) {
    SimulatedSession busy =
        new SimulatedSession(
            "busy",
            "Group",
            "busy",
            Instant.parse("2026-10-20T10:00:00Z"),
            List.of(
                Instant.parse("2026-07-01T10:00:00Z"),
                Instant.parse("2026-10-05T10:00:00Z"),
                Instant.parse("2026-10-06T10:00:00Z")));
    try (Fixture zoom = zoom(LaboratoryOptions.of(List.of(busy)).withSelection(selection))) {
      zoom.query(ALL).returns("busy");
      zoom.query(OCTOBER_5).returns();
      zoom.query(ALL + " WHERE last_message_sent_time = '2026-10-20T10:00:00Z'").returns("busy");
    }
  }

  @Test
  void rowsOutsideTheirWindowDoNoHarm() {
    List<SimulatedSession> sessions = october5(3);
    SimulatedSession stray = SimulatedSession.group("stray", "2016-12-16T05:04:08.470Z");
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions).withStrays(List.of(stray)))) {
      zoom.query(OCTOBER_5).returns(ids(sessions));
      zoom.query(ALL).returns("s0", "s1", "s2", "stray");
    }
  }

  @Test
  void aPausedReaderGoesOnAfterItsTokenExpired() throws SQLException {
    List<SimulatedSession> sessions = october5(45);
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions), "pageSize=10");
        Statement statement = zoom.connection().createStatement();
        ResultSet rows = statement.executeQuery(OCTOBER_5)) {
      List<String> read = new ArrayList<>();
      while (rows.next()) {
        read.add(rows.getString(1));
        if (read.size() == 20) {
          zoom.clockGoesTo(Fixture.NOW.plusSeconds(16 * 60));
        }
      }
      assertThat(read).containsExactlyInAnyOrderElementsOf(ids(sessions)).doesNotHaveDuplicates();
      // Two pages, the refused one, and all five again.
      assertThat(zoom.asked()).hasSize(8);
    }
  }

  @Test
  void aRepeatedTokenIsAnError() {
    try (Fixture zoom = zoom(LaboratoryOptions.of(october5(25)), "pageSize=10")) {
      zoom.controls().failRequest(2, new Fault.RepeatedToken());
      SQLException failure = zoom.failure(OCTOBER_5);
      assertThat(failure.getSQLState()).isEqualTo("08P01");
      assertThat(failure.getMessage()).contains("repeated a page token");
    }
  }

  @Test
  void anEmptyPageWithATokenGoesOn() {
    List<SimulatedSession> sessions = october5(25);
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions), "pageSize=10")) {
      zoom.controls().failRequest(2, new Fault.EmptyPage());
      assertThat(zoom.query(OCTOBER_5).returns(ids(sessions)).asked()).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDaySixMonthsAgoIsAskedAndGivenUpOnlyIfRefused(Reading.BoundaryDay boundary) {
    SimulatedSession onTheDay = SimulatedSession.group("edge", "2026-05-23T10:00:00Z");
    SimulatedSession after = SimulatedSession.group("after", "2026-05-24T10:00:00Z");
    boolean served = boundary == Reading.BoundaryDay.SERVED;
    try (Fixture zoom =
        zoom(LaboratoryOptions.of(List.of(onTheDay, after)).withBoundaryDay(boundary))) {
      Fixture.Answer answer =
          zoom.query(ALL + " WHERE last_message_sent_time < TIMESTAMP '2026-05-26 00:00:00'");
      if (served) {
        answer.returns("edge", "after").requests("2026-05-23..2026-05-25");
      } else {
        answer
            .returns("after")
            .requests("2026-05-23..2026-05-25", "2026-05-24..2026-05-25")
            .warns("2026-05-24");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KEYSET", "SNAPSHOT"})
  void sessionsThatMoveDuringTheScanAreReturnedOnce(Reading.Paging paging) throws SQLException {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Instant time = Instant.parse("2026-05-24T03:00:00Z").plusSeconds(i * 130_000L);
      sessions.add(SimulatedSession.group("s" + i, time.toString()));
    }
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions).withPaging(paging), "pageSize=10");
        Statement statement = zoom.connection().createStatement();
        ResultSet rows = statement.executeQuery(ALL)) {
      List<String> read = new ArrayList<>();
      while (rows.next()) {
        read.add(rows.getString(1));
        // Somebody writes into the session that would come at the other end of the history.
        zoom.controls()
            .move("s" + (119 - read.size() % 120), Fixture.NOW.minusSeconds(read.size()));
      }
      assertThat(read).containsExactlyInAnyOrderElementsOf(ids(sessions)).doesNotHaveDuplicates();
    }
  }

  @Test
  void aSmallRangeUpToTodayTakesOneRequestAndALargeOneReadsTodayLast() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sessions.add(
          SimulatedSession.group(
              "s" + i, Instant.parse("2026-11-04T05:00:00Z").plusSeconds(86_400L * i).toString()));
    }
    String november = ALL + " WHERE last_message_sent_time >= '2026-11-01'";
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions))) {
      zoom.query(november).returns(ids(sessions)).requests("2026-11-01..2026-11-23");
    }
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions), "pageSize=10")) {
      zoom.query(november)
          .returns(ids(sessions))
          .requests(
              "2026-11-01..2026-11-23",
              "2026-11-01..2026-11-22",
              "2026-11-01..2026-11-22 +",
              "2026-11-23..2026-11-23");
    }
  }

  @Test
  void absentFieldsAreNullAndTextIsWhatItWas() throws SQLException {
    SimulatedSession bare = new SimulatedSession("bare", null, null, null);
    SimulatedSession odd =
        new SimulatedSession(
            "o'dd+/=&;%20\"\\",
            "Group",
            "日本 🎉 \u0000 \"quotes\" \\ back\nline مرحبا e\u0301",
            Instant.parse("2026-10-05T10:00:00.007Z"));
    try (Fixture zoom = zoom(LaboratoryOptions.of(List.of(bare, odd)));
        Statement statement = zoom.connection().createStatement()) {
      try (ResultSet rows =
          statement.executeQuery("SELECT * FROM chat_sessions WHERE session_id = 'bare'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("type")).isNull();
        assertThat(rows.getString("name")).isNull();
        assertThat(rows.getTimestamp("last_message_sent_time")).isNull();
        assertThat(rows.next()).isFalse();
      }
      try (ResultSet rows =
          statement.executeQuery("SELECT * FROM chat_sessions WHERE name LIKE '日本 🎉%'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("session_id")).isEqualTo(odd.id());
        assertThat(rows.getString("name")).isEqualTo(odd.name());
        assertThat(rows.getObject(4, Instant.class)).isEqualTo(odd.lastMessageSentTime());
        assertThat(rows.getString(4)).isEqualTo("2026-10-05 10:00:00.007");
      }
    }
  }

  @Test
  void theReportEndpointServesTheSameRows() {
    List<SimulatedSession> sessions = october5(12);
    try (Fixture zoom = zoom(LaboratoryOptions.of(sessions), "api=report;pageSize=5")) {
      zoom.query(OCTOBER_5).returns(ids(sessions));
      assertThat(zoom.simulator().requests())
          .extracting(RecordedRequest::path)
          .containsOnly("/v2/report/chat/sessions");
    }
  }

  @Test
  void theReportEndpointHasTwoMoreColumns() {
    try (Fixture zoom = zoom(LaboratoryOptions.of(october5(1)), "api=report")) {
      zoom.query("SELECT * FROM chat_sessions")
          .returns("s0, Group, s0, 2026-10-05 00:00:00.000, ch-e1d, true");
      zoom.query(
              "SELECT column_name, data_type FROM information_schema.columns"
                  + " WHERE table_name = 'chat_sessions' AND ordinal_position > 4")
          .returns("channel_id, character varying", "has_external_member, boolean");
      zoom.query("SELECT COUNT(*), MAX(channel_id) FROM chat_sessions WHERE has_external_member")
          .returns("1, ch-e1d");
    }
  }

  @Test
  void daysAreThoseOfTheAccountsZoneWhereItIsNamed() {
    List<SimulatedSession> sessions =
        List.of(
            SimulatedSession.group("before", "2026-10-05T17:00:00Z"),
            SimulatedSession.group("late", "2026-10-05T20:00:00Z"));
    try (Fixture zoom =
        zoom(
            LaboratoryOptions.of(sessions).withZone(ZoneId.of("Asia/Kolkata")),
            "accountTimeZone=Asia/Kolkata")) {
      // 18:00 UTC is 23:30 there: the range lies on two of its days.
      zoom.query(
              ALL
                  + " WHERE last_message_sent_time BETWEEN '2026-10-05 18:00:00' AND"
                  + " '2026-10-05 21:00:00'")
          .returns("late")
          .requests("2026-10-05..2026-10-06");
    }
  }

  @Test
  void requestsAreUnpackedAndSayWhoAsks() throws SQLException {
    try (Fixture zoom = zoom(LaboratoryOptions.of(october5(3)), "applicationName=Night report 2")) {
      zoom.query(OCTOBER_5).returnsRows(3);
      RecordedRequest request = zoom.simulator().requests().get(0);
      assertThat(request.headers().get("Accept-Encoding")).isEqualTo("gzip");
      assertThat(request.headers().get("User-Agent"))
          .isEqualTo(
              "Night report 2 zoomim-jdbc/" + zoom.connection().getMetaData().getDriverVersion());
    }
  }

  @Test
  void theFetchSizeIsAHintForThePageSize() throws SQLException {
    try (Fixture zoom = zoom(LaboratoryOptions.of(october5(100)));
        Statement statement = zoom.connection().createStatement()) {
      statement.setFetchSize(50);
      try (ResultSet rows = statement.executeQuery(OCTOBER_5)) {
        assertThat(rows.next()).isTrue();
      }
      statement.setFetchSize(1);
      try (ResultSet rows = statement.executeQuery(OCTOBER_5)) {
        assertThat(rows.next()).isTrue();
      }
      assertThat(zoom.simulator().requests())
          .extracting(RecordedRequest::pageSize)
          .containsExactly(50, 30);
    }
  }
}
