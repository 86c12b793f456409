package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.EVERYTHING;
import static io.github.zoomim.scan.Scans.FEW;
import static io.github.zoomim.scan.Scans.between;
import static io.github.zoomim.scan.Scans.drain;
import static io.github.zoomim.scan.Scans.open;
import static io.github.zoomim.scan.Scans.since;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Days that Zoom refuses as older than it serves. */
@ParameterizedClass(name = "concurrency {0}")
@ValueSource(ints = {1, 4, 6})
final class HistoryEdgeTest {
  private final VirtualTime time = new VirtualTime("2026-11-23T12:00:00Z");
  private final FakeZoom zoom = new FakeZoom(time);
  private final Execution execution = Execution.unlimited(time);

  HistoryEdgeTest(int concurrency) {
    zoom.concurrency = concurrency;
  }

  @Test
  void asksFromTheNextDayOnWhenTheOldestIsNoLongerServed() {
    zoom.servesOldestDay = false;
    zoom.add("a", "2026-05-24T00:00:00Z");
    assertThat(run(TimeConstraint.ANYTHING)).containsExactly("a");
    assertThat(zoom.asked())
        .startsWith("2026-05-23..2026-06-22", "2026-05-24..2026-06-22")
        .contains("2026-06-23..2026-07-22")
        .hasSize(8);
    assertThat(execution.warnings()).isEmpty();
  }

  @Test
  void saysSoWhereThePredicateAskedForThatDay() {
    zoom.servesOldestDay = false;
    assertThat(run(since("2026-05-23T00:00:00Z"))).isEmpty();
    assertThat(execution.warnings()).singleElement().asString().contains("before 2026-05-24");
  }

  @Test
  void skipsAWindowOfTheOldestDayAlone() {
    zoom.servesOldestDay = false;
    zoom.add("a", "2026-05-24T00:00:00Z");
    assertThat(drain(zoom, 300, TimeConstraint.ANYTHING, FEW)).containsExactly("a");
    assertThat(zoom.asked())
        .contains("2026-05-23..2026-05-23")
        .endsWith("2026-11-23..2026-11-23")
        .hasSize(8);
  }

  @Test
  void skipsTheOldestDayAlsoWhenZoomMovesTheStartSilently() {
    zoom.add("a", "2026-05-24T00:00:00Z");
    LocalDate served = LocalDate.parse("2026-05-24");
    zoom.echo =
        page ->
            page.from() != null && page.from().isBefore(served)
                ? new SessionPage(served, page.to(), page.nextPageToken(), page.sessions())
                : page;
    assertThat(run(since("2026-05-23T00:00:00Z"))).containsExactly("a");
    assertThat(zoom.asked()).contains("2026-05-23..2026-05-23").hasSize(8);
    assertThat(execution.warnings()).singleElement().asString().contains("before 2026-05-24");
  }

  @Test
  void failsWhenDaysWellInsideTheHistoryAreRefused() {
    zoom.historyMonths = 3;
    assertThatThrownBy(() -> run(TimeConstraint.ANYTHING))
        .isInstanceOf(ZoomImFailure.class)
        .hasMessageContaining("2026-05-24..2026-06-22")
        .hasMessageContaining("Report requested exceeds 6 month limit.")
        .hasMessageContaining("historyMonths (now 6)")
        .extracting("kind")
        .isEqualTo(Kind.REFUSED_DAYS);
    assertThat(zoom.requests).hasSize(2);
  }

  @Test
  void followsTheHistoryThatMovesOnAtMidnightInTheMiddleOfAWindow() {
    hours("a", "2026-05-23", 3);
    hours("b", "2026-05-24", 3);
    List<String> ids = new ArrayList<>();
    SessionScan scan =
        open(
            zoom,
            2,
            between("2026-05-23T00:00:00Z", "2026-06-01T00:00:00Z"),
            EVERYTHING,
            execution);
    ids.add(name(scan.next()));
    ids.add(name(scan.next()));
    time.pass(Duration.ofHours(12));
    for (Session row = scan.next(); row != null; row = scan.next()) {
      ids.add(row.id());
    }
    assertThat(ids).containsExactly("a0", "a1", "b0", "b1", "b2");
    assertThat(zoom.asked())
        .startsWith("2026-05-23..2026-05-31", "2026-05-23..2026-05-31+", "2026-05-24..2026-05-31");
    assertThat(execution.warnings()).singleElement().asString().contains("before 2026-05-24");
  }

  @Test
  void warnsOfAMovedHistoryEvenWithoutAPredicateOnceRowsOfTheWindowWereRead() {
    hours("2026-05-23", 3);
    SessionScan scan = open(zoom, 2, TimeConstraint.ANYTHING, EVERYTHING, execution);
    assertThat(scan.next()).isNotNull();
    assertThat(scan.next()).isNotNull();
    time.pass(Duration.ofHours(12));
    drain(scan);
    assertThat(execution.warnings()).singleElement().asString().contains("before 2026-05-24");
  }

  private List<String> run(TimeConstraint constraint) {
    return drain(open(zoom, 300, constraint, EVERYTHING, execution));
  }

  private static String name(@Nullable Session session) {
    return session == null ? "none" : session.id();
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
