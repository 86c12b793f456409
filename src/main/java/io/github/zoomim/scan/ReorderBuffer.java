package io.github.zoomim.scan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Holds sessions until they can be returned in time order.
 *
 * <p>A session is released once no day is left to read that may hold an earlier one. A session
 * dated in days still to come waits for them: Zoom may return it where it selects by any activity.
 * One that comes too late shows that the windows don't tell the order: from then on nothing is
 * released before everything is read. What was released can't be taken back, so the reader has to
 * check the order.
 */
final class ReorderBuffer {
  private static final Logger LOG = Logger.getLogger("io.github.zoomim");

  private final TimeOrder order;
  private final boolean readsAll;
  private final ZoneId zone;
  private List<Session> waiting = new ArrayList<>();
  private @Nullable Session lastReleased;
  private long released;
  private boolean collectsAll;

  /**
   * @param readsAll whether the reader takes all rows
   */
  ReorderBuffer(TimeOrder order, boolean readsAll, ZoneId zone) {
    this.order = order;
    this.readsAll = readsAll;
    this.zone = zone;
  }

  /**
   * Adds what was found.
   *
   * @param window where; null for what was kept from before
   */
  void add(List<Session> sessions, @Nullable DateWindow window) {
    for (Session session : sessions) {
      waiting.add(session);
      Long time = session.lastMessageSentTime();
      if (time != null && !collectsAll && isLate(session, time, window)) {
        collectsAll = true;
        LOG.fine(
            () ->
                "Zoom returned a session with the time "
                    + Instant.ofEpochMilli(time)
                    + " for the days "
                    + window
                    + ": the days do not give the order, so all days are read before more rows are"
                    + " returned");
      }
    }
  }

  /**
   * A reader of few rows can be told of a late one afterwards; one that takes all as they come
   * can't, so there the first sign of disorder must be enough.
   */
  private boolean isLate(Session session, long time, @Nullable DateWindow window) {
    if (!readsAll || window == null) {
      return lastReleased != null && compare(session, lastReleased) < 0;
    }
    return order == TimeOrder.DESCENDING
        ? time >= startOf(window.to().plusDays(1))
        : time < startOf(window.from());
  }

  /**
   * The sessions that come before everything unread, in order.
   *
   * @param unread the first day, in the scan's order, of which rows are still to come; null if
   *     there is none
   */
  List<Session> release(@Nullable LocalDate unread) {
    if (collectsAll) {
      return List.of();
    }
    boolean latestFirst = order == TimeOrder.DESCENDING;
    long bound =
        unread == null ? Long.MIN_VALUE : startOf(latestFirst ? unread.plusDays(1) : unread);
    List<Session> ready = new ArrayList<>();
    List<Session> rest = new ArrayList<>();
    for (Session session : waiting) {
      Long time = session.lastMessageSentTime();
      boolean isReady = time != null && (latestFirst ? time >= bound : time < bound);
      (isReady ? ready : rest).add(session);
    }
    waiting = rest;
    return sorted(ready);
  }

  /** All sessions in order, when nothing is left to read. */
  List<Session> releaseAll() {
    List<Session> all = waiting;
    waiting = new ArrayList<>();
    return sorted(all);
  }

  /** How many sessions were released so far. */
  long released() {
    return released;
  }

  private List<Session> sorted(List<Session> sessions) {
    sessions.sort(this::compare);
    if (!sessions.isEmpty()) {
      lastReleased = sessions.get(sessions.size() - 1);
    }
    released += sessions.size();
    return sessions;
  }

  private long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private int compare(Session a, Session b) {
    return order.compare(a.lastMessageSentTime(), b.lastMessageSentTime());
  }
}
