package io.github.zoomim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.Fixture.Answer;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is planned without a search has the same rows, of the same requests, as what is searched
 * for: the same statement with one column more, which has to be computed.
 */
class StraightPlanTest {
  private static final List<String> PREDICATES =
      List.of(
          "",
          " WHERE last_message_sent_time >= '2026-10-05'",
          " WHERE last_message_sent_time BETWEEN '2026-08-30 10:00' AND '2026-11-02'"
              + " AND name <> 'n1'",
          " WHERE last_message_sent_time < '2026-06-20' OR last_message_sent_time > '2026-11-11'",
          " WHERE last_message_sent_time > TIMESTAMP '2026-11-23 12:00:00' - INTERVAL '9' DAY",
          " WHERE last_message_sent_time > CURRENT_TIMESTAMP - INTERVAL '40' DAY AND type = 'Group'",
          " WHERE last_message_sent_time IS NULL",
          " WHERE last_message_sent_time IS NULL AND last_message_sent_time > '2026-11-01'",
          " WHERE session_id IS NOT NULL",
          " WHERE session_id IS NULL",
          " WHERE 1 = 1",
          " WHERE 1 = 0",
          " WHERE name LIKE '%2' AND EXTRACT(MONTH FROM last_message_sent_time) = 9",
          " WHERE last_message_sent_time = (SELECT MAX(last_message_sent_time)"
              + " FROM chat_sessions WHERE last_message_sent_time < '2026-09-01')");

  private static final List<String> ORDERS =
      List.of(
          " ORDER BY session_id",
          " ORDER BY last_message_sent_time DESC, session_id",
          " ORDER BY last_message_sent_time NULLS FIRST, session_id",
          " ORDER BY name DESC, session_id");

  private static final List<String> LIMITS =
      List.of("", " LIMIT 3", " LIMIT 4 OFFSET 2", " OFFSET 5", " LIMIT 0");

  private static LaboratoryOptions sessions() {
    return LaboratoryOptions.of(
            IntStream.range(0, 90)
                .mapToObj(
                    i ->
                        new SimulatedSession(
                            "s" + i,
                            i % 3 == 0 ? "Group" : "1:1",
                            i % 11 == 0 ? null : "n" + i % 5,
                            i % 17 == 0 ? null : Fixture.NOW.minus(2L * i, ChronoUnit.DAYS)))
                .toList())
        .withPageCap(7);
  }

  static Stream<String> predicates() {
    return PREDICATES.stream();
  }

  @ParameterizedTest
  @MethodSource("predicates")
  void rowsAndRequestsAreThoseOfASearch(String predicate) {
    try (Fixture zoom = Fixture.of(sessions(), "concurrency=1")) {
      for (String order : ORDERS) {
        for (String limit : LIMITS) {
          String rest = " FROM chat_sessions" + predicate + order + limit;
          Answer straight = zoom.query("SELECT session_id, name, last_message_sent_time" + rest);
          Answer searched =
              zoom.query("SELECT session_id, name, last_message_sent_time, 1 + 0" + rest);
          List<String> rows = straight.rows().stream().map(row -> row + ", 1").toList();
          assertThat(rows).as(rest).isEqualTo(searched.rows());
          assertThat(straight.asked()).as(rest).isEqualTo(searched.asked());
        }
      }
    }
  }
}
