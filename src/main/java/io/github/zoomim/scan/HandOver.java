package io.github.zoomim.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the reader of a {@link ReadAhead} gets the rows that have come, and how many of them may
 * wait for it. Under the lock of the read-ahead, but for {@link #arrange}.
 */
interface HandOver {
  /**
   * Takes in the rows of a page.
   *
   * @param rows those that the scan returns, possibly none
   * @param window the days that were asked for
   */
  void arrived(List<Session> rows, DateWindow window);

  /** A window was read to its end, and the itinerary knows it. */
  void ended(DateWindow window);

  /** The rows that the reader gets next, at least one; null where it has to wait. */
  @Nullable List<Session> poll();

  /** What is left when all windows have ended, possibly nothing. */
  List<Session> rest();

  /** Puts rows that were polled into the order of the scan. */
  default List<Session> arrange(List<Session> rows) {
    return rows;
  }

  /**
   * Whether more is asked for while the reader goes through what it has just got, although nothing
   * is in flight.
   */
  boolean readsOn();

  /** Pages that are ready for the reader, who hasn't come for them yet. */
  int readyPages();

  /**
   * Whether one more page may be asked for.
   *
   * @param inFlight pages asked for that have not come
   */
  boolean hasRoomForPage(int inFlight);

  /**
   * Whether one more window may be opened beside so many that are open. Always true beside none, or
   * the scan would stand still.
   */
  boolean hasRoomForWindow(int open);

  /** Drops what is here: the scan has failed. */
  void clear();
}
