package io.github.zoomim.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does wrong: survived with whole rows, or one error that says what to do. */
@ParameterizedClass(name = "concurrency {0}")
@ValueSource(ints = {1, 4})
class FailureTest {
  private static final String ALL = "SELECT session_id FROM chat_sessions";
  private static final List<SimulatedSession> SESSIONS = sessions();

  private final int concurrency;

  FailureTest(int concurrency) {
    this.concurrency = concurrency;
  }

  private Fixture zoom(String properties) {
    return Fixture.of(LaboratoryOptions.of(SESSIONS), properties + ";concurrency=" + concurrency);
  }

  private static List<SimulatedSession> sessions() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      sessions.add(SimulatedSession.group("s" + i, "2026-10-05T10:00:" + (10 + i) + "Z"));
    }
    return sessions;
  }

  static List<Arguments> passing() {
    return List.of(
        Arguments.of("503", Fault.status(503)),
        Arguments.of("500", Fault.status(500)),
        Arguments.of("HTML 502", Fault.html(502)),
        Arguments.of("429", Fault.tooManyRequests(Map.of("Retry-After", "0"))),
        Arguments.of("429 without headers", Fault.tooManyRequests(Map.of())),
        Arguments.of("reset", Fault.resetBeforeAnswer()),
        Arguments.of("reset in the body", Fault.resetAfter(40)),
        Arguments.of("cut", Fault.cutAfter(40)),
        Arguments.of("cut chunk", Fault.cutChunkedAfter(40)),
        Arguments.of("damaged gzip", new Fault.BrokenGzip(30)),
        Arguments.of("half JSON", new Fault.ChangedBytes(b -> java.util.Arrays.copyOf(b, 60))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void passingFaultsAreSurvivedWhereverTheyStrike(String name, Fault fault) {
    for (int request : new int[] {1, 6, 9}) {
      try (Fixture zoom = zoom("pageSize=10")) {
        zoom.controls().failRequest(request, fault);
        zoom.query(ALL).returns(SESSIONS.stream().map(SimulatedSession::id).toList());
      }
    }
  }

  static List<Arguments> lasting() {
    return List.of(
        Arguments.of(
            Fault.error(401, 124, "Invalid access token."),
            "28000",
            List.of("124", "Invalid access token", "accessToken")),
        Arguments.of(
            Fault.error(400, 4711, "Invalid access token, does not contain scopes:[imchat:read]."),
            "42501",
            List.of("4711", "imchat:read")),
        Arguments.of(
            Fault.error(400, 200, "No permission."), "42501", List.of("200", "No permission")),
        Arguments.of(
            Fault.error(404, 1001, "User does not exist."), "08004", List.of("404", "1001")),
        Arguments.of(
            Fault.tooManyRequests(
                Map.of("X-RateLimit-Type", "Daily-limit", "Retry-After", "2026-11-23T12:05:00Z")),
            "53400",
            List.of("2026-11-23T12:05:00Z")),
        Arguments.of(
            Fault.error(400, 300, "Report requested exceeds 6 month limit."),
            "22023",
            List.of("historyMonths", "6 month limit")),
        Arguments.of(Fault.redirect(307, "http://127.0.0.2/"), "08004", List.of("307")));
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void otherFaultsAreOneErrorThatSaysWhatToDo(Fault fault, String state, List<String> said) {
    try (Fixture zoom = zoom("pageSize=10")) {
      zoom.controls().failRequest(5, fault);
      SQLException failure = zoom.failure(ALL);
      assertThat(failure.getSQLState()).as(failure.getMessage()).isEqualTo(state);
      assertThat(failure.getMessage())
          .contains(said)
          .doesNotContain(zoom.simulator().accessToken());
      // Nothing is asked for after the failure; what was under way is aborted.
      assertThat(zoom.asked()).hasSizeBetween(5, 4 + concurrency);
      // The connection is as good as before, after a daily limit once that has ended.
      zoom.controls().clearFaults();
      zoom.timePasses(Duration.ofMinutes(5));
      zoom.query(ALL).returnsRows(30);
    }
  }

  /** A pool would throw its connections away, and its users would not see what is the matter. */
  @Test
  void connectionsStayValidWhileTheRequestsOfTheDayAreUsedUp() throws SQLException {
    try (Fixture zoom = zoom("")) {
      zoom.query(ALL).returnsRows(30);
      zoom.controls()
          .onRequest(
              request ->
                  Fault.tooManyRequests(
                      Map.of("X-RateLimit-Type", "Daily-limit", "Retry-After", "7200")));
      zoom.timePasses(Duration.ofMinutes(11));
      assertThat(zoom.connection().isValid(5)).isTrue();
      int asked = zoom.simulator().requestCount();
      assertThat(zoom.connection().isValid(5)).isTrue();
      assertThat(zoom.simulator().requestCount()).isEqualTo(asked);
      assertThat(zoom.failure(ALL).getSQLState()).isEqualTo("53400");
      assertThat(zoom.asked()).isEmpty();
    }
  }

  @Test
  void retriesHaveAnEnd() {
    try (Fixture zoom = zoom("maxRetries=1")) {
      zoom.controls().onRequest(request -> Fault.status(503));
      SQLException failure = zoom.failure(ALL);
      assertThat(failure.getSQLState()).isEqualTo("08006");
      assertThat(failure.getMessage()).contains("503").contains("1 retries");
      assertThat(zoom.asked()).hasSize(2);
    }
  }

  @Test
  void aRowWithoutIdIsAnErrorThatNamesItsPlace() {
    try (Fixture zoom = zoom("")) {
      Fault withoutId =
          new Fault.ChangedBody(
              body -> {
                ((ObjectNode) body.get("sessions").get(3)).remove("session_id");
                return body;
              });
      zoom.controls()
          .onRequest(request -> request.window().startsWith("2026-09-23") ? withoutId : null);
      SQLException failure = zoom.failure(ALL);
      assertThat(failure.getSQLState()).isEqualTo("08P01");
      assertThat(failure.getMessage()).contains("$.sessions[3].session_id");
    }
  }

  @Test
  void aMissingScopeIsNamed() {
    LaboratoryOptions options = LaboratoryOptions.of(SESSIONS).withScopes("meeting:read");
    try (Fixture zoom = Fixture.of(options)) {
      SQLException failure = zoom.failure(ALL);
      assertThat(failure.getSQLState()).isEqualTo("42501");
      assertThat(failure.getMessage()).contains("imchat:read");
    }
  }
}
