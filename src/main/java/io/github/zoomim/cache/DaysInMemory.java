package io.github.zoomim.cache;

import io.github.zoomim.scan.KeptDay;
import io.github.zoomim.scan.Session;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Days on the heap, bounded by the bytes that they take: the longest unused go first. */
final class DaysInMemory implements DayStore {
  /** What a row costs beside its text: objects, references and a number. */
  private static final int BYTES_PER_ROW = 200;

  private static final int BYTES_PER_DAY = 512;

  /** The longest unused first. */
  private final Map<LocalDate, Entry> days = new LinkedHashMap<>();

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

  @Override
  public Collection<KeptDay> days() {
    return days.values().stream().map(Entry::day).toList();
  }

  @Override
  public void keep(KeptDay day) {
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

  @Override
  public void drop(LocalDate day) {
    Entry dropped = days.remove(day);
    bytes -= dropped == null ? 0 : dropped.bytes;
  }

  @Override
  public void used(LocalDate day) {
    Entry last = days.remove(day);
    if (last != null) {
      days.put(day, last);
    }
  }
}
