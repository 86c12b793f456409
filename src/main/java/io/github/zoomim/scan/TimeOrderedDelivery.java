package io.github.zoomim.scan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivers whole windows in time order, whichever ended first: the rows of a window wait until no
 * day is left to read that may hold an earlier one.
 */
final class TimeOrderedDelivery implements Delivery {
  private final WindowSchedule schedule;
  private final ReorderBuffer buffer;
  private final boolean readsAll;
  private final int maxWindows;

  /** Windows that were read to their end and wait for others, or for the reader. */
  private final List<DateWindow> ended = new ArrayList<>();

  /** How many have ended, delivered or not. */
  private int windows;

  private boolean changed;

  /** Whether the reader has come for rows since the last window ended, and there were none. */
  private boolean readerWaits;

  /**
   * @param readsAll whether the reader takes all rows; otherwise each window may be the last that
   *     it needs
   * @param maxWindows how many windows may be open or waiting, so that the rows held are not the
   *     whole history; 1 or more
   */
  TimeOrderedDelivery(
      WindowSchedule schedule, ReorderBuffer buffer, boolean readsAll, int maxWindows) {
    this.schedule = schedule;
    this.buffer = buffer;
    this.readsAll = readsAll;
    this.maxWindows = maxWindows;
  }

  @Override
  public void arrived(List<Session> rows, DateWindow window) {
    buffer.add(rows, window);
  }

  @Override
  public void fromMemory(List<Session> rows) {
    buffer.add(rows, null);
    changed = true;
  }

  @Override
  public void ended(DateWindow window) {
    ended.add(window);
    windows++;
    changed = true;
    readerWaits = false;
  }

  @Override
  public @Nullable List<Session> poll() {
    List<Session> ready = changed ? release() : List.of();
    readerWaits = ready.isEmpty();
    return readerWaits ? null : ready;
  }

  /** Only the end of a window moves the first unread day. */
  private List<Session> release() {
    changed = false;
    LocalDate unread = schedule.unread();
    ended.removeIf(window -> schedule.comesBefore(window, unread));
    return buffer.release(unread);
  }

  @Override
  public List<Session> rest() {
    return buffer.releaseAll();
  }

  @Override
  public boolean readsOn() {
    return readsAll && maxWindows > 1 && windows > 1;
  }

  @Override
  public boolean hasRoomForWindow(int open) {
    if (!readsAll) {
      return open > 0 || readerWaits; // The schedule limits how many are read at the same time.
    }
    // The reader gets nothing before the first window ends, and may stop there.
    return open == 0 || (windows > 0 && open + ended.size() < maxWindows);
  }
}
