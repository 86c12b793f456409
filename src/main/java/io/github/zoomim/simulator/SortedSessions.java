package io.github.zoomim.simulator;

import io.github.zoomim.simulator.Sessions.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that stay as they are; a window holds those whose last message it saw, the newest first.
 * Keeps one number for each: a million take 8 MB and their list, which may be lazy.
 */
final class SortedSessions implements Sessions {
  private static final int INDEX_BITS = 22;
  private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;
  private static final long MAX_TIME = (1L << (63 - INDEX_BITS)) - 1;

  private final List<SimulatedSession> sessions;
  private final ZoneId zone;

  /** Each the time, negated, and the index; sorted. */
  private final long[] keys;

  /**
   * Sorts the sessions.
   *
   * @param zone whose days the windows are made of
   */
  SortedSessions(List<SimulatedSession> sessions, ZoneId zone) {
    if (sessions.size() > INDEX_MASK) {
      throw new IllegalArgumentException("At most " + INDEX_MASK + " sessions");
    }
    this.sessions = sessions;
    this.zone = zone;
    this.keys =
        IntStream.range(0, sessions.size())
            .mapToLong(index -> key(sessions.get(index).lastActivity(), index))
            .sorted()
            .toArray();
  }

  /** What has no time at all gets one that no window reaches. */
  private static long key(@Nullable Instant time, int index) {
    long millis = time == null ? MAX_TIME : time.toEpochMilli();
    return -Math.max(0, Math.min(MAX_TIME, millis)) << INDEX_BITS | index;
  }

  @Override
  public Slice slice(LocalDate from, LocalDate to, long place, int size) {
    int newest = firstBefore(to.plusDays(1));
    int end = firstBefore(from);
    int start = newest + (int) place;
    int stop = Math.min(end, start + size);
    List<SimulatedSession> rows =
        Arrays.stream(keys, start, stop)
            .mapToObj(key -> sessions.get((int) (key & INDEX_MASK)))
            .toList();
    return new Slice(rows, stop < end ? place + size : -1);
  }

  /** The index of the first session that is older than the day's start. */
  private int firstBefore(LocalDate day) {
    Instant start = day.atStartOfDay(zone).toInstant().minusMillis(1);
    int found = Arrays.binarySearch(keys, key(start, 0));
    return found < 0 ? -found - 1 : found;
  }
}
