package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.EVERYTHING;
import static io.github.zoomim.scan.Scans.between;
import static io.github.zoomim.scan.Scans.drain;
import static io.github.zoomim.scan.Scans.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Page tokens that expire: the window is opened anew, without loss or repeats. */
@ParameterizedClass(name = "concurrency {0}")
@ValueSource(ints = {1, 4, 6})
final class ExpiredTokenTest {
  private static final TimeConstraint TWO_DAYS =
      between("2026-10-05T00:00:00Z", "2026-10-07T00:00:00Z");

  private final VirtualTime time = new VirtualTime("2026-11-23T12:00:00Z");
  private final FakeZoom zoom = new FakeZoom(time);

  ExpiredTokenTest(int concurrency) {
    zoom.concurrency = concurrency;
  }

  @Test
  void goesOnWithoutLossOrRepeatsWhenATokenExpiredDuringAPause() {
    hours("2026-10-05", 5);
    List<String> ids = new ArrayList<>();
    try (SessionScan scan = open(zoom, 2, TWO_DAYS, EVERYTHING)) {
      for (Session row = scan.next(); row != null; row = scan.next()) {
        ids.add(row.id());
        if (ids.size() == 2) {
          time.pass(Duration.ofMinutes(16));
        }
      }
    }
    assertThat(ids).containsExactly("s0", "s1", "s2", "s3", "s4");
    String first = "2026-10-05..2026-10-06";
    assertThat(zoom.asked()).containsExactly(first, first + "+", first, first + "+", first + "+");
  }

  @Test
  void comesToAnEndForAReaderThatPausesAfterEveryRow() {
    hours("2026-10-05", 8);
    List<String> ids = new ArrayList<>();
    try (SessionScan scan = open(zoom, 2, TWO_DAYS, EVERYTHING)) {
      for (Session row = scan.next(); row != null; row = scan.next()) {
        ids.add(row.id());
        time.pass(Duration.ofMinutes(16));
      }
    }
    assertThat(ids).containsExactly("s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7");
  }

  @Test
  void takesTheSameTokensAgainFromAReopenedWindow() {
    List<Session> rows = List.of(row("a"), row("b"));
    zoom.instead =
        (request, number) ->
            number == 2
                ? new PageAnswer.TokenExpired("expired")
                : request.pageToken() == null
                    ? page("the same", rows.get(0))
                    : page(null, rows.get(1));
    assertThat(drain(zoom, 1, TWO_DAYS, EVERYTHING)).containsExactly("a", "b");
    assertThat(zoom.requests).hasSize(4);
  }

  @Test
  void givesUpWhenReopeningTheWindowGetsNoFurther() {
    hours("2026-10-05", 5);
    zoom.tokenLife = Duration.ofMinutes(-1);
    SessionScan scan = open(zoom, 2, TWO_DAYS, EVERYTHING);
    assertThat(scan.next()).isNotNull();
    assertThat(scan.next()).isNotNull();
    assertThatThrownBy(scan::next)
        .hasMessageContaining("page 2 of the days 2026-10-05..2026-10-06")
        .hasMessageContaining("The next page token is invalid or expired.")
        .extracting("kind")
        .isEqualTo(Kind.PROTOCOL);
    assertThat(zoom.requests).hasSize(6);
  }

  @Test
  void givesUpOnlyAfterTwoFruitlessChainsInARow() {
    hours("2026-10-05", 7);
    // Fails at page 2, at page 2 again, gets to page 3, fails there again, and then goes through.
    List<Integer> expired = List.of(2, 4, 7, 10);
    zoom.instead =
        (request, number) ->
            expired.contains(number) ? new PageAnswer.TokenExpired("expired") : null;
    assertThat(drain(zoom, 2, TWO_DAYS, EVERYTHING)).hasSize(7);
    assertThat(zoom.requests).hasSize(14);
  }

  @Test
  void failsWhenATokenIsRefusedThatWasNotSent() {
    zoom.instead = (request, number) -> new PageAnswer.TokenExpired("expired");
    assertThatThrownBy(() -> drain(zoom, 2, TWO_DAYS, EVERYTHING))
        .hasMessageContaining("none was sent")
        .extracting("kind")
        .isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void windowsReadSideBySideAreEachOpenedAnewForASlowReader() {
    for (String day : List.of("2026-07-05", "2026-08-05", "2026-09-05", "2026-10-05")) {
      hours(day, day, 9);
    }
    List<String> ids = new ArrayList<>();
    TimeConstraint past = between("2026-07-01T00:00:00Z", "2026-11-01T00:00:00Z");
    try (SessionScan scan = open(zoom, 2, past, EVERYTHING)) {
      for (Session row = scan.next(); row != null; row = scan.next()) {
        ids.add(row.id());
        time.pass(Duration.ofMinutes(16));
      }
    }
    assertThat(ids).hasSize(36).doesNotHaveDuplicates();
  }

  private static PageAnswer page(@Nullable String token, Session... sessions) {
    return new PageAnswer.Page(new SessionPage(null, null, token, List.of(sessions)));
  }

  private static Session row(String id) {
    return ChatSession.of(id, null, null, Scans.at("2026-10-05T01:00:00Z"));
  }

  private void hours(String day, int sessions) {
    hours("s", day, sessions);
  }

  private void hours(String prefix, String day, int sessions) {
    for (int i = 0; i < sessions; i++) {
      zoom.add(prefix + i, day + "T0" + i + ":00:00Z");
    }
  }
}
