package io.github.zoomim.e2e.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which days aggregates ask for that count some of the rows only. */
class PushdownAggregatesTest {
  private static final String FROM =
      " FROM (SELECT session_id AS id, type, name, last_message_sent_time AS t FROM chat_sessions)";

  private final Fixture zoom = Fixture.of(LaboratoryOptions.of(sessions()));

  /** One at noon of each day, a group on each second. */
  private static List<SimulatedSession> sessions() {
    return LocalDate.parse("2026-05-23")
        .datesUntil(LocalDate.parse("2026-11-24"))
        .map(
            day -> {
              String type = day.getDayOfMonth() % 2 == 0 ? "Group" : "1:1";
              Instant at = Instant.parse(day + "T10:00:00Z");
              return new SimulatedSession(day.toString(), type, day.toString(), at);
            })
        .toList();
  }

  @AfterEach
  void close() {
    zoom.close();
  }

  @Test
  void filtersOfAllAggregatesNarrow() {
    zoom.query("SELECT COUNT(*) FILTER (WHERE t >= '2026-11-20')" + FROM)
        .returns("4")
        .requests("2026-11-20..2026-11-23");
    zoom.query(
            "SELECT COUNT(*) FILTER (WHERE t >= '2026-11-20'), MIN(id) FILTER (WHERE type ="
                + " 'Group' AND t >= '2026-11-10' AND t < '2026-11-12')"
                + FROM)
        .returns("4, 2026-11-10")
        .requests("2026-11-10..2026-11-11", "2026-11-20..2026-11-23");
    zoom.query(
            "SELECT COUNT(DISTINCT type) FILTER (WHERE t >= ?), LISTAGG(id) FILTER (WHERE t >= ?)"
                + FROM
                + " WHERE t < '2026-11-22'",
            "2026-11-20",
            "2026-11-21")
        .returns("2, 2026-11-21")
        .requests("2026-11-20..2026-11-21");
  }

  @Test
  void aCaseWithoutElseNarrowsLikeAFilter() {
    zoom.query(
            "SELECT COUNT(CASE WHEN t >= '2026-11-20' THEN 1 END), SUM(CASE WHEN t >= '2026-11-21'"
                + " THEN 2 END), MAX(CASE WHEN type = 'Group' AND t >= '2026-11-22' THEN id END)"
                + FROM)
        .returns("4, 6, 2026-11-22")
        .requests("2026-11-20..2026-11-23");
  }

  @Test
  void aggregatesOfNoRowsHaveTheirValues() {
    zoom.query(
            "SELECT COUNT(*) FILTER (WHERE t >= '2026-12-01'), COUNT(CASE WHEN t >= '2026-12-01'"
                + " THEN 1 END), SUM(1) FILTER (WHERE t >= '2026-12-01'), MAX(id) FILTER (WHERE t"
                + " >= '2026-12-01'), SUM(CASE WHEN t >= '2026-12-01' THEN 1 END)"
                + FROM)
        .returns("0, 0, null, null, null")
        .requests();
  }

  @Test
  void whatOtherRowsDecideAsksForThem() {
    for (String select :
        List.of(
            "COUNT(*) FILTER (WHERE t >= '2026-11-20'), COUNT(*)",
            "SUM(CASE WHEN t >= '2026-11-20' THEN 1 ELSE 0 END)",
            "COUNT(CASE WHEN t >= '2026-11-20' THEN 1 ELSE 0 END)",
            "COUNT(*) FILTER (WHERE t >= '2026-11-20' OR type = 'x')")) {
      assertThat(zoom.query("SELECT " + select + FROM).returnsRows(1).asked()).hasSize(7);
    }
    zoom.query("SELECT SUM(CASE WHEN t >= '2026-12-01' THEN 1 ELSE 0 END)" + FROM).returns("0");
    zoom.query("SELECT COUNT(CASE WHEN t >= '2026-11-20' THEN 1 ELSE 0 END)" + FROM).returns("185");
    assertThat(
            zoom.query(
                    "SELECT type, COUNT(*) FILTER (WHERE t >= '2026-11-23')"
                        + FROM
                        + " GROUP BY type")
                .returns("Group, 0", "1:1, 1")
                .asked())
        .hasSize(7);
    assertThat(
            zoom.query(
                    "SELECT COUNT(*) FILTER (WHERE t >= '2026-11-23')"
                        + FROM
                        + " GROUP BY ROLLUP(type)")
                .returns("0", "1", "1")
                .asked())
        .hasSize(7);
  }

  @Test
  void predicatesOfAQueryAndOfThoseWithinNarrowTogether() {
    String within = "(SELECT id, t" + FROM + " WHERE t < '2026-11-22')";
    zoom.query("SELECT id FROM " + within + " WHERE t >= '2026-11-20'")
        .returns("2026-11-20", "2026-11-21")
        .requests("2026-11-20..2026-11-21");
    zoom.query("WITH x AS " + within + " SELECT COUNT(*) FROM x WHERE t >= ?", "2026-11-20")
        .returns("2")
        .requests("2026-11-20..2026-11-21");
    zoom.query(
            "SELECT COUNT(*) FROM (VALUES ('2026-11-20'), ('2026-11-21')) v(k) LEFT JOIN "
                + within
                + " s ON s.id = v.k AND s.t >= '2026-11-21'")
        .returns("2")
        .requests("2026-11-21..2026-11-21");
  }

  @Test
  void windowFunctionsBelowSeeAllRows() {
    zoom.query(
            "SELECT COUNT(*) FILTER (WHERE t >= '2026-11-20' AND n = 185) FROM (SELECT t, COUNT(*)"
                + " OVER () AS n"
                + FROM
                + ")")
        .returns("4");
  }
}
