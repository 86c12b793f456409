package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.EVERYTHING;
import static io.github.zoomim.scan.Scans.FEW;
import static io.github.zoomim.scan.Scans.between;
import static io.github.zoomim.scan.Scans.drain;
import static io.github.zoomim.scan.Scans.open;
import static io.github.zoomim.scan.Scans.since;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked and returned while nothing moves and nothing fails. */
@ParameterizedClass(name = "concurrency {0}")
@ValueSource(ints = {1, 4, 6})
final class SessionScanTest {
  private static final TimeConstraint ONE_DAY =
      between("2026-10-05T00:00:00Z", "2026-10-06T00:00:00Z");

  private final VirtualTime time = new VirtualTime("2026-11-23T12:00:00Z");
  private final FakeZoom zoom = new FakeZoom(time);

  SessionScanTest(int concurrency) {
    zoom.concurrency = concurrency;
  }

  @Test
  void asksForNothingBeforeTheFirstRowIsWanted() {
    try (SessionScan scan = open(zoom, 300, TimeConstraint.ANYTHING, EVERYTHING)) {
      assertThat(scan).isNotNull();
    }
    assertThat(zoom.requests).isEmpty();
  }

  @Test
  void asksForAPageOnlyWhenTheRowsOfTheFormerAreTaken() {
    days("2026-10-05", 5);
    try (SessionScan scan = open(zoom, 2, ONE_DAY, EVERYTHING)) {
      for (int row = 1; row <= 5; row++) {
        assertThat(scan.next()).isNotNull();
        assertThat(zoom.requests).hasSize((row + 1) / 2);
      }
      assertThat(scan.next()).isNull();
      assertThat(scan.next()).isNull();
    }
    assertThat(zoom.asked())
        .containsExactly(
            "2026-10-05..2026-10-05", "2026-10-05..2026-10-05+", "2026-10-05..2026-10-05+");
    assertThat(zoom.requests).extracting(PageRequest::pageSize).containsOnly(2);
  }

  @Test
  void readsTheWholeHistoryInAsManyRequestsAsThereArePages() {
    IntStream.range(0, 184)
        .forEach(d -> zoom.add("s" + d, LocalDate.of(2026, 5, 24).plusDays(d) + "T05:00:00Z"));
    assertThat(drain(zoom, 300, TimeConstraint.ANYTHING, EVERYTHING)).hasSize(184);
    assertThat(zoom.requests).hasSize(7);
  }

  @Test
  void stopsAfterTheFirstPageWhenTheLimitIsMet() {
    days("2026-11-22", 20);
    assertThat(drain(zoom, 300, TimeConstraint.ANYTHING, new Demand.AtMost(5))).hasSize(5);
    assertThat(zoom.asked()).containsExactly("2026-10-24..2026-11-23");
    assertThat(zoom.requests.get(0).pageSize()).isEqualTo(5);
  }

  @Test
  void readsOnUntilTheLimitIsMet() {
    zoom.add("new", "2026-11-20T00:00:00Z").add("old", "2026-09-25T00:00:00Z");
    assertThat(drain(zoom, 300, TimeConstraint.ANYTHING, new Demand.AtMost(2)))
        .containsExactly("new", "old");
    assertThat(zoom.asked()).containsExactly("2026-10-24..2026-11-23", "2026-09-24..2026-10-23");
  }

  @Test
  void asksNothingForALimitOfZeroEvenAfterMidnight() {
    days("2026-11-22", 2);
    try (SessionScan scan = open(zoom, 300, TimeConstraint.ANYTHING, new Demand.AtMost(0))) {
      time.pass(Duration.ofDays(1));
      assertThat(scan.next()).isNull();
    }
    assertThat(zoom.requests).isEmpty();
  }

  @Test
  void aFewRowsAreTheLatest() {
    zoom.add("new", "2026-11-20T00:00:00Z").add("old", "2026-05-25T00:00:00Z");
    try (SessionScan scan = open(zoom, 300, TimeConstraint.ANYTHING, FEW)) {
      assertThat(scan.next()).extracting(Session::id).isEqualTo("new");
    }
    assertThat(zoom.asked()).containsExactly("2026-10-24..2026-11-23");
  }

  @Test
  void leavesOutWhatTheConstraintDoesNotAdmit() {
    // Zoom may count days in another zone, or select sessions by any activity.
    zoom.read = asked -> new DateWindow(asked.from().minusDays(1), asked.to().plusDays(1));
    zoom.add("early", "2026-10-04T23:59:59.999Z").add("in", "2026-10-05T00:00:00Z");
    zoom.add("late", "2026-10-06T23:59:59.999Z").add("out", "2026-10-07T00:00:00Z");
    zoom.add(ChatSession.of("timeless", null, null, null));
    assertThat(
            drain(zoom, 300, between("2026-10-05T10:00:00Z", "2026-10-07T00:00:00Z"), EVERYTHING))
        .containsExactly("in", "late");
    assertThat(zoom.asked()).containsExactly("2026-10-05..2026-10-06");
  }

  @Test
  void returnsASessionOnceThoughSeveralWindowsReturnIt() {
    zoom.add(ChatSession.of("timeless", null, null, null)).add("a", "2026-06-01T00:00:00Z");
    assertThat(drain(zoom, 300, TimeConstraint.ANYTHING, EVERYTHING))
        .containsExactlyInAnyOrder("timeless", "a");
    assertThat(zoom.requests).hasSize(7);
  }

  @Test
  void returnsARowThatLiesYearsOutsideItsWindow() {
    zoom.instead =
        (request, number) ->
            new PageAnswer.Page(
                new SessionPage(
                    null,
                    null,
                    null,
                    List.of(
                        ChatSession.of("sample", null, null, 0L),
                        ChatSession.of("b", null, null, 1L))));
    assertThat(drain(zoom, 300, TimeConstraint.ANYTHING, EVERYTHING))
        .containsExactly("sample", "b");
    assertThat(drain(zoom, 300, ONE_DAY, EVERYTHING)).isEmpty();
  }

  @Test
  void goesOnAfterAnEmptyPageWithAToken() {
    Session row = ChatSession.of("x", null, null, Scans.at("2026-10-05T01:00:00Z"));
    zoom.instead =
        (request, number) ->
            number == 1
                ? new PageAnswer.Page(new SessionPage(null, null, "more", List.of()))
                : new PageAnswer.Page(new SessionPage(null, null, "", List.of(row)));
    assertThat(drain(zoom, 300, ONE_DAY, EVERYTHING)).containsExactly("x");
    assertThat(zoom.asked()).containsExactly("2026-10-05..2026-10-05", "2026-10-05..2026-10-05+");
  }

  @Test
  void refusesATokenThatWasHandedOutBefore() {
    zoom.instead =
        (request, number) ->
            new PageAnswer.Page(
                new SessionPage(
                    null,
                    null,
                    number % 2 == 0 ? "even" : "odd",
                    List.of(
                        ChatSession.of(
                            "s" + number, null, null, Scans.at("2026-10-05T01:00:00Z")))));
    SessionScan scan = open(zoom, 300, ONE_DAY, EVERYTHING);
    assertThat(scan.next()).isNotNull();
    assertThat(scan.next()).isNotNull();
    assertThatThrownBy(scan::next)
        .hasMessageContaining("repeated a page token")
        .hasMessageContaining("2026-10-05..2026-10-05")
        .extracting("kind")
        .isEqualTo(Kind.PROTOCOL);
    assertThat(zoom.requests).hasSize(3);
  }

  @Test
  void aFailedScanFailsAgainAndNeverLooksAsIfItHadEnded() {
    ZoomImFailure refused = new ZoomImFailure(Kind.CONNECTION, "the line is dead");
    zoom.before.put(
        1,
        () -> {
          throw refused;
        });
    SessionScan scan = open(zoom, 300, ONE_DAY, EVERYTHING);
    assertThat(catchThrowable(scan::next)).isSameAs(refused);
    assertThat(catchThrowable(scan::next)).isSameAs(refused);
    assertThat(zoom.requests).hasSize(1);
  }

  @Test
  void refusesToGoOnOnceClosed() {
    days("2026-10-05", 5);
    SessionScan scan = open(zoom, 2, ONE_DAY, EVERYTHING);
    assertThat(scan.next()).isNotNull();
    scan.close();
    scan.close();
    assertThatThrownBy(scan::next).extracting("kind").isEqualTo(Kind.CLOSED);
    assertThat(zoom.requests).hasSize(1);
  }

  @Test
  void endsBetweenRowsWhenTheRunIsStopped() {
    days("2026-10-05", 5);
    Execution execution = Execution.unlimited(time);
    SessionScan scan = open(zoom, 300, ONE_DAY, EVERYTHING, execution);
    assertThat(scan.next()).isNotNull();
    execution.stop(Kind.CANCELLED);
    assertThatThrownBy(scan::next).extracting("kind").isEqualTo(Kind.CANCELLED);
  }

  @Test
  void triesASpanThatEndsTodayInOneRequest() {
    zoom.add("a", "2026-11-22T05:00:00Z").add("b", "2026-11-23T05:00:00Z");
    assertThat(drain(zoom, 300, since("2026-11-20T00:00:00Z"), EVERYTHING))
        .containsExactly("a", "b");
    assertThat(zoom.asked()).containsExactly("2026-11-20..2026-11-23");
  }

  @Test
  void asksForTheNewestDayByItselfWhereTheSpanTakesMoreThanAPage() {
    zoom.add("a", "2026-11-21T05:00:00Z").add("b", "2026-11-22T05:00:00Z");
    zoom.add("c", "2026-11-23T05:00:00Z");
    assertThat(drain(zoom, 2, since("2026-11-20T00:00:00Z"), EVERYTHING))
        .containsExactly("a", "b", "c");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-11-20..2026-11-23", "2026-11-20..2026-11-22", "2026-11-23..2026-11-23");
  }

  @Test
  void readsTheNewestDayAloneWithoutAnyDetour() {
    days("2026-11-23", 5);
    assertThat(drain(zoom, 2, since("2026-11-23T00:00:00Z"), EVERYTHING)).hasSize(5);
    assertThat(drain(zoom, 2, since("2026-11-23T00:00:00Z"), FEW)).hasSize(5);
    assertThat(zoom.requests).hasSize(6);
  }

  @Test
  void asksForTheNewestDayOnceMoreWhereALimitWasNotMet() {
    zoom.add("a", "2026-10-20T05:00:00Z").add("b", "2026-11-22T05:00:00Z");
    assertThat(drain(zoom, 300, since("2026-10-20T00:00:00Z"), new Demand.AtMost(500)))
        .containsExactly("b", "a");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-10-24..2026-11-23", "2026-10-20..2026-10-23", "2026-11-23..2026-11-23");
  }

  @Test
  void doesNotAskForTheNewestDayOnceMoreAfterASingleRequest() {
    zoom.add("b", "2026-11-22T05:00:00Z");
    assertThat(drain(zoom, 300, since("2026-11-01T00:00:00Z"), new Demand.AtMost(500))).hasSize(1);
    assertThat(zoom.asked()).containsExactly("2026-11-01..2026-11-23");
  }

  @Test
  void doesNotAskForTodayWhereTheRangeEndsBefore() {
    zoom.add("a", "2026-10-05T05:00:00Z").add("b", "2026-11-22T05:00:00Z");
    TimeConstraint past = between("2026-10-01T00:00:00Z", "2026-11-23T00:00:00Z");
    assertThat(drain(zoom, 1, past, FEW)).hasSize(2);
    assertThat(zoom.asked()).containsExactly("2026-10-23..2026-11-22", "2026-10-01..2026-10-22");
  }

  private void days(String day, int sessions) {
    for (int i = 0; i < sessions; i++) {
      zoom.add("s" + i, day + "T0" + i % 10 + ":00:00Z");
    }
  }
}
