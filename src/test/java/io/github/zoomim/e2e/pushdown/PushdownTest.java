package io.github.zoomim.e2e.pushdown;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.Fixture;
import io.github.zoomim.support.Fixture.Answer;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which days each form of predicate asks for, with the rows that it must return. */
@ParameterizedClass(name = "[{0}]")
@ValueSource(strings = {"", "concurrency=1"})
class PushdownTest {
  private static final String SELECT = "SELECT session_id FROM chat_sessions WHERE ";

  private final TimeZone zone = TimeZone.getDefault();
  private final String properties;

  PushdownTest(String properties) {
    this.properties = properties;
  }

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(zone);
  }

  private Fixture zoom() {
    return Fixture.of(LaboratoryOptions.of(PredicateCase.SESSIONS), properties);
  }

  static Stream<PredicateCase> predicates() {
    return PredicateCase.all();
  }

  @ParameterizedTest
  @MethodSource("predicates")
  void asksForItsDaysOnly(PredicateCase predicate) {
    try (Fixture zoom = zoom()) {
      Answer answer = asksForItsDaysOnly(zoom, predicate);
      if (predicate.isTrueOfOlderTimes()) {
        answer.warns("before 2026-05-23");
      } else {
        answer.warnsNothing();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void theZoneOfTheJvmChangesNothing(String jvmZone) {
    TimeZone.setDefault(TimeZone.getTimeZone(jvmZone));
    try (Fixture zoom = zoom()) {
      predicates().forEach(predicate -> asksForItsDaysOnly(zoom, predicate));
    }
  }

  /** The rows are those that the predicate is TRUE for in a SELECT list, which narrows nothing. */
  private static Answer asksForItsDaysOnly(Fixture zoom, PredicateCase predicate) {
    @Nullable Object[] parameters = predicate.parameters().toArray();
    String text = predicate.text().replaceAll("\\bt\\b", "last_message_sent_time");
    List<String> ids =
        zoom
            .query("SELECT session_id, (" + text + ") IS TRUE FROM chat_sessions", parameters)
            .rows()
            .stream()
            .filter(row -> row.endsWith(", true"))
            .map(row -> row.substring(0, row.indexOf(',')))
            .toList();
    assertThat(ids).containsExactlyInAnyOrderElementsOf(requireNonNullElse(predicate.ids(), ids));
    return zoom.query(SELECT + text, parameters)
        .returns(ids)
        .requests(predicate.windows().toArray(String[]::new));
  }

  @Test
  void readsTheWholeHistoryWithoutPredicateInSevenWindowsNewestDayLast() {
    try (Fixture zoom = zoom()) {
      zoom.query("SELECT session_id FROM chat_sessions")
          .returns(PredicateCase.where(t -> true))
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
    try (Fixture zoom = zoom()) {
      assertThat(
              zoom.query(
                      SELECT + "last_message_sent_time > '2026-11-23' OR name = ?",
                      "2026-06-01T10:00:00Z")
                  .returns(
                      "2026-06-01T10:00:00Z",
                      "2026-11-23T09:59:59.999Z",
                      "2026-11-23T10:00:00Z",
                      "2026-11-23T11:59:59.999Z")
                  .asked())
          .hasSize(7);
      assertThat(zoom.query(SELECT + "last_message_sent_time IS NULL").returns().asked())
          .hasSize(7);
    }
  }

  @Test
  void cutsToTheHistoryAndSaysSo() {
    try (Fixture zoom = zoom()) {
      zoom.query(SELECT + "last_message_sent_time < '2026-05-25'")
          .returns(PredicateCase.between("2026-05-23T00:00:00Z", "2026-05-25T00:00:00Z"))
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
    try (Fixture zoom = zoom()) {
      zoom.query(
              SELECT
                  + "MONTH(last_message_sent_time) = ? AND"
                  + " EXTRACT(DAY FROM last_message_sent_time) BETWEEN 5 AND 6",
              10)
          .returns(PredicateCase.between("2026-10-05T00:00:00Z", "2026-10-07T00:00:00Z"))
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
    try (Fixture zoom = zoom()) {
      zoom.query(SELECT + "last_message_sent_time IN (" + list + ")")
          .returns("2026-10-05T10:00:00Z")
          .requests("2026-10-05..2026-10-05");
    }
  }

  @Test
  void predicatesReachScansBelowJoinsUnionsAndCommonTables() {
    String october =
        "last_message_sent_time >= '2026-10-05' AND last_message_sent_time < '2026-10-06'";
    try (Fixture zoom = zoom()) {
      zoom.query("WITH x AS (SELECT * FROM chat_sessions) SELECT COUNT(*) FROM x WHERE " + october)
          .returns("5")
          .requests("2026-10-05..2026-10-05");
      zoom.query(
              "SELECT COUNT(*) FROM (SELECT * FROM chat_sessions UNION ALL SELECT * FROM"
                  + " chat_sessions) WHERE "
                  + october)
          .returns("10")
          .requests("2026-10-05..2026-10-05");
      zoom.query(
              "SELECT COUNT(*) FROM chat_sessions JOIN (VALUES ('Group', 1)) v(k, n) ON type = k"
                  + " WHERE "
                  + october)
          .returns("5")
          .requests("2026-10-05..2026-10-05");
    }
  }

  @Test
  void aSelfJoinReadsTheApiOnce() {
    try (Fixture zoom = zoom()) {
      assertThat(
              zoom.query(
                      "SELECT COUNT(*) FROM chat_sessions a JOIN chat_sessions b"
                          + " ON a.last_message_sent_time < b.last_message_sent_time"
                          + " WHERE b.last_message_sent_time < '2026-05-24'")
                  .returns("10")
                  .asked())
          .hasSize(7);
      assertThat(
              zoom.query(
                      SELECT
                          + "last_message_sent_time = (SELECT MAX(last_message_sent_time) FROM"
                          + " chat_sessions)")
                  .returns("2026-11-23T11:59:59.999Z")
                  .asked())
          .hasSize(7);
    }
  }

  @Test
  void explainShowsTheWindowsWithoutARequest() {
    try (Fixture zoom = zoom()) {
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
