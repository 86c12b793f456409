package io.github.zoomim.simulator;

import io.github.zoomim.simulator.Reading.RowOrder;
import io.github.zoomim.simulator.SessionStore.Index;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The rows of whole windows in the chosen order, kept until a session changes. */
final class SessionWindows {
  private final SessionStore store;
  private final RowOrder order;
  private final ZoneId zone;
  private final Map<Days, long[]> windows = new HashMap<>();
  private long version = -1;

  SessionWindows(SessionStore store, RowOrder order, ZoneId zone) {
    this.store = store;
    this.order = order;
    this.zone = zone;
  }

  private record Days(LocalDate from, LocalDate to) {}

  /**
   * The window's sort keys, ascending, each row once; see {@link SessionStore#row}. Not to change.
   */
  long[] rows(LocalDate from, LocalDate to) {
    Index index = store.index();
    Days days = new Days(from, to);
    synchronized (windows) {
      if (version != index.version()) {
        windows.clear();
        version = index.version();
      }
      long[] known = windows.get(days);
      if (known != null) {
        return known;
      }
    }
    long[] rows =
        select(
            index,
            from.atStartOfDay(zone).toInstant().toEpochMilli(),
            to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
    synchronized (windows) {
      if (version == index.version()) {
        windows.put(days, rows);
      }
    }
    return rows;
  }

  private long[] select(Index index, long from, long to) {
    long[] within = index.between(from, to);
    long[] everywhere = index.everywhere();
    long[] keys = Arrays.copyOf(within, within.length + everywhere.length);
    System.arraycopy(everywhere, 0, keys, within.length, everywhere.length);
    BitSet seen = new BitSet();
    int size = 0;
    for (int i = keys.length - 1; i >= 0; i--) {
      // From the newest: a session that was active several times stands at its latest.
      int row = SessionStore.row(keys[i]);
      if (!seen.get(row)) {
        seen.set(row);
        size++;
        keys[keys.length - size] = ordered(keys[i], row);
      }
    }
    long[] result = Arrays.copyOfRange(keys, keys.length - size, keys.length);
    Arrays.sort(result);
    return result;
  }

  private long ordered(long key, int row) {
    return switch (order) {
      case TIME_ASCENDING -> key;
      case TIME_DESCENDING -> SessionStore.sortKey(-SessionStore.sortedBy(key), row);
      case SHUFFLED -> SessionStore.sortKey(scrambled(store.session(row).id()), row);
    };
  }

  private static int scrambled(String id) {
    return Integer.reverse(id.hashCode() * 0x9E3779B1);
  }
}
