package io.github.zoomim.scan;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

  /** Sessions that the constraint did not admit; kept rows of them are from an earlier time. */
  private final SeenSessions passedOver = new SeenSessions();

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
    for (Session session : page) {
      if (seen.size() >= limit) {
        break;
      }
      if (!admitsAll && !constraint.admits(session.lastMessageSentTime(), zone)) {
        passedOver.note(session);
      } else if (seen.add(session)) {
        rows.add(session);
      }
    }
    found = seen.size();
    return rows;
  }

  /** The rows of days from memory to return: none that the scan has met in a later state. */
  List<Session> filterKept(List<KeptDay> days) {
    List<KeptDay> latestFirst = new ArrayList<>(days);
    latestFirst.sort(Comparator.comparing(KeptDay::day).reversed());
    // Where a session is dated itself, its state is no older than where it is a stray.
    return Stream.concat(
            latestFirst.stream().map(KeptDay::sessions), latestFirst.stream().map(KeptDay::strays))
        .flatMap(kept -> filter(notPassedOver(kept)).stream())
        .toList();
  }

  private List<Session> notPassedOver(List<Session> sessions) {
    return passedOver.size() == 0
        ? sessions
        : sessions.stream().filter(session -> !passedOver.contains(session)).toList();
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
