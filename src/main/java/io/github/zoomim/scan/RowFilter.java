package io.github.zoomim.scan;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Picks the rows that a scan returns: those that its constraint admits, each session once, up to
 * the limit. For one thread at a time, except for the counters.
 */
final class RowFilter {
  private final TimeConstraint constraint;
  private final ZoneId zone;
  private final long limit;
  private final boolean admitsAll;

  // Holds admitted sessions only: one that the constraint does not admit yet may move into it.
  private final SeenSessions seen = new SeenSessions();
  private volatile long found;

  RowFilter(TimeConstraint constraint, ZoneId zone, long limit) {
    this.constraint = constraint;
    this.zone = zone;
    this.limit = limit;
    this.admitsAll = constraint.equals(TimeConstraint.ANYTHING);
  }

  /** The rows of the page to return, possibly none. */
  List<Session> filter(List<Session> page) {
    List<Session> rows = new ArrayList<>(page.size());
    seen.prepare(page);
    for (int i = 0; i < page.size() && seen.size() < limit; i++) {
      Session session = page.get(i);
      boolean admitted = admitsAll || constraint.admits(session.lastMessageSentTime(), zone);
      if (admitted && seen.add(i)) {
        rows.add(session);
      }
    }
    found = seen.size();
    return rows;
  }

  /** How many rows were returned so far. */
  long found() {
    return found;
  }

  /** Whether the limit is met. */
  boolean isFull() {
    return found == limit;
  }
}
