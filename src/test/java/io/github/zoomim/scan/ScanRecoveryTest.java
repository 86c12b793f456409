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
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the scan mends, and where it gives up: expired tokens, echoed dates, the history's edge. */
final class ScanRecoveryTest {
  private static final TimeConstraint TWO_DAYS =
      between("2026-10-05T00:00:00Z", "2026-10-07T00:00:00Z");

  private final VirtualTime time = new VirtualTime("2026-11-23T12:00:00Z");
  private final FakeZoom zoom = new FakeZoom(time);
  private final Execution execution = Execution.unlimited(time);

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
  void asksAgainForDaysThatTheEchoedStartLeavesOut() {
    hours("2026-10-05", 3);
    zoom.add("late", "2026-10-08T00:00:00Z");
    readsAtMost(2);
    assertThat(
            drain(zoom, 300, between("2026-10-03T00:00:00Z", "2026-10-09T00:00:00Z"), EVERYTHING))
        .containsExactlyInAnyOrder("s0", "s1", "s2", "late");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-10-03..2026-10-08", "2026-10-03..2026-10-06", "2026-10-03..2026-10-04");
  }

  @Test
  void asksForTheNewestDayLastWhenTheEchoLeftOlderDaysOut() {
    zoom.add("a", "2026-11-20T05:00:00Z").add("b", "2026-11-23T05:00:00Z");
    readsAtMost(2);
    assertThat(drain(zoom, 300, since("2026-11-20T00:00:00Z"), EVERYTHING))
        .containsExactlyInAnyOrder("a", "b");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-11-20..2026-11-23", "2026-11-20..2026-11-21", "2026-11-23..2026-11-23");
  }

  @Test
  void asksAgainForDaysOnBothSides() {
    zoom.add("a", "2026-10-01T05:00:00Z").add("b", "2026-10-03T05:00:00Z");
    zoom.add("c", "2026-10-05T05:00:00Z");
    LocalDate middle = LocalDate.parse("2026-10-03");
    narrow(asked -> asked.from().isBefore(middle) && asked.to().isAfter(middle) ? middle : null);
    TimeConstraint days = between("2026-10-01T00:00:00Z", "2026-10-06T00:00:00Z");
    assertThat(drain(zoom, 300, days, EVERYTHING)).containsExactly("b", "a", "c");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-10-01..2026-10-05", "2026-10-01..2026-10-02", "2026-10-04..2026-10-05");
    zoom.requests.clear();
    assertThat(drain(zoom, 300, days, FEW)).containsExactly("b", "c", "a");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-10-01..2026-10-05", "2026-10-04..2026-10-05", "2026-10-01..2026-10-02");
  }

  @Test
  void takesAnAbsentOrWiderEchoForTheDaysAsked() {
    hours("2026-10-05", 5);
    zoom.echo = page -> new SessionPage(null, null, page.nextPageToken(), page.sessions());
    assertThat(drain(zoom, 300, TWO_DAYS, EVERYTHING)).hasSize(5);
    zoom.echo =
        page ->
            new SessionPage(LocalDate.MIN, LocalDate.MAX, page.nextPageToken(), page.sessions());
    assertThat(drain(zoom, 300, TWO_DAYS, EVERYTHING)).hasSize(5);
    assertThat(zoom.requests).hasSize(2);
  }

  @Test
  void goesByTheOnlyDateThatIsEchoed() {
    hours("a", "2026-10-05", 1);
    hours("b", "2026-10-06", 2);
    zoom.read =
        asked -> asked.to().equals(asked.from()) ? asked : new DateWindow(asked.to(), asked.to());
    zoom.echo =
        page ->
            new SessionPage(
                zoom.read.apply(zoom.requests.get(zoom.requests.size() - 1).window()).from(),
                null,
                page.nextPageToken(),
                page.sessions());
    assertThat(drain(zoom, 300, TWO_DAYS, EVERYTHING)).containsExactly("b0", "b1", "a0");
    assertThat(zoom.asked()).containsExactly("2026-10-05..2026-10-06", "2026-10-05..2026-10-05");
  }

  @Test
  void countsOnlyTheDaysThatAllPagesOfTheChainWereAbout() {
    hours("a", "2026-10-05", 2);
    hours("b", "2026-10-06", 2);
    zoom.echo =
        page ->
            zoom.requests.size() == 2
                ? new SessionPage(
                    LocalDate.parse("2026-10-06"), page.to(), page.nextPageToken(), page.sessions())
                : page;
    assertThat(drain(zoom, 2, TWO_DAYS, EVERYTHING)).hasSize(4);
    assertThat(zoom.asked())
        .containsExactly(
            "2026-10-05..2026-10-06", "2026-10-05..2026-10-06+", "2026-10-05..2026-10-05");
  }

  @Test
  void failsWhenTheEchoLeavesOutEveryDay() {
    hours("2026-10-05", 1);
    zoom.echo =
        page ->
            new SessionPage(
                LocalDate.parse("2026-10-07"),
                LocalDate.parse("2026-10-08"),
                page.nextPageToken(),
                page.sessions());
    assertThatThrownBy(() -> drain(zoom, 300, TWO_DAYS, EVERYTHING))
        .hasMessageContaining("2026-10-05..2026-10-06")
        .hasMessageContaining("2026-10-07..2026-10-08")
        .extracting("kind")
        .isEqualTo(Kind.PROTOCOL);
    assertThat(zoom.requests).hasSize(1);
  }

  @Test
  void asksFromTheNextDayOnWhenTheOldestIsNoLongerServed() {
    zoom.servesOldestDay = false;
    zoom.add("a", "2026-05-24T00:00:00Z");
    assertThat(run(TimeConstraint.ANYTHING)).containsExactly("a");
    assertThat(zoom.asked())
        .startsWith("2026-05-23..2026-06-22", "2026-05-24..2026-06-22", "2026-06-23..2026-07-22")
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
        .endsWith("2026-05-23..2026-05-23", "2026-11-23..2026-11-23")
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
        .isEqualTo(Kind.REFUSED);
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

  /** Zoom answers for the last days of a longer window only and echoes that. */
  private void readsAtMost(int days) {
    zoom.read =
        asked ->
            asked.from().plusDays(days).isAfter(asked.to())
                ? asked
                : new DateWindow(asked.to().minusDays(days - 1), asked.to());
    echoesWhatItReads();
  }

  private void narrow(Function<DateWindow, @Nullable LocalDate> to) {
    zoom.read =
        asked -> {
          LocalDate day = to.apply(asked);
          return day == null ? asked : new DateWindow(day, day);
        };
    echoesWhatItReads();
  }

  private void echoesWhatItReads() {
    zoom.echo =
        page -> {
          DateWindow read = zoom.read.apply(new DateWindow(page.from(), page.to()));
          return new SessionPage(read.from(), read.to(), page.nextPageToken(), page.sessions());
        };
  }

  private static PageAnswer page(@Nullable String token, Session... sessions) {
    return new PageAnswer.Page(new SessionPage(null, null, token, List.of(sessions)));
  }

  private static Session row(String id) {
    return new Session(id, null, null, Scans.at("2026-10-05T01:00:00Z"));
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
