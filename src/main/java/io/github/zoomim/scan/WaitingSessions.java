package io.github.zoomim.scan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a scan in the order of time that have to wait for days still to be read.
 *
 * <p>A session is released once no day that may hold one before it is left to read. One whose time
 * lies in days still to come, as Zoom may answer where it selects by any activity, waits for them.
 * One that comes too late for its place shows that the windows don't tell the order: from then on
 * nothing is released before all is read. What was released can't be taken back, so the reader has
 * to watch the order.
 */
final class WaitingSessions {
  private static final Logger LOG = Logger.getLogger("io.github.zoomim");

  private final TimeOrder order;
  private final boolean wholly;
  private final ZoneId zone;
  private List<Session> waiting = new ArrayList<>();

  /** The last one in order of those released. */
  private @Nullable Session last;

  private boolean collecting;

  WaitingSessions(ScanRequest request, ZoneId zone) {
    this.order = request.order();
    this.wholly = WindowGrowth.isWholly(request.demand());
    this.zone = zone;
  }

  /** Takes in what was found in the window. */
  void add(List<Session> sessions, DateWindow window) {
    for (Session session : sessions) {
      waiting.add(session);
      Long time = session.lastMessageSentTime();
      if (time != null && !collecting && isBehind(session, time, window)) {
        collecting = true;
        LOG.fine(
            () ->
                "Zoom returned a session with the time "
                    + Instant.ofEpochMilli(time)
                    + " for the days "
                    + window
                    + ": these don't tell the order, so all days are read before more is returned");
      }
    }
  }

  /**
   * Whether the session comes too late for its place. A reader who takes few can be told of one
   * that came late; to one who takes all as it comes, the first sign of it must be enough.
   */
  private boolean isBehind(Session session, long time, DateWindow window) {
    if (!wholly) {
      return last != null && compare(session, last) < 0;
    }
    return order == TimeOrder.DESCENDING
        ? time >= startOf(window.to().plusDays(1))
        : time < startOf(window.from());
  }

  /**
   * The sessions that nothing unread comes before, in no order.
   *
   * @param unread the first day, in the scan's order, of which rows are still to come; null for
   *     none
   */
  List<Session> release(@Nullable LocalDate unread) {
    if (collecting) {
      return List.of();
    }
    boolean latestFirst = order == TimeOrder.DESCENDING;
    long bound =
        unread == null ? Long.MIN_VALUE : startOf(latestFirst ? unread.plusDays(1) : unread);
    List<Session> released = new ArrayList<>();
    List<Session> rest = new ArrayList<>();
    for (Session session : waiting) {
      Long time = session.lastMessageSentTime();
      boolean isReady = time != null && (latestFirst ? time >= bound : time < bound);
      (isReady ? released : rest).add(session);
    }
    waiting = rest;
    return released;
  }

  /** All sessions, in no order; for when nothing is left to read. */
  List<Session> releaseAll() {
    List<Session> released = waiting;
    waiting = new ArrayList<>();
    return released;
  }

  /** What was released, in order. Nothing may be added meanwhile where few are wanted. */
  List<Session> sorted(List<Session> released) {
    List<Session> sorted = new ArrayList<>(released);
    sorted.sort(this::compare);
    if (!sorted.isEmpty()) {
      last = sorted.get(sorted.size() - 1);
    }
    return sorted;
  }

  /** Drops all. */
  void clear() {
    waiting.clear();
  }

  /** When the day begins, in milliseconds of the epoch. */
  long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private int compare(Session a, Session b) {
    return order.compare(a.lastMessageSentTime(), b.lastMessageSentTime());
  }
}
