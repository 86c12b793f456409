package io.github.zoomim.scan;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a page a scan returns: those that its constraint admits, each session once, no more
 * than its limit. For one thread at a time, but for the figures.
 */
final class Admission {
  private final TimeConstraint constraint;
  private final ZoneId zone;
  private final long limit;

  // Holds admitted sessions only: one that the constraint does not admit yet may move into it.
  private final SeenSessions seen = new SeenSessions();
  private volatile long found;

  Admission(TimeConstraint constraint, ZoneId zone, long limit) {
    this.constraint = constraint;
    this.zone = zone;
    this.limit = limit;
  }

  /** The rows of the page to return, possibly none. */
  List<Session> admit(List<Session> page) {
    List<Session> admitted = new ArrayList<>(page.size());
    seen.prepare(page);
    for (int i = 0; i < page.size(); i++) {
      Session session = page.get(i);
      if (seen.size() == limit) {
        break;
      }
      if (constraint.admits(session.lastMessageSentTime(), zone) && seen.add(i)) {
        admitted.add(session);
      }
    }
    found = seen.size();
    return admitted;
  }

  /** How many rows were admitted so far. */
  long found() {
    return found;
  }

  /** Whether the limit is met, so that no more rows are wanted. */
  boolean isFull() {
    return found == limit;
  }
}
