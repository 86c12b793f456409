package io.github.zoomim.scan;

import org.jspecify.annotations.Nullable;

/**
 * A running scan: sessions one by one, each once. The first page is asked for with the first row;
 * later ones as {@link ScanOptions#concurrency} allows, ahead of the reader. For one thread, but
 * for {@link #close}.
 *
 * <p>Read to its end, it has returned every session that the constraint admitted and that existed
 * during the whole scan, also one that a message moved to another day meanwhile. Of such a session
 * it returns the first state that it met. After a demand of {@link Demand.AtMost} is met it ends,
 * in an order of time not before it has returned all sessions of the last one's time.
 *
 * <p>In an order of time, a session whose time Zoom's windows didn't announce may come late: its
 * reader has to look.
 */
public sealed interface SessionScan extends AutoCloseable permits RowScan, OrderedScan {
  /**
   * The next session, or null after the last one; may block for requests.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure when a page can't be had or the execution was
   *     stopped, and then again at each further call, so that a failed scan never looks like one
   *     that ended; of kind {@code CLOSED} after {@link #close}
   */
  @Nullable Session next();

  /**
   * From now on, the reader wants no session but those of the same time as the last one it got. A
   * scan in no order takes no notice.
   */
  default void endAfterTies() {}

  /**
   * Ends the scan and, without waiting for it, what it has in flight. Does nothing the second time.
   */
  @Override
  void close();
}
