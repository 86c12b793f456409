package io.github.zoomim.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the reader of a {@link ReadAhead} gets the rows that have arrived, and how much may be asked
 * for meanwhile. Guarded by the lock of the read-ahead.
 */
interface Delivery {
  /**
   * Takes the rows of a page.
   *
   * @param rows those that the scan returns, possibly none
   * @param window the days that were asked for
   */
  void arrived(List<Session> rows, DateWindow window);

  /** Takes rows that were kept from before. */
  void fromMemory(List<Session> rows);

  /** A window was read to its end; the schedule has been updated. */
  default void ended(DateWindow window) {}

  /** The rows that the reader gets next, at least one; null if it has to wait. */
  @Nullable List<Session> poll();

  /** What is left when all windows have ended, possibly nothing. */
  default List<Session> rest() {
    return List.of();
  }

  /**
   * Whether to go on asking while the reader processes what it has just got, although nothing is in
   * flight.
   */
  boolean readsOn();

  /** Pages that are ready for the reader. */
  default int readyPages() {
    return 0;
  }

  /**
   * Whether one more page may be asked for.
   *
   * @param inFlight pages that have been asked for and not arrived
   */
  default boolean hasRoomForPage(int inFlight) {
    return true;
  }

  /**
   * Whether one more window may be opened. Always true for a waiting reader if none is open, or the
   * scan would stall.
   *
   * @param open how many are open
   */
  default boolean hasRoomForWindow(int open) {
    return true;
  }
}
