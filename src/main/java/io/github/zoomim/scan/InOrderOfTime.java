package io.github.zoomim.scan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands windows over wholly and in the order of time, whichever ended first: a window's rows wait
 * until no day is left to read that may hold one before them. So that they don't become the whole
 * history behind one long window, only so many windows are open or wait.
 */
final class InOrderOfTime implements HandOver {
  private final Itinerary itinerary;
  private final WaitingSessions sessions;
  private final int mostWindows;

  /** The first day to be read after these windows; null where nothing follows them. */
  private final @Nullable Supplier<@Nullable LocalDate> following;

  /** Windows that were read to their end and wait for others, or for the reader. */
  private final List<DateWindow> ended = new ArrayList<>();

  /** How many have ended, handed over or not. */
  private int windows;

  private boolean changed;

  /**
   * @param mostWindows windows open or waiting at the most, 1 or more
   */
  InOrderOfTime(Itinerary itinerary, WaitingSessions sessions, int mostWindows) {
    this(itinerary, sessions, mostWindows, null);
  }

  private InOrderOfTime(
      Itinerary itinerary,
      WaitingSessions sessions,
      int mostWindows,
      @Nullable Supplier<@Nullable LocalDate> following) {
    this.itinerary = itinerary;
    this.sessions = sessions;
    this.mostWindows = mostWindows;
    this.following = following;
  }

  /**
   * For a part of the way of a scan.
   *
   * @param following the first day, in the scan's order, to be read after these windows
   */
  static InOrderOfTime ofPart(
      Itinerary itinerary,
      WaitingSessions sessions,
      int mostWindows,
      Supplier<@Nullable LocalDate> following) {
    return new InOrderOfTime(itinerary, sessions, mostWindows, following);
  }

  @Override
  public void arrived(List<Session> rows, DateWindow window) {
    sessions.add(rows, window);
  }

  @Override
  public void ended(DateWindow window) {
    ended.add(window);
    windows++;
    changed = true;
  }

  @Override
  public @Nullable List<Session> poll() {
    if (!changed) {
      return null; // Only the end of a window brings the days still to be read any further.
    }
    changed = false;
    LocalDate unread =
        following != null && itinerary.isDone() ? following.get() : itinerary.unread();
    ended.removeIf(window -> itinerary.comesBefore(window, unread));
    List<Session> ready = sessions.release(unread);
    if (ready.isEmpty()) {
      return null;
    }
    // Where few are wanted, what comes is compared with the last one that went.
    return following == null ? ready : sessions.sorted(ready);
  }

  @Override
  public List<Session> rest() {
    return following == null ? sessions.releaseAll() : List.of();
  }

  @Override
  public List<Session> arrange(List<Session> rows) {
    return following == null ? sessions.sorted(rows) : rows;
  }

  @Override
  public boolean readsOn() {
    return mostWindows > 1 && windows > 1;
  }

  /** None, for a reader who waits for a window's end has been through all of its pages. */
  @Override
  public int readyPages() {
    return 0;
  }

  @Override
  public boolean hasRoomForPage(int inFlight) {
    return true;
  }

  /** The reader gets nothing before the end of the first window, and may stop there. */
  @Override
  public boolean hasRoomForWindow(int open) {
    boolean begun = windows > 0 || following != null;
    return open == 0 || (begun && open + ended.size() < mostWindows);
  }

  @Override
  public void clear() {
    sessions.clear();
  }
}
