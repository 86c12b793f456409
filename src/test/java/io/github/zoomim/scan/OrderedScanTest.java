package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.at;
import static io.github.zoomim.scan.Scans.drain;
import static io.github.zoomim.scan.Scans.since;
import static io.github.zoomim.scan.TimeOrder.ASCENDING;
import static io.github.zoomim.scan.TimeOrder.DESCENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans in the order of time, and what moves or lies elsewhere meanwhile, one case at a time. */
final class OrderedScanTest {
  private final VirtualTime time = new VirtualTime("2026-11-23T12:00:00Z");
  private final FakeZoom zoom = new FakeZoom(time);

  private SessionScan open(TimeConstraint constraint, Demand demand, TimeOrder order) {
    return new SessionScanner(zoom, Scans.pages(2, zoom.concurrency))
        .open(new ScanRequest(constraint, demand, order, 0), Execution.unlimited(time));
  }

  private List<String> read(TimeConstraint constraint, Demand demand, TimeOrder order) {
    return drain(open(constraint, demand, order));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6})
  void endsAfterTheLastOfEqualTime(int concurrency) {
    zoom.concurrency = concurrency;
    zoom.add("c", "2026-11-23T03:00:00Z").add("a", "2026-11-23T01:00:00Z");
    zoom.add("b1", "2026-11-23T02:00:00Z").add("b2", "2026-11-23T02:00:00Z");
    assertThat(read(TimeConstraint.ANYTHING, new Demand.AtMost(2), DESCENDING))
        .containsExactly("c", "b1", "b2");
    assertThat(zoom.asked()).containsExactly("2026-11-23..2026-11-23", "2026-11-23..2026-11-23+");
  }

  @Test
  void aReaderWhoHasEnoughGetsWhatIsLeftOfThatTimeOnly() {
    zoom.add("c1", "2026-11-23T03:00:00Z").add("c2", "2026-11-23T03:00:00Z");
    zoom.add("a", "2026-11-23T01:00:00Z");
    try (SessionScan scan = open(TimeConstraint.ANYTHING, Scans.FEW, DESCENDING)) {
      assertThat(scan.next()).extracting(Session::id).isEqualTo("c1");
      scan.endAfterTies();
      assertThat(scan.next()).extracting(Session::id).isEqualTo("c2");
      assertThat(scan.next()).isNull();
      assertThat(scan.next()).isNull();
    }
    assertThat(zoom.asked()).containsExactly("2026-11-23..2026-11-23", "2026-11-23..2026-11-23+");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6})
  void latestFirstAsksForTheNewestDayAgainWhenTheLimitIsNotMet(int concurrency) {
    zoom.concurrency = concurrency;
    zoom.add("a", "2026-11-23T00:00:00Z").add("mover", "2026-11-20T00:00:00Z");
    zoom.before.put(2, () -> zoom.touch("mover"));
    assertThat(read(since("2026-11-20T00:00:00Z"), new Demand.AtMost(3), DESCENDING))
        .containsExactly("a", "mover");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-11-23..2026-11-23",
            "2026-11-21..2026-11-22",
            "2026-11-20..2026-11-20",
            "2026-11-23..2026-11-23");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6})
  void latestFirstReturnsAllOnceOneCameLate(int concurrency) {
    zoom.concurrency = concurrency;
    zoom.add("a", "2026-11-23T00:00:00Z").add("b", "2026-11-21T00:00:00Z");
    zoom.add("mover", "2026-11-20T00:00:00Z").add("mover2", "2026-11-20T00:00:00Z");
    zoom.before.put(
        2,
        () -> {
          zoom.touch("mover");
          time.pass(Duration.ofMillis(1));
          zoom.touch("mover2");
        });
    // The third is not the last: the reader needs the fourth to know the three latest.
    assertThat(read(since("2026-11-20T00:00:00Z"), new Demand.AtMost(3), DESCENDING))
        .containsExactly("a", "b", "mover2", "mover");
  }

  @Test
  void oldestFirstReturnsAMovedSessionAtTheEnd() {
    zoom.add("a", "2026-07-01T00:00:00Z").add("mover", "2026-10-25T00:00:00Z");
    zoom.add("z", "2026-11-23T11:00:00Z");
    zoom.before.put(3, () -> zoom.touch("mover"));
    assertThat(read(TimeConstraint.ANYTHING, Scans.EVERYTHING, ASCENDING))
        .containsExactly("a", "z", "mover");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6})
  void aTimeStillToComeWaitsForItsDay(int concurrency) {
    zoom.concurrency = concurrency;
    // Selected by any activity: September's window returns them, and November's may, too.
    zoom.add("a", "2026-10-05T00:00:00Z").add("b", "2026-11-10T00:00:00Z");
    DateWindow september =
        new DateWindow(LocalDate.parse("2026-08-23"), LocalDate.parse("2026-09-22"));
    zoom.instead =
        (request, number) ->
            request.window().equals(september)
                ? new SessionPageSource.PageAnswer.Page(
                    new SessionPage(
                        null,
                        null,
                        null,
                        List.of(
                            ChatSession.of("x", null, null, at("2026-11-20T00:00:00Z")),
                            ChatSession.of("y", null, null, at("2026-11-01T00:00:00Z")))))
                : null;
    assertThat(read(TimeConstraint.ANYTHING, Scans.EVERYTHING, ASCENDING))
        .containsExactly("a", "y", "b", "x");
  }

  @Test
  void aTimeOfDaysThatWerePassedMakesItReadAllBeforeItReturnsMore() {
    zoom.add("a", "2026-11-23T00:00:00Z").add("b", "2026-11-21T00:00:00Z");
    zoom.instead =
        (request, number) ->
            number == 2
                ? new SessionPageSource.PageAnswer.Page(
                    new SessionPage(
                        null,
                        null,
                        null,
                        List.of(ChatSession.of("x", null, null, at("2026-11-23T09:00:00Z")))))
                : null;
    try (SessionScan scan = open(since("2026-11-01T00:00:00Z"), new Demand.AtMost(3), DESCENDING)) {
      assertThat(scan.next()).extracting(Session::id).isEqualTo("a");
      assertThat(zoom.requests).hasSize(1);
      assertThat(scan.next()).extracting(Session::id).isEqualTo("x");
      assertThat(zoom.asked()).last().isEqualTo("2026-11-23..2026-11-23");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6})
  void aWindowAnsweredForFewerDaysHoldsBackWhatTheRestMayPrecede(int concurrency) {
    zoom.concurrency = concurrency;
    zoom.add("a", "2026-11-02T00:00:00Z").add("b", "2026-11-20T00:00:00Z");
    zoom.read =
        asked ->
            asked.to().minusDays(6).isAfter(asked.from())
                ? new DateWindow(asked.to().minusDays(6), asked.to())
                : asked;
    zoom.echo =
        page -> {
          DateWindow read = zoom.read.apply(new DateWindow(page.from(), page.to()));
          return new SessionPage(read.from(), read.to(), page.nextPageToken(), page.sessions());
        };
    assertThat(read(since("2026-11-01T00:00:00Z"), Scans.EVERYTHING, ASCENDING))
        .containsExactly("a", "b");
    assertThat(read(since("2026-11-01T00:00:00Z"), new Demand.AtMost(2), DESCENDING))
        .containsExactly("b", "a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6})
  void asksForTheNewDayWhenMidnightPassed(int concurrency) {
    zoom.concurrency = concurrency;
    zoom.add("a", "2026-11-20T00:00:00Z").add("mover", "2026-11-22T01:00:00Z");
    zoom.before.put(
        1,
        () -> {
          time.pass(Duration.ofHours(13));
          zoom.touch("mover");
        });
    assertThat(read(since("2026-11-20T00:00:00Z"), Scans.EVERYTHING, ASCENDING))
        .containsExactly("a", "mover");
    assertThat(zoom.asked()).last().isEqualTo("2026-11-24..2026-11-24");
  }

  @ParameterizedTest
  @EnumSource(names = {"ASCENDING", "DESCENDING"})
  void windowsAtOnceCostNoRequestMore(TimeOrder order) {
    for (int i = 0; i < 36; i++) {
      zoom.add(
          "s" + i, Instant.parse("2026-05-24T12:00:00Z").plus(Duration.ofDays(5L * i)).toString());
    }
    List<String> rows = read(TimeConstraint.ANYTHING, Scans.EVERYTHING, order);
    List<String> asked = new ArrayList<>(zoom.asked());
    assertThat(rows).hasSize(36);
    for (int concurrency : new int[] {2, 4, 6}) {
      zoom.requests.clear();
      zoom.concurrency = concurrency;
      assertThat(read(TimeConstraint.ANYTHING, Scans.EVERYTHING, order))
          .containsExactlyElementsOf(rows);
      assertThat(zoom.asked()).containsExactlyInAnyOrderElementsOf(asked);
    }
  }

  @Test
  void asksNothingForNoRows() {
    assertThat(read(TimeConstraint.ANYTHING, new Demand.AtMost(0), DESCENDING)).isEmpty();
    assertThat(zoom.requests).isEmpty();
  }
}
