package io.github.zoomim.e2e.pushdown;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.Reading;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose days the API counts is nobody's knowledge; what can be seen of it is said. */
class AccountZoneTest {
  private static final String SINCE_OCTOBER =
      "SELECT session_id, last_message_sent_time FROM chat_sessions"
          + " WHERE last_message_sent_time >= '2026-10-04'";
  private static final String OCTOBER_5 =
      "SELECT session_id FROM chat_sessions WHERE last_message_sent_time >= '2026-10-05'"
          + " AND last_message_sent_time < '2026-10-06'";

  private static LaboratoryOptions sessions() {
    return LaboratoryOptions.of(
        List.of(
            SimulatedSession.group("eve", "2026-10-04T20:00:00Z"),
            SimulatedSession.group("noon", "2026-10-05T03:00:00Z")));
  }

  @Test
  void warnsWhereZoomReturnsSessionsOfTheEve() {
    try (Fixture zoom = Fixture.of(sessions().withZone(ZoneId.of("Asia/Tokyo")))) {
      zoom.query(OCTOBER_5)
          .returns("noon")
          .warns("set accountTimeZone to the account's")
          .requests("2026-10-05..2026-10-05");
    }
  }

  @Test
  void warnsNothingWhereTheZoneIsSet() {
    try (Fixture zoom =
        Fixture.of(sessions().withZone(ZoneId.of("Asia/Tokyo")), "accountTimeZone=Asia/Tokyo")) {
      zoom.query(OCTOBER_5).returns("noon").warnsNothing();
      zoom.query(SINCE_OCTOBER).returnsRows(2).warnsNothing();
    }
  }

  @Test
  void warnsNothingWhereSessionsAreSelectedByAnyActivity() {
    SimulatedSession active =
        new SimulatedSession(
            "active",
            "Group",
            "name",
            Instant.parse("2026-10-09T01:00:00Z"),
            List.of(Instant.parse("2026-10-05T01:00:00Z")));
    try (Fixture zoom =
        Fixture.of(
            LaboratoryOptions.of(List.of(active)).withSelection(Reading.Selection.BY_ACTIVITY))) {
      zoom.query(OCTOBER_5).returns().warnsNothing();
      zoom.query(SINCE_OCTOBER).returnsRows(1).warnsNothing();
    }
  }
}
