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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Which requests of a scan in the order of time are in flight at once, and what its reader gets.
 */
@Timeout(60)
final class OrderedReadAheadTest {
  private final Execution execution = Execution.unlimited(new VirtualTime("2026-11-23T12:00:00Z"));
  private final HeldZoom zoom = new HeldZoom();

  @Test
  void readsWindowsAtOnceAndReturnsThemInOrder() throws Exception {
    SessionScan scan = open(TimeOrder.ASCENDING, 4);
    FutureTask<@Nullable Session> row = next(scan);
    assertThat(zoom.await(1)).containsExactly(MAY);
    zoom.answer(MAY, 1, true);
    // The reader has nothing yet, and may stop at the first row.
    assertThat(zoom.await(1)).containsExactly(MAY + "+");
    zoom.answer(MAY + "+", 1, false);
    assertThat(get(row)).extracting(Session::id).isEqualTo("id0");
    assertThat(scan.next()).extracting(Session::id).isEqualTo("id2");
    assertThat(zoom.asked()).isEqualTo(2);
    row = next(scan);
    assertThat(zoom.await(4)).containsExactlyInAnyOrder(JUNE, JULY, AUGUST, SEPTEMBER);
    zoom.answer(AUGUST, 1, false);
    zoom.answer(SEPTEMBER, 1, false);
    zoom.answer(JULY, 1, false);
    // Four windows are held, so none is opened beside them, whatever places are free.
    assertThat(zoom.await(1)).containsExactly(JUNE);
    zoom.answer(JUNE, 1, false);
    assertThat(get(row)).extracting(Session::id).isEqualTo("id6");
    // The reader has them now, so the next one is asked for while it goes through them.
    assertThat(zoom.await(1)).containsExactly(OCTOBER);
    for (String id : List.of("id5", "id3", "id4")) {
      assertThat(scan.next()).extracting(Session::id).isEqualTo(id);
    }
    scan.close();
  }

  @Test
  void asksForNothingAheadOfAFirstWindowOfOnePage() throws Exception {
    SessionScan scan = open(TimeOrder.ASCENDING, 4);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer(MAY, 2, false);
    get(row);
    assertThat(scan.next()).isNotNull();
    assertThat(zoom.asked()).isEqualTo(1);
    scan.close();
  }

  @Test
  void oldestFirstAsksForTheNewestDayWhenAllOthersHaveEnded() throws Exception {
    SessionScan scan = open(TimeOrder.ASCENDING, 6);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer(MAY, 0, false);
    zoom.await(5);
    for (String window : List.of(OCTOBER, JULY, JUNE, SEPTEMBER)) {
      zoom.answer(window, 0, false);
    }
    assertThat(zoom.await(1)).containsExactly(AUGUST);
    assertThat(zoom.asked()).isEqualTo(6);
    zoom.answer(AUGUST, 0, false);
    assertThat(zoom.await(1)).containsExactly(TODAY);
    zoom.answer(TODAY, 0, false);
    assertThat(get(row)).isNull();
    assertThat(zoom.asked()).isEqualTo(7);
  }

  @Test
  void latestFirstAsksForTheNewestDayAgainWhenAllOthersHaveEnded() throws Exception {
    SessionScan scan = open(TimeOrder.DESCENDING, 6);
    FutureTask<@Nullable Session> row = next(scan);
    assertThat(zoom.await(1)).containsExactly("2026-10-24..2026-11-23");
    zoom.answer("2026-10-24..2026-11-23", 0, true);
    assertThat(zoom.await(1)).containsExactly("2026-10-24..2026-11-23+");
    zoom.answer("2026-10-24..2026-11-23+", 0, false);
    List<String> windows = zoom.await(6);
    assertThat(windows).contains("2026-05-23..2026-05-23").doesNotContain(TODAY);
    for (String window : windows) {
      zoom.answer(window, 0, false);
    }
    assertThat(zoom.await(1)).containsExactly(TODAY);
    zoom.answer(TODAY, 0, false);
    assertThat(get(row)).isNull();
  }

  @Test
  void afterWindowsThatBroughtNothingTheNextOnesAreReadAtOnce() throws Exception {
    SessionScan scan = open(TimeOrder.DESCENDING, 4, new Demand.Few());
    FutureTask<@Nullable Session> row = next(scan);
    for (String window :
        List.of(
            TODAY, "2026-11-20..2026-11-22", "2026-11-11..2026-11-19", "2026-10-15..2026-11-10")) {
      assertThat(zoom.await(1)).containsExactly(window);
      zoom.answer(window, 0, false);
    }
    // Half as many as were in vain.
    String september = "2026-09-15..2026-10-14";
    String august = "2026-08-15..2026-09-14";
    assertThat(zoom.await(2)).containsExactlyInAnyOrder(september, august);
    zoom.answer(august, 1, false);
    zoom.answer(september, 1, false);
    assertThat(get(row)).extracting(Session::id).isEqualTo("id1");
    assertThat(scan.next()).extracting(Session::id).isEqualTo("id0");
    assertThat(zoom.asked()).isEqualTo(6);
    scan.close();
  }

  @Test
  void daysThatWillHaveSomePagesAreReadInSeveralWindowsAtOnceUntilTheLimitIsMet() throws Exception {
    SessionScan scan = open(TimeOrder.DESCENDING, 4, new Demand.AtMost(2_000));
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer(TODAY, 100, false);
    assertThat(get(row)).isNotNull();
    read(scan, 99);
    row = next(scan);
    assertThat(zoom.await(1)).containsExactly("2026-11-20..2026-11-22");
    zoom.answer("2026-11-20..2026-11-22", 300, false);
    assertThat(get(row)).isNotNull();
    read(scan, 299);
    row = next(scan);
    assertThat(zoom.await(2))
        .containsExactlyInAnyOrder("2026-11-15..2026-11-19", "2026-11-11..2026-11-14");
    zoom.answer("2026-11-15..2026-11-19", 1_600, false);
    assertThat(get(row)).isNotNull();
    assertThat(zoom.await(1)).containsExactly("2026-11-11..2026-11-14");
    read(scan, 1_599);
    assertThat(zoom.await(0)).isEmpty();
    assertThat(scan.next()).isNull();
    assertThat(execution.isStopped()).isFalse();
  }

  private static void read(SessionScan scan, int rows) {
    for (int i = 0; i < rows; i++) {
      assertThat(scan.next()).isNotNull();
    }
  }

  @Test
  void theFirstFailureEndsTheOthersAndIsThrownAgainAndAgain() throws Exception {
    SessionScan scan = open(TimeOrder.ASCENDING, 4);
    FutureTask<@Nullable Session> row = waitingForFour(scan);
    ZoomImFailure refused = new ZoomImFailure(Kind.CONNECTION, "the line is dead");
    // Its rows wait for June's.
    zoom.answer(AUGUST, 3, false);
    zoom.fail(JULY, refused);
    assertThatThrownBy(() -> get(row)).hasRootCause(refused);
    assertThat(zoom.await(0)).isEmpty();
    assertThat(catchThrowable(scan::next)).isSameAs(refused);
    assertThat(catchThrowable(scan::next)).isSameAs(refused);
    assertThat(execution.isStopped()).isFalse();
  }

  @Test
  void closingEndsWhatIsInFlightAndTheReadersWait() throws Exception {
    SessionScan scan = open(TimeOrder.ASCENDING, 4);
    FutureTask<@Nullable Session> row = waitingForFour(scan);
    scan.close();
    assertThat(zoom.await(0)).isEmpty();
    assertFailure(row, Kind.CLOSED);
    assertThat(execution.isStopped()).isFalse();
  }

  @Test
  void stoppingTheExecutionEndsBothToo() throws Exception {
    SessionScan scan = open(TimeOrder.DESCENDING, 4);
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer("2026-10-24..2026-11-23", 0, false);
    zoom.await(4);
    execution.stop(Kind.CANCELLED);
    assertThat(zoom.await(0)).isEmpty();
    assertFailure(row, Kind.CANCELLED);
  }

  private FutureTask<@Nullable Session> waitingForFour(SessionScan scan) throws Exception {
    FutureTask<@Nullable Session> row = next(scan);
    zoom.await(1);
    zoom.answer(MAY, 0, false);
    zoom.await(4);
    return row;
  }

  private static void assertFailure(FutureTask<@Nullable Session> row, Kind kind) {
    assertThatThrownBy(() -> get(row))
        .rootCause()
        .isInstanceOfSatisfying(
            ZoomImFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  private SessionScan open(TimeOrder order, int concurrency) {
    return open(order, concurrency, EVERYTHING);
  }

  private SessionScan open(TimeOrder order, int concurrency, Demand demand) {
    return new SessionScanner(zoom, Scans.pages(300, concurrency))
        .open(new ScanRequest(TimeConstraint.ANYTHING, demand, order, 0), execution);
  }
}
