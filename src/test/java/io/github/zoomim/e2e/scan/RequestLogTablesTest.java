package io.github.zoomim.e2e.scan;

import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables that show what the driver has asked. */
class RequestLogTablesTest {
  private static final String QUERY =
      "SELECT COUNT(*) FROM chat_sessions WHERE last_message_sent_time >= '2026-10-05'"
          + " AND last_message_sent_time < '2026-10-06'";

  private static Fixture fixture() {
    return Fixture.of(
        LaboratoryOptions.of(
                List.of(
                    SimulatedSession.group("a", "2026-10-05T10:00:00Z"),
                    SimulatedSession.group("b", "2026-10-05T11:00:00Z")))
            .withRequestsPerSecond(10));
  }

  @Test
  void showsEachRequestOfTheProcessWithItsStatementAndMakesNone() {
    try (Fixture zoom = fixture()) {
      zoom.controls().failRequest(1, Fault.status(503));
      String retried = QUERY.replace("COUNT(*)", "COUNT(*) AS retried");
      zoom.query(retried).returns("2");
      zoom.query(
              "SELECT started, path, \"window\", page, status, \"rows\", attempt, statement FROM"
                  + " zoom.api_requests WHERE statement LIKE '%retried%' ORDER BY attempt")
          .returnsInOrder(
              "2026-11-23 12:00:00.000, /v2/im/chat/sessions, 2026-10-05..2026-10-05, 1, 503, 0, 1,"
                  + " "
                  + retried,
              "2026-11-23 12:00:00.000, /v2/im/chat/sessions, 2026-10-05..2026-10-05, 1, 200, 2, 2,"
                  + " "
                  + retried)
          .requests();
    }
  }

  /** The process may have met servers with other limits before. */
  @Test
  void showsTheLimitsLastTold() {
    try (Fixture zoom = fixture()) {
      zoom.query(QUERY).returns("2");
      zoom.query(
              "SELECT category, type, rate_limit, remaining FROM zoom.rate_limits"
                  + " WHERE host = '127.0.0.1' AND category = 'Heavy' AND type = 'QPS'")
          .returns("Heavy, QPS, 10, 9")
          .requests();
    }
  }
}
