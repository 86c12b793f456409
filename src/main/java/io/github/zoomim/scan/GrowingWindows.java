package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads few rows in the order of time: one window after the other, each wholly, for the order
 * within a window is not known, and the next as long as the rows of the last ones suggest. Nothing
 * is asked for ahead, for the next window may not be needed.
 */
final class GrowingWindows implements RowSource {
  private final OrderedItinerary itinerary;
  private final Function<DateWindow, WindowReader> opener;
  private final WindowGrowth growth;
  private final Admission admission;
  private final WaitingSessions sessions;
  private final Execution run;
  private boolean complete;

  /**
   * @param run the part of the execution that makes the requests; stopping it ends them
   */
  GrowingWindows(
      OrderedItinerary itinerary,
      Function<DateWindow, WindowReader> opener,
      WindowGrowth growth,
      Admission admission,
      WaitingSessions sessions,
      Execution run) {
    this.itinerary = itinerary;
    this.opener = opener;
    this.growth = growth;
    this.admission = admission;
    this.sessions = sessions;
    this.run = run;
  }

  @Override
  public @Nullable List<Session> next() {
    List<Session> rows = List.of();
    while (rows.isEmpty()) {
      if (complete) {
        return null;
      }
      DateWindow window = itinerary.next(growth.days());
      if (window == null) {
        complete = true;
        rows = sessions.releaseAll();
      } else {
        rows = read(window);
      }
    }
    return sessions.sorted(rows);
  }

  @Override
  public void close() {
    run.stop(Kind.CLOSED);
  }

  private List<Session> read(DateWindow window) {
    WindowReader reader = opener.apply(window);
    run.statistics().windowsChanged(1, 0);
    while (true) {
      List<Session> page = reader.nextPage();
      if (page != null) {
        sessions.add(admission.admit(page), reader.window());
      }
      if (reader.hasEnded()) {
        itinerary.ended(reader.window(), reader.missing(), reader.wasOnePage());
        run.statistics().windowsChanged(0, 1);
        break;
      }
      if (itinerary.splits(reader.window())) {
        itinerary.left(reader.window());
        run.statistics().windowsChanged(-1, 0);
        break;
      }
    }
    List<Session> rows = sessions.release(itinerary.unread());
    growth.read(lived(window), rows.size());
    return rows;
  }

  /** How many days of the window have been so far. */
  private double lived(DateWindow window) {
    long start = sessions.startOf(window.from());
    long end = Math.min(sessions.startOf(window.to().plusDays(1)), run.time().now().toEpochMilli());
    // A minute at least: a day that begins this second, or may not be served, tells nothing.
    long lived = itinerary.isEdge(window) ? 0 : end - start;
    return (double) Math.max(lived, Duration.ofMinutes(1).toMillis())
        / Duration.ofDays(1).toMillis();
  }
}
