package io.github.zoomim.simulator;

import io.github.zoomim.simulator.Sessions.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Sessions that stay as they are; a window holds those whose last activity is on its days. */
final class SortedSessions implements Sessions {
  private final List<Row> newestFirst;
  private final ZoneId zone;

  private record Row(Instant time, SimulatedSession session) {}

  /**
   * Sorts the sessions.
   *
   * @param zone whose days the windows are made of
   */
  SortedSessions(List<SimulatedSession> sessions, ZoneId zone) {
    this.zone = zone;
    this.newestFirst =
        sessions.stream()
            .flatMap(SortedSessions::row)
            .sorted(Comparator.comparing(Row::time).reversed())
            .toList();
  }

  /** Nothing for a session that was never active: no window shows it. */
  private static Stream<Row> row(SimulatedSession session) {
    Instant time = session.lastActivity();
    return time == null ? Stream.empty() : Stream.of(new Row(time, session));
  }

  @Override
  public Slice slice(LocalDate from, LocalDate to, long place, int size) {
    int end = firstBefore(from);
    int start = firstBefore(to.plusDays(1)) + (int) place;
    int stop = Math.min(end, start + size);
    List<SimulatedSession> rows =
        newestFirst.subList(start, stop).stream().map(Row::session).toList();
    return new Slice(rows, stop < end ? place + size : -1);
  }

  /** The index of the first session that is older than the day's start. */
  private int firstBefore(LocalDate day) {
    Instant start = day.atStartOfDay(zone).toInstant();
    int low = 0;
    int high = newestFirst.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (newestFirst.get(middle).time().isBefore(start)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
