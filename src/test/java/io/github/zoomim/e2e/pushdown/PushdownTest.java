package io.github.zoomim.e2e.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which days each form of predicate asks for, with the rows that it must return. */
@ParameterizedClass(name = "[{0}]")
@ValueSource(strings = {"", "concurrency=1"})
class PushdownTest {
  private static final String SELECT = "SELECT session_id FROM chat_sessions WHERE ";
  private static final List<SimulatedSession> SESSIONS = sessions();

  private final TimeZone zone = TimeZone.getDefault();
  private final String properties;

  PushdownTest(String properties) {
    this.properties = properties;
  }

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(zone);
  }

  /** Sessions on the edges of days and between, every few days of the history. */
  private static List<SimulatedSession> sessions() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (LocalDate day = LocalDate.parse("2026-05-23");
        !day.isAfter(LocalDate.parse("2026-11-23"));
        day = day.plusDays(1)) {
      for (String time : List.of("00:00:00Z", "09:59:59.999Z", "10:00:00Z", "23:59:59.999Z")) {
        Instant at = Instant.parse(day + "T" + time);
        if (!at.isAfter(Fixture.NOW)) {
          sessions.add(SimulatedSession.group(at.toString(), at.toString()));
        }
      }
    }
    return sessions;
  }

  private static List<String> between(String from, String before) {
    Instant start = Instant.parse(from);
    Instant end = Instant.parse(before);
    return where(t -> !t.isBefore(start) && t.isBefore(end));
  }

  private static List<String> where(Predicate<Instant> predicate) {
    return SESSIONS.stream()
        .filter(s -> predicate.test(s.lastMessageSentTime()))
        .map(SimulatedSession::id)
        .toList();
  }

  private record Case(
      String predicate, List<@Nullable Object> parameters, List<String> ids, List<String> windows) {
    @Override
    public String toString() {
      return predicate + " " + parameters;
    }
  }

  private static Arguments on(
      String predicate, List<String> ids, List<String> windows, Object... parameters) {
    return Arguments.of(new Case(predicate, List.of(parameters), ids, windows));
  }

  static Stream<Arguments> predicates() {
    String t = "last_message_sent_time";
    List<String> twoDays = between("2026-10-05T10:00:00Z", "2026-10-07T00:00:00Z");
    List<String> twoDaysAsked = List.of("2026-10-05..2026-10-06");
    List<String> oneDay = between("2026-10-05T00:00:00Z", "2026-10-06T00:00:00Z");
    List<String> oneDayAsked = List.of("2026-10-05..2026-10-05");
    List<String> week = between("2026-11-16T12:00:00Z", "2026-11-23T12:00:00.001Z");
    List<String> weekAsked = List.of("2026-11-16..2026-11-23");
    return Stream.of(
        on(
            t
                + " >= TIMESTAMP '2026-10-05 10:00:00' AND "
                + t
                + " < TIMESTAMP '2026-10-07 00:00:00'",
            twoDays,
            twoDaysAsked),
        on(
            "TIMESTAMP '2026-10-05 10:00:00' <= "
                + t
                + " AND TIMESTAMP '2026-10-07 00:00:00' > "
                + t,
            twoDays,
            twoDaysAsked),
        on(
            t + " >= {ts '2026-10-05 10:00:00'} AND " + t + " < {d '2026-10-07'}",
            twoDays,
            twoDaysAsked),
        on(t + " >= '2026-10-05 10:00:00' AND " + t + " < '2026-10-07'", twoDays, twoDaysAsked),
        on(
            t + " >= '2026-10-05T10:00:00Z' AND " + t + " < '2026-10-07T00:00'",
            twoDays,
            twoDaysAsked),
        on(
            t + " >= '2026-10-05T12:00:00+02:00' AND " + t + " < '2026-10-06T19:00:00-05:00'",
            twoDays,
            twoDaysAsked),
        on(
            t + " BETWEEN '2026-10-05 10:00:00' AND '2026-10-06 23:59:59.999'",
            twoDays,
            twoDaysAsked),
        on(
            "NOT (" + t + " < '2026-10-05 10:00' OR " + t + " >= DATE '2026-10-07')",
            twoDays,
            twoDaysAsked),
        on(
            t + " >= ? AND " + t + " < ?",
            twoDays,
            twoDaysAsked,
            LocalDateTime.parse("2026-10-05T10:00"),
            LocalDateTime.parse("2026-10-07T00:00")),
        on(
            t + " >= ? AND " + t + " < ?",
            twoDays,
            twoDaysAsked,
            Instant.parse("2026-10-05T10:00:00Z"),
            OffsetDateTime.parse("2026-10-07T01:00:00+01:00")),
        on(
            t + " >= ? AND " + t + " < ?",
            twoDays,
            twoDaysAsked,
            Timestamp.valueOf("2026-10-05 10:00:00"),
            LocalDate.parse("2026-10-07")),
        on(
            t + " >= ? AND " + t + " < ?",
            twoDays,
            twoDaysAsked,
            "2026-10-05T10:00:00Z",
            "2026-10-07"),
        on(
            "? <= " + t + " AND " + t + " < CAST(? AS TIMESTAMP)",
            twoDays,
            twoDaysAsked,
            "2026-10-05 10:00:00",
            "2026-10-07 00:00:00"),
        on("CAST(" + t + " AS DATE) = DATE '2026-10-05'", oneDay, oneDayAsked),
        on("FLOOR(" + t + " TO DAY) = TIMESTAMP '2026-10-05 00:00:00'", oneDay, oneDayAsked),
        on("DATE_TRUNC('day', " + t + ") = '2026-10-05'", oneDay, oneDayAsked),
        on(
            "DATE_TRUNC('month', " + t + ") = DATE '2026-10-01'",
            between("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            List.of("2026-10-01..2026-10-31")),
        on(
            "EXTRACT(YEAR FROM " + t + ") = 2026 AND MONTH(" + t + ") IN (9, 10)",
            between("2026-09-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            List.of("2026-09-01..2026-09-30", "2026-10-01..2026-10-31")),
        on(
            "FLOOR(" + t + " TO WEEK) = TIMESTAMP '2026-10-04 00:00:00'",
            between("2026-10-04T00:00:00Z", "2026-10-11T00:00:00Z"),
            List.of("2026-10-04..2026-10-10")),
        on(
            "DATE_TRUNC('quarter', " + t + ") = '2026-10-01'",
            between("2026-10-01T00:00:00Z", "2026-11-23T12:00:00.001Z"),
            List.of("2026-10-01..2026-10-31", "2026-11-01..2026-11-23")),
        on(
            t
                + " IN (TIMESTAMP '2026-10-05 10:00:00', '2026-10-06', TIMESTAMP '2026-08-01"
                + " 09:59:59.999')",
            List.of("2026-10-05T10:00:00Z", "2026-10-06T00:00:00Z", "2026-08-01T09:59:59.999Z"),
            List.of("2026-08-01..2026-08-01", "2026-10-05..2026-10-06")),
        on(
            t + " = TIMESTAMP '2026-10-05 10:00:00' OR " + t + " = TIMESTAMP '2026-10-09 10:00:00'",
            List.of("2026-10-05T10:00:00Z", "2026-10-09T10:00:00Z"),
            List.of("2026-10-05..2026-10-05", "2026-10-09..2026-10-09")),
        on(t + " >= CURRENT_TIMESTAMP - INTERVAL '7' DAY", week, weekAsked),
        on(t + " >= NOW() - INTERVAL '7' DAY", week, weekAsked),
        on(t + " >= TIMESTAMPADD(DAY, -7, CURRENT_TIMESTAMP)", week, weekAsked),
        on(t + " >= {fn TIMESTAMPADD(SQL_TSI_DAY, -7, {fn NOW()})}", week, weekAsked),
        on(
            t + " >= CURRENT_DATE",
            between("2026-11-23T00:00:00Z", "2026-11-23T12:00:00.001Z"),
            List.of("2026-11-23..2026-11-23")),
        on(
            t + " >= CURRENT_DATE - INTERVAL '1' DAY AND " + t + " < CURRENT_DATE",
            between("2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"),
            List.of("2026-11-22..2026-11-22")),
        on(
            t
                + " > TIMESTAMP '2026-09-10 00:00:00' AND "
                + t
                + " <= TIMESTAMP '2026-11-10 00:00:00'",
            where(
                i ->
                    i.isAfter(Instant.parse("2026-09-10T00:00:00Z"))
                        && !i.isAfter(Instant.parse("2026-11-10T00:00:00Z"))),
            List.of("2026-09-10..2026-10-09", "2026-10-10..2026-11-09", "2026-11-10..2026-11-10")),
        on(
            t + " >= '2026-10-05' AND " + t + " < '2026-10-06' AND (name LIKE '%' OR type = 'x')",
            oneDay,
            oneDayAsked),
        on(
            "("
                + t
                + " >= '2026-10-05' AND "
                + t
                + " < '2026-10-06') OR (type = 'Group' AND "
                + t
                + " >= '2026-11-23' )",
            Stream.concat(
                    oneDay.stream(),
                    between("2026-11-23T00:00:00Z", "2026-11-23T12:00:00.001Z").stream())
                .toList(),
            List.of("2026-10-05..2026-10-05", "2026-11-23..2026-11-23")),
        on(
            "DATE_TRUNC('week', " + t + ") = '2026-10-05'",
            between("2026-10-05T00:00:00Z", "2026-10-12T00:00:00Z"),
            List.of("2026-10-05..2026-10-11")),
        on(
            t + " + INTERVAL '7' DAY > NOW()",
            between("2026-11-16T12:00:00.001Z", "2026-11-23T12:00:00.001Z"),
            weekAsked),
        on(
            "TIMESTAMPADD(MONTH, 1, " + t + ") > ? AND NOT " + t + " < '2026-10-06'",
            between("2026-10-06T00:00:00Z", "2026-11-23T12:00:00.001Z"),
            List.of("2026-10-06..2026-11-05", "2026-11-06..2026-11-23"),
            "2026-11-05"),
        on(
            "TIMESTAMPDIFF(DAY, " + t + ", TIMESTAMP '2026-10-07 00:00:00') = 1",
            between("2026-10-05T00:00:00.001Z", "2026-10-06T00:00:00.001Z"),
            List.of("2026-10-05..2026-10-06")),
        on(
            "TIMESTAMPDIFF(DAY, " + t + ", DATE '2026-10-07') = 1",
            between("2026-10-05T00:00:00.001Z", "2026-10-06T00:00:00.001Z"),
            List.of("2026-10-05..2026-10-06")),
        on("FLOOR(CAST(" + t + " AS DATE) TO HOUR) = DATE '2026-10-05'", oneDay, oneDayAsked),
        on(
            "DECODE(CAST(" + t + " AS DATE), TIMESTAMP '2026-10-05 00:00:00', 1, 0) = 1",
            oneDay,
            oneDayAsked),
        on(
            t + " BETWEEN SYMMETRIC '2026-10-05 23:59:59.999' AND '2026-10-05'",
            oneDay,
            oneDayAsked),
        on(
            "YEAR(" + t + ") * 10000 + MONTH(" + t + ") * 100 + DAYOFMONTH(" + t + ") = 20261005",
            oneDay,
            oneDayAsked),
        on(
            "COALESCE("
                + t
                + ", NOW()) < '2026-10-06' AND GREATEST("
                + t
                + ", CAST(? AS TIMESTAMP)) > CAST(? AS TIMESTAMP)",
            oneDay,
            oneDayAsked,
            LocalDateTime.parse("2026-10-01T00:00"),
            LocalDateTime.parse("2026-10-04T23:59:59.999")),
        on(
            "CASE WHEN " + t + " < '2026-10-05' THEN FALSE ELSE " + t + " < '2026-10-06' END",
            oneDay,
            oneDayAsked),
        on(
            t
                + " IN (SELECT x FROM (VALUES (TIMESTAMP '2026-10-05 10:00:00'),"
                + " (TIMESTAMP '2026-10-09 10:00:00')) v(x))",
            List.of("2026-10-05T10:00:00Z", "2026-10-09T10:00:00Z"),
            List.of("2026-10-05..2026-10-05", "2026-10-09..2026-10-09")),
        on("CAST(" + t + " AS DATE) = (SELECT DATE '2026-10-05')", oneDay, oneDayAsked),
        on(
            t
                + " >= (SELECT MIN(x) FROM (VALUES (TIMESTAMP '2026-10-06 00:00:00'),"
                + " (TIMESTAMP '2026-10-05 00:00:00')) v(x)) AND "
                + t
                + " < (SELECT MAX(x) FROM (VALUES (TIMESTAMP '2026-10-04 00:00:00'),"
                + " (TIMESTAMP '2026-10-06 00:00:00')) v(x))",
            oneDay,
            oneDayAsked),
        on(
            t
                + " >= ALL (SELECT x FROM (VALUES (TIMESTAMP '2026-10-04 00:00:00'),"
                + " (TIMESTAMP '2026-10-05 00:00:00')) v(x)) AND "
                + t
                + " < ANY (SELECT x FROM (VALUES (TIMESTAMP '2026-10-06 00:00:00'),"
                + " (TIMESTAMP '2026-10-05 00:00:00')) v(x))",
            oneDay,
            oneDayAsked),
        on(
            "(" + t + ", session_id) >= (?, ?) AND (" + t + ", session_id) < (?, 'x')",
            oneDay,
            oneDayAsked,
            LocalDateTime.parse("2026-10-05T00:00"),
            "2026-10-05T00:00:00Z",
            LocalDateTime.parse("2026-10-05T23:59:59.999")),
        on(
            "(EXTRACT(YEAR FROM " + t + "), MONTH(" + t + ")) BETWEEN (2026, 10) AND (2026, 10)",
            between("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            List.of("2026-10-01..2026-10-31")),
        on(
            "(type, CAST(" + t + " AS DATE)) IN (VALUES ('Group', DATE '2026-10-05'))",
            oneDay,
            oneDayAsked),
        on(
            t + " > ? AND " + t + " < ?",
            List.of(),
            oneDayAsked,
            "2026-10-05 12:00",
            "2026-10-05 11:00"),
        on("FLOOR(" + t + " TO HOUR) = '2026-10-05 10:30'", List.of(), oneDayAsked),
        on(t + " >= '2026-12-01'", List.of(), List.of()),
        on(t + " < '2026-10-05' AND " + t + " > '2026-10-06'", List.of(), List.of()),
        on("1 = 0", List.of(), List.of()),
        on(t + " > NULL", List.of(), List.of()),
        on(t + " = ? AND " + t + " = ?", List.of(), List.of(), "2026-10-05", "2026-10-06"));
  }

  @ParameterizedTest
  @MethodSource("predicates")
  void asksForItsDaysOnly(Case test) {
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS), properties)) {
      zoom.query(SELECT + test.predicate, test.parameters.toArray())
          .returns(test.ids)
          .requests(test.windows.toArray(String[]::new))
          .warnsNothing();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void theZoneOfTheJvmChangesNothing(String jvmZone) {
    TimeZone.setDefault(TimeZone.getTimeZone(jvmZone));
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS), properties)) {
      for (Arguments arguments : predicates().toList()) {
        Case test = (Case) arguments.get()[0];
        zoom.query(SELECT + test.predicate, test.parameters.toArray())
            .returns(test.ids)
            .requests(test.windows.toArray(String[]::new));
      }
    }
  }

  @Test
  void readsTheWholeHistoryWithoutPredicateInSevenWindowsNewestDayLast() {
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS), properties)) {
      zoom.query("SELECT session_id FROM chat_sessions")
          .returns(where(t -> true))
          .requests(
              "2026-05-23..2026-06-22",
              "2026-06-23..2026-07-22",
              "2026-07-23..2026-08-22",
              "2026-08-23..2026-09-22",
              "2026-09-23..2026-10-22",
              "2026-10-23..2026-11-22",
              "2026-11-23..2026-11-23")
          .warnsNothing();
    }
  }

  @Test
  void unreadablePredicatesAskForEverything() {
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS), properties)) {
      assertThat(
              zoom.query(
                      SELECT + "last_message_sent_time > '2026-11-23' OR name = ?",
                      "2026-06-01T10:00:00Z")
                  .returns(
                      "2026-06-01T10:00:00Z", "2026-11-23T09:59:59.999Z", "2026-11-23T10:00:00Z")
                  .asked())
          .hasSize(7);
      assertThat(zoom.query(SELECT + "last_message_sent_time IS NULL").returns().asked())
          .hasSize(7);
    }
  }

  @Test
  void cutsToTheHistoryAndSaysSo() {
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS), properties)) {
      zoom.query(SELECT + "last_message_sent_time < '2026-05-25'")
          .returns(between("2026-05-23T00:00:00Z", "2026-05-25T00:00:00Z"))
          .requests("2026-05-23..2026-05-24")
          .warns("rows are from 2026-05-23 on");
      zoom.query(SELECT + "last_message_sent_time BETWEEN '2020-01-01' AND '2020-02-01'")
          .returns()
          .requests()
          .warns("before 2026-05-23");
      zoom.query(SELECT + "YEAR(last_message_sent_time) = 2025")
          .returns()
          .requests()
          .warns("before 2026-05-23");
    }
  }

  @Test
  void aMonthWithoutItsYearAsksForThoseOfTheHistory() {
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS), properties)) {
      zoom.query(
              SELECT
                  + "MONTH(last_message_sent_time) = ? AND"
                  + " EXTRACT(DAY FROM last_message_sent_time) BETWEEN 5 AND 6",
              10)
          .returns(between("2026-10-05T00:00:00Z", "2026-10-07T00:00:00Z"))
          .requests("2026-10-05..2026-10-06")
          .warns("rows are from 2026-05-23 on");
    }
  }

  @Test
  void longInListsStayPredicates() {
    StringBuilder list = new StringBuilder("'2026-10-05 10:00:00'");
    for (int second = 0; second < 59; second++) {
      list.append(", '2026-10-05 11:00:").append(second < 10 ? "0" : "").append(second).append("'");
    }
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS), properties)) {
      zoom.query(SELECT + "last_message_sent_time IN (" + list + ")")
          .returns("2026-10-05T10:00:00Z")
          .requests("2026-10-05..2026-10-05");
    }
  }

  @Test
  void predicatesReachScansBelowJoinsUnionsAndCommonTables() {
    String october =
        "last_message_sent_time >= '2026-10-05' AND last_message_sent_time < '2026-10-06'";
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS), properties)) {
      zoom.query("WITH x AS (SELECT * FROM chat_sessions) SELECT COUNT(*) FROM x WHERE " + october)
          .returns("4")
          .requests("2026-10-05..2026-10-05");
      zoom.query(
              "SELECT COUNT(*) FROM (SELECT * FROM chat_sessions UNION ALL SELECT * FROM"
                  + " chat_sessions) WHERE "
                  + october)
          .returns("8")
          .requests("2026-10-05..2026-10-05");
      zoom.query(
              "SELECT COUNT(*) FROM chat_sessions JOIN (VALUES ('Group', 1)) v(k, n) ON type = k"
                  + " WHERE "
                  + october)
          .returns("4")
          .requests("2026-10-05..2026-10-05");
    }
  }

  @Test
  void aSelfJoinReadsTheApiOnce() {
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS), properties)) {
      assertThat(
              zoom.query(
                      "SELECT COUNT(*) FROM chat_sessions a JOIN chat_sessions b"
                          + " ON a.last_message_sent_time < b.last_message_sent_time"
                          + " WHERE b.last_message_sent_time < '2026-05-24'")
                  .returns("6")
                  .asked())
          .hasSize(7);
      assertThat(
              zoom.query(
                      SELECT
                          + "last_message_sent_time = (SELECT MAX(last_message_sent_time) FROM"
                          + " chat_sessions)")
                  .returns("2026-11-23T10:00:00Z")
                  .asked())
          .hasSize(7);
    }
  }

  @Test
  void explainShowsTheWindowsWithoutARequest() {
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS), properties)) {
      assertThat(
              zoom.plan(
                  SELECT
                      + "last_message_sent_time >= TIMESTAMP '2026-10-05 10:00:00'"
                      + " AND last_message_sent_time < TIMESTAMP '2026-11-07 00:00:00'"))
          .contains("asks=[2026-10-05..2026-11-04, 2026-11-05..2026-11-06, page size 300]")
          .contains("$condition");
      assertThat(zoom.plan(SELECT + "last_message_sent_time > NOW() - INTERVAL '1' DAY LIMIT 5"))
          .contains("asks=[2026-11-22..2026-11-23, page size 300]")
          .contains("limit 5 after the filter");
      assertThat(zoom.plan("SELECT * FROM chat_sessions LIMIT 5"))
          .contains("asks=[2026-10-24..2026-11-23,")
          .contains("page size 5]");
      assertThat(zoom.plan(SELECT + "last_message_sent_time > '2027-01-01'"))
          .contains("asks=[nothing]");
    }
  }
}
