package io.github.zoomim.e2e.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import io.github.zoomim.support.Fixture.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subquery that reads no table asks for what its values written out would ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConstantSubqueryTest {
  /** Three midnights, the last of them twice. */
  private static final String TIMES =
      "WITH times(x) AS (VALUES (TIMESTAMP '2026-10-05 00:00:00'), (TIMESTAMP '2026-10-07"
          + " 00:00:00'), (TIMESTAMP '2026-10-09 00:00:00'), (TIMESTAMP '2026-10-09 00:00:00'))";

  private Fixture zoom;

  @BeforeAll
  void start() {
    List<SimulatedSession> sessions = new ArrayList<>();
    sessions.add(new SimulatedSession("without a time", "Group", "n", null));
    for (int half = 0; half < 60; half++) {
      Instant time = Instant.parse("2026-09-25T00:00:00Z").plus(Duration.ofHours(12L * half));
      sessions.add(SimulatedSession.group(time.toString(), time.toString()));
    }
    zoom = Fixture.of(LaboratoryOptions.of(sessions), "concurrency=1");
  }

  @AfterAll
  void stop() {
    zoom.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          t IN (SELECT x FROM times WHERE x > TIMESTAMP '2026-10-06 00:00:00')   | t IN ('2026-10-07', '2026-10-09')
          t IN (SELECT x FROM times ORDER BY x DESC LIMIT 1)                     | t = '2026-10-09'
          t IN (SELECT x FROM times GROUP BY x HAVING COUNT(*) > 1)              | t = '2026-10-09'
          t IN (SELECT x FROM times EXCEPT SELECT TIMESTAMP '2026-10-07 00:00:00') | t IN ('2026-10-05', '2026-10-09')
          t IN (SELECT x FROM times WHERE 1 = 0)                                 | 1 = 0
          t IN (SELECT x FROM times WHERE x > CURRENT_DATE)                      | 1 = 0
          t NOT IN (SELECT x FROM times WHERE x > CURRENT_DATE)                  | 1 = 1
          t IN (VALUES TIMESTAMP '2026-10-05 00:00:00')           | t = '2026-10-05'
          t IN (VALUES DATE '2026-10-05', DATE '2026-10-07')      | t IN ('2026-10-05', '2026-10-07')
          t IN (SELECT x FROM UNNEST(ARRAY[TIMESTAMP '2026-10-05 00:00:00']) v(x)) | t = '2026-10-05'
          t IN (SELECT DATE '2026-10-05' FROM dual)               | t = '2026-10-05'
          t IN (SELECT TIMESTAMPADD(DAY, n, DATE '2026-10-01') FROM (VALUES 4, 6) v(n) WHERE n < 5) | t = '2026-10-05'
          CAST(t AS DATE) IN (SELECT CAST(x AS DATE) FROM times WHERE x < DATE '2026-10-06') | CAST(t AS DATE) = '2026-10-05'
          CAST(t AS DATE) IN (SELECT x FROM times LIMIT 1)                       | CAST(t AS DATE) = '2026-10-05'
          DAYOFMONTH(t) IN (SELECT n FROM (VALUES 5, 9, 40) v(n) WHERE n > 5) AND MONTH(t) = 10 | CAST(t AS DATE) = '2026-10-09'
          t >= (SELECT x FROM times ORDER BY x DESC LIMIT 1)                     | t >= '2026-10-09'
          t >= (SELECT MAX(x) FROM times WHERE x < DATE '2026-10-09') | t >= '2026-10-07'
          t >= (SELECT MIN(x) FROM (VALUES CAST(NULL AS TIMESTAMP), TIMESTAMP '2026-10-07 00:00:00') v(x)) | t >= '2026-10-07'
          t >= (SELECT x FROM times WHERE 1 = 0)                                 | 1 = 0
          t BETWEEN (SELECT MIN(x) FROM times) AND (SELECT MAX(x) FROM times) | t BETWEEN '2026-10-05' AND '2026-10-09'
          t > (SELECT MAX(x) FROM times WHERE x < (SELECT MAX(x) FROM times)) | t > '2026-10-07'
          t >= DATE '2026-10-01' AND t < TIMESTAMPADD(DAY, (SELECT MAX(n) FROM (VALUES 3, 4) v(n)), DATE '2026-10-01') | t >= '2026-10-01' AND t < '2026-10-05'
          t >= CAST((SELECT MAX(x) FROM (VALUES '2026-10-05', '2026-10-07') v(x)) AS TIMESTAMP) | t >= '2026-10-07'
          t = ANY (VALUES TIMESTAMP '2026-10-05 00:00:00')        | t = '2026-10-05'
          t >= ANY (SELECT x FROM times WHERE x > DATE '2026-10-05')             | t >= '2026-10-07'
          t < ANY (SELECT x FROM times WHERE x < DATE '2026-10-08')              | t < '2026-10-07'
          t <= ANY (VALUES TIMESTAMP '2026-10-05 00:00:00', NULL) | t <= '2026-10-05'
          t > ALL (VALUES TIMESTAMP '2026-10-05 00:00:00', NULL)  | 1 = 0
          t >= ALL (SELECT x FROM times ORDER BY x LIMIT 2)                      | t >= '2026-10-07'
          t >= ALL (SELECT x FROM times WHERE 1 = 0)                             | 1 = 1
          t >= ANY (SELECT x FROM times WHERE 1 = 0)                             | 1 = 0
          t <> ALL (SELECT x FROM times WHERE x < DATE '2026-10-08') AND t >= '2026-10-05' AND t < '2026-10-08' | t IN ('2026-10-05T12:00:00', '2026-10-06', '2026-10-06T12:00:00', '2026-10-07T12:00:00')
          t <> ANY (SELECT x FROM times) AND t >= '2026-10-05' AND t < '2026-10-06' | t >= '2026-10-05' AND t < '2026-10-06'
          t <> ANY (SELECT x FROM times WHERE x < DATE '2026-10-06') AND t >= '2026-10-05' AND t < '2026-10-06' | t > '2026-10-05' AND t < '2026-10-06'
          NOT (t < (SELECT MAX(x) FROM times))                 | NOT (t < '2026-10-09')
          t NOT IN (SELECT x FROM times ORDER BY x LIMIT 1) AND CAST(t AS DATE) = '2026-10-05' | t = '2026-10-05T12:00:00'
          t >= ANY (ARRAY[TIMESTAMP '2026-10-09 00:00:00', TIMESTAMP '2026-10-07 00:00:00']) | t >= '2026-10-07'
          EXISTS (SELECT x FROM times WHERE x = DATE '2026-10-05') AND t = '2026-10-05' | t = '2026-10-05'
          EXISTS (SELECT x FROM times WHERE x = DATE '2026-10-06') AND t = '2026-10-05' | 1 = 0
          NOT EXISTS (SELECT x FROM times WHERE EXISTS (SELECT 1 FROM (VALUES DATE '2026-10-05') u(y) WHERE y = x)) | 1 = 0
          """)
  void asksForTheDaysOfItsValues(String subquery, String writtenOut) {
    Answer expected = ids(writtenOut);
    ids(subquery).returns(expected.rows()).requests(expected.asked().toArray(String[]::new));
  }

  @Test
  void followsParametersAndTheClock() {
    String latest = "t >= (SELECT x FROM times WHERE x < ? ORDER BY x DESC LIMIT 1)";
    ids(latest + " AND t < ?", at("2026-10-09T00:00:00"), at("2026-10-08T00:00:00"))
        .returns("2026-10-07T00:00:00Z", "2026-10-07T12:00:00Z")
        .requests("2026-10-07..2026-10-07");
    ids(latest + " AND t < ?", at("2026-10-07T00:00:00"), at("2026-10-06T00:00:00"))
        .returns("2026-10-05T00:00:00Z", "2026-10-05T12:00:00Z")
        .requests("2026-10-05..2026-10-05");
    ids("t >= (SELECT x FROM (VALUES CURRENT_DATE, CURRENT_DATE - INTERVAL '1' DAY) v(x) ORDER BY x"
            + " LIMIT 1)")
        .returns()
        .requests("2026-11-22..2026-11-23");
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }

  @Test
  void sendsNothingWhereItFails() {
    String sql =
        TIMES + " SELECT name FROM chat_sessions WHERE last_message_sent_time > (TABLE times)";
    SQLException severalRows = zoom.failure(sql);
    assertThat(severalRows.getMessage()).contains("returned more than one row");
    assertThat(severalRows.getSQLState()).isEqualTo("21000");
    assertThat(zoom.asked()).isEmpty();
  }

  @Test
  void isNotTakenForOneWhereItVaries() {
    String correlated =
        "EXISTS (SELECT 1 FROM (VALUES TIMESTAMP '2026-10-05 00:00:00') v(x) WHERE x = t)";
    assertThat(ids(correlated).rows()).containsExactly("2026-10-05T00:00:00Z");
    assertThat(ids("t > (SELECT MIN(t) FROM s) AND t < '2026-09-26'").rows())
        .containsExactly("2026-09-25T12:00:00Z");
    assertThat(ids("RAND() < (SELECT RAND() + 1 FROM (VALUES 1) v(x)) AND t < '2026-09-26'").rows())
        .hasSize(2);
  }

  private Answer ids(String predicate, Object... parameters) {
    return zoom.query(
        TIMES
            + ", s AS (SELECT session_id, last_message_sent_time AS t FROM chat_sessions)"
            + " SELECT session_id FROM s WHERE "
            + predicate,
        parameters);
  }
}
