package io.github.zoomim.cache;

import io.github.zoomim.scan.Session;
import io.github.zoomim.scan.SessionPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a scan has read of a window so far. For one thread at a time. */
final class WindowRows {
  private final AtomicLong held;
  private final long mostHeld;
  private final long begunAfter;
  private @Nullable PendingPage first;
  private @Nullable PendingPage last;
  private @Nullable List<Session> sessions = new ArrayList<>();
  private long bytes;
  private int pages;

  /**
   * @param held the bytes that the scan's open windows hold together
   * @param mostHeld where they are more, this window keeps no rows
   * @param former what was read of the window before, by pages that are not to come again
   */
  WindowRows(AtomicLong held, long mostHeld, @Nullable WindowRows former) {
    this.begunAfter = former == null ? 0 : former.newest();
    this.held = held;
    this.mostHeld = mostHeld;
  }

  void add(PendingPage pending, SessionPage page) {
    first = first == null ? pending : first;
    last = pending;
    pages++;
    if (sessions != null) {
      long more = DaysInMemory.bytes(page.sessions());
      bytes += more;
      sessions.addAll(page.sessions());
      if (held.addAndGet(more) > mostHeld) {
        release();
      }
    }
  }

  /** Forgets the rows. */
  void release() {
    sessions = null;
    held.addAndGet(-bytes);
    bytes = 0;
  }

  /** The step at which the newest page was asked for. */
  long newest() {
    return last == null ? begunAfter : last.begun();
  }

  /** The request for the first page; null before it came. */
  @Nullable PendingPage first() {
    return first;
  }

  /** The request for the newest page; null before the first came. */
  @Nullable PendingPage last() {
    return last;
  }

  /** All rows; null where they were too many. */
  @Nullable List<Session> sessions() {
    return sessions;
  }

  int pages() {
    return pages;
  }
}
