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
 * is asked for ahead, for the next window may not be needed; but one that is going to have several
 * pages is read as several at once.
 */
final class GrowingWindows implements RowSource {
  /** Reads windows at once. */
  @FunctionalInterface
  interface Reading {
    RowSource of(Itinerary windows, HandOver handOver);
  }

  private final OrderedItinerary itinerary;
  private final Function<DateWindow, WindowReader> opener;
  private final WindowGrowth growth;
  private final Admission admission;
  private final WaitingSessions sessions;
  private final Reading reading;
  private final Execution run;

  /** The windows that are being read at once. */
  private List<DateWindow> several = List.of();

  private @Nullable RowSource rowsOfSeveral;
  private long found;
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
      Reading reading,
      Execution run) {
    this.itinerary = itinerary;
    this.opener = opener;
    this.growth = growth;
    this.admission = admission;
    this.sessions = sessions;
    this.reading = reading;
    this.run = run;
  }

  @Override
  public @Nullable List<Session> next() {
    List<Session> rows = List.of();
    while (rows.isEmpty()) {
      if (rowsOfSeveral != null) {
        rows = goOn(rowsOfSeveral);
        continue;
      }
      if (complete) {
        return null;
      }
      several = itinerary.nextOnes(growth.days(), growth.daysOfEach(), growth.windows());
      if (several.size() > 1) {
        rowsOfSeveral = readSeveral();
        continue;
      }
      DateWindow window = several.isEmpty() ? itinerary.next(growth.days()) : several.get(0);
      if (window == null) {
        complete = true;
        rows = sessions.sorted(sessions.releaseAll());
      } else {
        rows = sessions.sorted(read(window));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    run.stop(Kind.CLOSED);
  }

  private RowSource readSeveral() {
    Itinerary windows = Itinerary.ofPast(several, itinerary.isLatestFirst());
    found = 0;
    return reading.of(
        windows, InOrderOfTime.ofPart(windows, sessions, several.size(), itinerary::unread));
  }

  private List<Session> goOn(RowSource source) {
    List<Session> rows = source.next();
    if (rows == null) {
      rowsOfSeveral = null;
      growth.read(several.size(), several.stream().mapToDouble(this::lived).sum(), found);
      return List.of();
    }
    found += rows.size();
    return rows;
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
    growth.read(1, lived(window), rows.size());
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
