package io.github.zoomim.scan;

import static io.github.zoomim.scan.HeldZoom.AUGUST;
import static io.github.zoomim.scan.HeldZoom.JULY;
import static io.github.zoomim.scan.HeldZoom.JUNE;
import static io.github.zoomim.scan.HeldZoom.MAY;
import static io.github.zoomim.scan.HeldZoom.OCTOBER;
import static io.github.zoomim.scan.HeldZoom.SEPTEMBER;
import static io.github.zoomim.scan.HeldZoom.TODAY;
import static io.github.zoomim.scan.HeldZoom.get;
import static io.github.zoomim.scan.HeldZoom.next;
import static io.github.zoomim.scan.Scans.EVERYTHING;
import static io.github.zoomim.scan.Scans.FEW;
import static io.github.zoomim.scan.Scans.between;
import static io.github.zoomim.scan.Scans.since;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which requests are in flight at once, and how they end. The history is that of 23 November. */
@Timeout(60)
final class ReadAheadTest {
  private final Execution execution = Execution.unlimited(new VirtualTime("2026-11-23T12:00:00Z"));
  private final HeldZoom zoom = new HeldZoom();

  @Test
  void asksForNothingAheadOfTheFirstPageAndForFourWindowsAfterIt() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, EVERYTHING, 4);
    FutureTask<@Nullable Session> first = next(scan);
    assertThat(zoom.await(1)).containsExactly(MAY);
    zoom.answer(MAY, 2, true);
    assertThat(get(first)).isNotNull();
    assertThat(scan.next()).isNotNull();
    assertThat(zoom.asked()).isEqualTo(1);

    FutureTask<@Nullable Session> third = next(scan);
    assertThat(zoom.await(4)).containsExactlyInAnyOrder(MAY + "+", JUNE, JULY, AUGUST);
    zoom.answer(JULY, 1, false);
    assertThat(get(third)).isNotNull();
    assertThat(zoom.await(4)).containsExactlyInAnyOrder(MAY + "+", JUNE, AUGUST, SEPTEMBER);
    scan.close();
  }

  @Test
  void asksForTheNewestDayWhenAllOthersHaveEnded() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, EVERYTHING, 6);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer(MAY, 0, false);
    zoom.await(5);
    for (String window : List.of(JULY, JUNE, OCTOBER, SEPTEMBER)) {
      zoom.answer(window, 0, false);
    }
    assertThat(zoom.await(1)).containsExactly(AUGUST);
    assertThat(zoom.asked()).isEqualTo(6);
    zoom.answer(AUGUST, 0, true);
    assertThat(zoom.await(1)).containsExactly(AUGUST + "+");
    zoom.answer(AUGUST + "+", 0, false);
    assertThat(zoom.await(1)).containsExactly(TODAY);
    zoom.answer(TODAY, 0, false);
    assertThat(get(row)).isNull();
    assertThat(zoom.asked()).isEqualTo(8);
  }

  @Test
  void asksForOlderDaysAndTheNewestAtOnceWhileEveryWindowFitsAPage() throws Exception {
    SessionScan scan = open(since("2026-09-01T00:00:00Z"), EVERYTHING, 4);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer("2026-09-01..2026-09-30", 0, false);
    assertThat(zoom.await(1)).containsExactly("2026-10-01..2026-10-31");
    zoom.answer("2026-10-01..2026-10-31", 0, false);
    assertThat(zoom.await(1)).containsExactly("2026-11-01..2026-11-23");
    zoom.answer("2026-11-01..2026-11-23", 0, false);
    assertThat(get(row)).isNull();
    assertThat(zoom.asked()).isEqualTo(3);
  }

  @Test
  void partsOlderDaysFromTheNewestOnceAWindowTakesMoreThanAPage() throws Exception {
    SessionScan scan = open(since("2026-10-01T00:00:00Z"), EVERYTHING, 4);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer("2026-10-01..2026-10-31", 0, true);
    assertThat(zoom.await(2))
        .containsExactlyInAnyOrder("2026-10-01..2026-10-31+", "2026-11-01..2026-11-22");
    zoom.answer("2026-11-01..2026-11-22", 0, false);
    assertThat(zoom.await(1)).containsExactly("2026-10-01..2026-10-31+");
    zoom.answer("2026-10-01..2026-10-31+", 0, false);
    assertThat(zoom.await(1)).containsExactly(TODAY);
    zoom.answer(TODAY, 0, false);
    assertThat(get(row)).isNull();
    assertThat(zoom.asked()).isEqualTo(4);
  }

  @Test
  void aSlowReaderStopsTheRequests() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, EVERYTHING, 2);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer(MAY, 1, true);
    get(row);
    row = next(scan);
    zoom.await(2);
    // One page goes to the reader, who then stays away; four pages may wait or be in flight.
    zoom.answer(MAY + "+", 1, true);
    get(row);
    for (int page = 2; page <= 5; page++) {
      zoom.answer(zoom.await(page < 5 ? 2 : 1).get(0), 1, true);
    }
    assertThat(zoom.await(0)).isEmpty();
    assertThat(zoom.asked()).isEqualTo(6);
    // A page drained makes room for a request.
    assertThat(scan.next()).isNotNull();
    zoom.await(1);
    assertThat(zoom.asked()).isEqualTo(7);
    scan.close();
  }

  @Test
  void aLimitBoundsWhatIsInFlight() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, new Demand.AtMost(35), 6, 10);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer("2026-10-24..2026-11-23", 9, true);
    get(row);
    for (int i = 0; i < 8; i++) {
      assertThat(scan.next()).isNotNull();
    }
    // 26 are missing, so two full pages can't be too many and three could.
    row = next(scan);
    zoom.await(2);
    zoom.answer("2026-09-24..2026-10-23", 10, true);
    get(row);
    // 16 are missing, and a page of up to 10 is in flight.
    zoom.answer("2026-10-24..2026-11-23+", 2, false);
    assertThat(zoom.await(1)).containsExactly("2026-09-24..2026-10-23+");
    assertThat(zoom.asked()).isEqualTo(4);
    scan.close();
  }

  @Test
  void aMetLimitEndsTheScanAndWhatIsInFlight() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, new Demand.AtMost(20), 4, 5);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer("2026-10-24..2026-11-23", 5, true);
    get(row);
    for (int i = 0; i < 4; i++) {
      assertThat(scan.next()).isNotNull();
    }
    row = next(scan);
    zoom.await(3);
    // More than was asked for: Zoom may do so.
    zoom.answer("2026-09-24..2026-10-23", 100, true);
    get(row);
    assertThat(zoom.await(0)).isEmpty();
    for (int i = 0; i < 14; i++) {
      assertThat(scan.next()).isNotNull();
    }
    assertThat(scan.next()).isNull();
    assertThat(zoom.asked()).isEqualTo(4);
  }

  @Test
  void aFewRowsAreLookedForOneWindowAfterTheOtherAtFirst() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, FEW, 6);
    FutureTask<@Nullable Session> row = next(scan);
    for (int page = 1; page <= 4; page++) {
      zoom.answer(zoom.await(1).get(0), 0, false);
    }
    zoom.await(2);
    assertThat(zoom.asked()).isEqualTo(6);
    scan.close();
    assertThatThrownBy(() -> get(row)).hasRootCauseInstanceOf(ZoomImFailure.class);
  }

  @Test
  void cutsABusyWindowAtItsFirstPageWhereNoOtherFillsTheFreePlaces() throws Exception {
    SessionScan scan = open(between("2026-10-01T00:00:00Z", "2026-10-31T00:00:00Z"), EVERYTHING, 3);
    String october = "2026-10-01..2026-10-30";
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answerInOrder(october, 300, 25);
    get(row);
    FutureTask<Integer> rest = drain(scan);
    List<String> parts = List.of("2026-10-01..2026-10-15", "2026-10-16..2026-10-30");
    assertThat(zoom.await(2)).containsExactlyInAnyOrderElementsOf(parts);
    // A part is never cut again, however busy it looks.
    for (String part : parts) {
      zoom.answerInOrder(part, 300, 1);
    }
    for (int page = 2; page <= 5; page++) {
      zoom.await(2);
      for (String part : parts) {
        zoom.answerInOrder(part + "+", 300, 1);
      }
    }
    assertThat(zoom.await(2)).allMatch(name -> name.endsWith("+"));
    for (String part : parts) {
      zoom.answer(part + "+", 1, false);
    }
    assertThat(rest.get(20, TimeUnit.SECONDS)).isEqualTo(11 * 300 + 2 - 1);
  }

  @Test
  void theFirstFailureEndsTheOthersAndIsThrownAgainAndAgain() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, EVERYTHING, 4);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer(MAY, 1, true);
    get(row);
    row = next(scan);
    zoom.await(4);
    ZoomImFailure refused = new ZoomImFailure(Kind.CONNECTION, "the line is dead");
    zoom.fail(JULY, refused);
    FutureTask<@Nullable Session> failed = row;
    assertThatThrownBy(() -> get(failed)).hasRootCause(refused);
    assertThat(zoom.await(0)).isEmpty();
    assertThat(catchThrowable(scan::next)).isSameAs(refused);
    assertThat(catchThrowable(scan::next)).isSameAs(refused);
    assertThat(zoom.asked()).isEqualTo(5);
    assertThat(execution.isStopped()).isFalse();
  }

  @Test
  void aFailureWhileTheReaderIsElsewhereIsNotLost() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, EVERYTHING, 4);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer(MAY, 1, false);
    get(row);
    row = next(scan);
    zoom.await(4);
    zoom.answer(JUNE, 2, false);
    get(row);
    zoom.await(4);
    ZoomImFailure refused = new ZoomImFailure(Kind.CONNECTION, "the line is dead");
    zoom.fail(AUGUST, refused);
    zoom.await(0);
    // The rest of a page that the reader had begun, and then the failure.
    assertThat(scan.next()).isNotNull();
    assertThat(catchThrowable(scan::next)).isSameAs(refused);
  }

  @Test
  void closingEndsWhatIsInFlightAndTheReadersWait() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, EVERYTHING, 4);
    FutureTask<@Nullable Session> row = waitingForFour(scan);
    scan.close();
    assertThat(zoom.await(0)).isEmpty();
    assertThatThrownBy(() -> get(row))
        .rootCause()
        .isInstanceOfSatisfying(
            ZoomImFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.CLOSED));
    assertThat(execution.isStopped()).isFalse();
  }

  @Test
  void stoppingTheExecutionEndsBothToo() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, EVERYTHING, 4);
    FutureTask<@Nullable Session> row = waitingForFour(scan);
    execution.stop(Kind.CANCELLED);
    assertThat(zoom.await(0)).isEmpty();
    assertThatThrownBy(() -> get(row))
        .rootCause()
        .isInstanceOfSatisfying(
            ZoomImFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.CANCELLED));
  }

  @Test
  void interruptingTheReaderEndsTheRequestsOfOtherThreads() throws Exception {
    SessionScan scan = open(TimeConstraint.ANYTHING, EVERYTHING, 4);
    FutureTask<@Nullable Session> first = next(scan);
    zoom.await(1);
    zoom.answer(MAY, 1, false);
    get(first);
    FutureTask<Boolean> row =
        new FutureTask<>(
            () ->
                catchThrowable(scan::next) instanceof ZoomImFailure failure
                    && failure.kind() == Kind.CANCELLED
                    && Thread.currentThread().isInterrupted());
    Thread reader = new Thread(row, "reader");
    reader.start();
    zoom.await(4);
    reader.interrupt();
    assertThat(row.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(zoom.await(0)).isEmpty();
  }

  private FutureTask<@Nullable Session> waitingForFour(SessionScan scan) throws Exception {
    FutureTask<@Nullable Session> first = next(scan);
    zoom.await(1);
    zoom.answer(MAY, 1, false);
    get(first);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(4);
    return row;
  }

  private SessionScan open(TimeConstraint constraint, Demand demand, int concurrency) {
    return open(constraint, demand, concurrency, 300);
  }

  private SessionScan open(TimeConstraint constraint, Demand demand, int concurrency, int size) {
    return new SessionScanner(zoom, Scans.pages(size, concurrency))
        .open(new ScanRequest(constraint, demand), execution);
  }

  private static FutureTask<Integer> drain(SessionScan scan) {
    FutureTask<Integer> rows =
        new FutureTask<>(
            () -> {
              int count = 0;
              while (scan.next() != null) {
                count++;
              }
              return count;
            });
    new Thread(rows, "reader").start();
    return rows;
  }
}
