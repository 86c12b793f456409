package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.EVERYTHING;
import static io.github.zoomim.scan.Scans.FEW;
import static io.github.zoomim.scan.Scans.between;
import static io.github.zoomim.scan.Scans.drain;
import static io.github.zoomim.scan.Scans.open;
import static io.github.zoomim.scan.Scans.since;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that get a message while the scan runs, one case at a time. */
@ParameterizedClass(name = "concurrency {0}")
@ValueSource(ints = {1, 4, 6})
final class MovingSessionsTest {
  private final VirtualTime time = new VirtualTime("2026-11-23T12:00:00Z");
  private final FakeZoom zoom = new FakeZoom(time);

  MovingSessionsTest(int concurrency) {
    zoom.concurrency = concurrency;
  }

  @Test
  void findsASessionInTheNewestDayThatLeftItsOldDayBeforeThatWasRead() {
    zoom.add("a", "2026-06-01T00:00:00Z").add("mover", "2026-10-25T00:00:00Z");
    zoom.before.put(3, () -> zoom.touch("mover"));
    assertThat(drain(zoom, 300, TimeConstraint.ANYTHING, EVERYTHING)).containsExactly("a", "mover");
    assertThat(zoom.requests).hasSize(7);
  }

  @Test
  void returnsASessionOnceThatMovedAfterItsDayWasRead() {
    zoom.add("mover", "2026-06-01T00:00:00Z").add("b", "2026-10-25T00:00:00Z");
    zoom.before.put(3, () -> zoom.touch("mover"));
    assertThat(drain(zoom, 300, TimeConstraint.ANYTHING, EVERYTHING)).containsExactly("mover", "b");
  }

  @Test
  void findsASessionThatMovedBetweenThePagesOfASpanThatEndsToday() {
    zoom.add("a", "2026-11-20T00:00:00Z").add("mover", "2026-11-22T00:00:00Z");
    zoom.add("c", "2026-11-23T00:00:00Z");
    zoom.before.put(2, () -> zoom.touch("mover"));
    assertThat(drain(zoom, 1, since("2026-11-20T00:00:00Z"), EVERYTHING))
        .containsExactly("a", "c", "mover");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-11-20..2026-11-23",
            "2026-11-20..2026-11-22",
            "2026-11-23..2026-11-23",
            "2026-11-23..2026-11-23+");
  }

  @Test
  void aLimitThatIsNotMetFindsASessionThatMovedBeforeItsDayWasRead() {
    zoom.add("a", "2026-11-20T00:00:00Z").add("mover", "2026-07-01T00:00:00Z");
    zoom.before.put(3, () -> zoom.touch("mover"));
    assertThat(drain(zoom, 300, TimeConstraint.ANYTHING, new Demand.AtMost(500)))
        .containsExactly("a", "mover");
    assertThat(zoom.requests).hasSize(8);
  }

  @Test
  void returnsASessionThatEntersItsDaysAfterItWasPassedOver() {
    TimeConstraint today = since("2026-11-23T00:00:00Z");
    // Zoom answers for more days than it is asked for, in the order of time.
    zoom.read = asked -> new DateWindow(asked.from().minusDays(1), asked.to());
    zoom.add("a", "2026-11-23T10:00:00Z").add("mover", "2026-11-22T05:00:00Z");
    zoom.add("z", "2026-11-23T12:00:00Z");
    zoom.order = FakeZoom.BY_TIME;
    zoom.paging = FakeZoom.Paging.CURSOR;
    zoom.before.put(
        2,
        () -> {
          time.pass(Duration.ofMinutes(1));
          zoom.touch("mover");
        });
    assertThat(drain(zoom, 1, today, EVERYTHING)).containsExactly("a", "z", "mover");
  }

  @Test
  void asksForTheNewDayWhenMidnightPassed() {
    zoom.add("a", "2026-11-20T00:00:00Z").add("mover", "2026-11-23T01:00:00Z");
    zoom.before.put(
        2,
        () -> {
          time.pass(Duration.ofHours(13));
          zoom.touch("mover");
        });
    assertThat(
            drain(
                zoom,
                300,
                since("2026-11-20T00:00:00Z")
                    .or(between("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z")),
                EVERYTHING))
        .containsExactly("a", "mover");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-11-01..2026-11-01", "2026-11-20..2026-11-23", "2026-11-24..2026-11-24");
  }

  @Test
  void asksForDaysThatCameAfterPlanningThoughNothingWasPlanned() {
    try (SessionScan scan = open(zoom, 300, since("2026-11-24T00:00:00Z"), FEW)) {
      time.pass(Duration.ofDays(3));
      zoom.touch("late");
      assertThat(scan.next()).extracting(Session::id).isEqualTo("late");
      assertThat(scan.next()).isNull();
    }
    assertThat(zoom.asked()).containsExactly("2026-11-24..2026-11-26");
  }

  @Test
  void asksForNoNewDayThatTheConstraintDoesNotAdmit() {
    try (SessionScan scan =
        open(zoom, 300, between("2026-11-20T00:00:00Z", "2026-11-24T00:00:00Z"), EVERYTHING)) {
      time.pass(Duration.ofDays(3));
      assertThat(scan.next()).isNull();
    }
    assertThat(zoom.asked()).containsExactly("2026-11-20..2026-11-23");
  }

  @Test
  void findsASessionThatMovedIntoTheFormerNewestDayJustBeforeMidnight() {
    // Newest first: that day was read already when the session moved into it.
    zoom.add("a", "2026-11-20T00:00:00Z").add("mover", "2026-10-22T00:00:00Z");
    zoom.before.put(2, () -> zoom.touch("mover"));
    zoom.before.put(3, () -> time.pass(Duration.ofDays(1)));
    TimeConstraint days =
        between("2026-10-20T00:00:00Z", "2026-10-24T00:00:00Z")
            .or(since("2026-11-20T00:00:00Z"))
            .or(between("2026-09-01T00:00:00Z", "2026-09-02T00:00:00Z"));
    assertThat(drain(zoom, 300, days, FEW)).containsExactly("a", "mover");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-11-20..2026-11-23",
            "2026-10-20..2026-10-23",
            "2026-09-01..2026-09-01",
            "2026-11-23..2026-11-24");
  }
}
