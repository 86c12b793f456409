package io.github.zoomim.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import io.github.zoomim.support.Fixture.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is run without a plan returns and asks for the same as with one: each statement is compared
 * with one that has a predicate more, which is true of every row.
 */
class PlainSelectTest {
  @AutoClose
  private static final Fixture ZOOM =
      Fixture.of(
          LaboratoryOptions.of(
              List.of(
                  session("a", "Group", "x", "2026-11-20T10:00:00.120Z"),
                  session("b", "Group", null, "2026-11-20T10:00:00Z"),
                  session("c", "1:1", "x", "2026-10-05T10:00:00Z"),
                  session("d", null, "y", "2026-11-23T10:00:00Z"),
                  session("e", null, null, "2026-11-22T10:00:00Z"))),
          "concurrency=1");

  private static SimulatedSession session(
      String id, @Nullable String type, @Nullable String name, String time) {
    return new SimulatedSession(id, type, name, Instant.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM chat_sessions%s",
        "SELECT name FROM chat_sessions%s",
        "SELECT c.name AS n, c.session_id, name FROM zoom.chat_sessions AS c%s",
        "SELECT last_message_sent_time, \"TYPE\" FROM chat_sessions%s",
        "SELECT COUNT(*) FROM chat_sessions%s",
        "SELECT COUNT(name), COUNT(*), COUNT(type) AS t FROM chat_sessions%s",
        "SELECT COUNT(type, name) FROM chat_sessions%s",
        "SELECT type, COUNT(*) FROM chat_sessions%s GROUP BY type",
        "SELECT COUNT(*) AS n, type AS kind FROM chat_sessions%s GROUP BY 2",
        "SELECT COUNT(name), name, type, COUNT(*) FROM chat_sessions%s GROUP BY type, name",
        "SELECT COUNT(*) FROM chat_sessions%s GROUP BY type",
        "SELECT type FROM chat_sessions%s GROUP BY type, name",
        "SELECT type, type AS again FROM chat_sessions%s GROUP BY type",
        "SELECT COUNT(DISTINCT type) FROM chat_sessions%s",
        "SELECT COUNT(*) FILTER (WHERE type = 'Group') FROM chat_sessions%s",
        "SELECT type, COUNT(*) FROM chat_sessions%s GROUP BY ROLLUP (type)",
        "SELECT type, COUNT(*) FROM chat_sessions%s GROUP BY type HAVING COUNT(*) > 1",
        "SELECT DISTINCT type FROM chat_sessions%s",
        "SELECT COUNT(*) + 1 FROM chat_sessions%s",
        "SELECT 1, type FROM chat_sessions%s",
        "SELECT COUNT(*) OVER () FROM chat_sessions%s",
        "SELECT s.type FROM (SELECT type, COUNT(*) AS n FROM chat_sessions%s GROUP BY type) AS s",
      })
  void returnsTheSame(String sql) {
    Answer plain = ZOOM.query(sql.formatted(""));
    Answer planned =
        ZOOM.query(sql.formatted(" WHERE session_id IS NOT NULL AND 'a' <= session_id"));

    plain.returns(planned.rows());
    assertThat(plain.asked()).containsExactlyInAnyOrderElementsOf(planned.asked());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LIMIT 2", "LIMIT 2 OFFSET 1", "OFFSET 3", "FETCH FIRST 1 ROWS ONLY", "LIMIT 9"})
  void limitsTheSame(String limit) {
    Answer plain = ZOOM.query("SELECT session_id FROM chat_sessions " + limit);
    Answer planned = ZOOM.query("SELECT session_id || '' FROM chat_sessions " + limit);

    plain.returnsInOrder(planned.rows().toArray(String[]::new));
    assertThat(plain.asked()).isEqualTo(planned.asked());
  }

  @Test
  void limitsGroups() {
    ZOOM.query("SELECT type, COUNT(*) FROM chat_sessions GROUP BY type LIMIT 2").returnsRows(2);
    ZOOM.query("SELECT COUNT(*) FROM chat_sessions LIMIT 1").returns("5");
    ZOOM.query("SELECT COUNT(*) FROM chat_sessions LIMIT 1 OFFSET 1").returns(List.of());
    ZOOM.query(1, "SELECT type, COUNT(*) FROM chat_sessions GROUP BY type").returnsRows(1);
  }

  @Test
  void asksForNothingWhereNothingIsWanted() {
    ZOOM.query("SELECT * FROM chat_sessions LIMIT 0").returns(List.of()).requests();
    ZOOM.query("SELECT COUNT(*) FROM chat_sessions LIMIT 0").returns(List.of()).requests();
  }
}
