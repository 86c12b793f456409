package io.github.zoomim.cache;

import io.github.zoomim.scan.KeptDay;
import io.github.zoomim.scan.Session;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Days on the heap, bounded by the bytes that they take: the longest unused go first. Guarded by
 * the lock of its user.
 */
final class DaysInMemory {
  /** What a row costs beside its text: objects, references and a number. */
  private static final int BYTES_PER_ROW = 200;

  private static final int BYTES_PER_DAY = 512;

  /** The longest unused first. */
  private final Map<LocalDate, Entry> days = new LinkedHashMap<>(16, 0.75f, true);

  private final long mostBytes;
  private long bytes;

  private record Entry(KeptDay day, long bytes) {}

  DaysInMemory(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** About how much heap sessions take. */
  static long bytes(List<Session> sessions) {
    long bytes = 0;
    for (Session session : sessions) {
      bytes += BYTES_PER_ROW + session.id().length();
      for (Object value : session.values()) {
        bytes += value instanceof String text && value != session.id() ? 2L * text.length() : 0;
      }
    }
    return bytes;
  }

  /** The days that are kept. */
  Collection<KeptDay> days() {
    return days.values().stream().map(Entry::day).toList();
  }

  /** Keeps a day, in place of an older reading of it; others may have to go. */
  void keep(KeptDay day) {
    drop(day.day());
    long size = BYTES_PER_DAY + bytes(day.sessions()) + bytes(day.strays());
    if (size > mostBytes) {
      return;
    }
    days.put(day.day(), new Entry(day, size));
    bytes += size;
    Iterator<Entry> unused = days.values().iterator();
    while (bytes > mostBytes) {
      bytes -= unused.next().bytes;
      unused.remove();
    }
  }

  /** Forgets a day, if it is kept. */
  void drop(LocalDate day) {
    Entry dropped = days.remove(day);
    bytes -= dropped == null ? 0 : dropped.bytes;
  }

  /** Somebody uses the day, which therefore is to stay longer than others. */
  void used(LocalDate day) {
    days.get(day);
  }
}
