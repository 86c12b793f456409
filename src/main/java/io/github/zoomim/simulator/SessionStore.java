package io.github.zoomim.simulator;

import io.github.zoomim.simulator.Reading.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The account's sessions, indexed by the times that select them.
 *
 * <p>Each session has a row number. A row never changes: a session that moves gets a new row, so a
 * window that was frozen earlier still shows what was true then. The index is one sorted array of
 * {@code time << 22 | row}; a million sessions take 8 MB and their list, which may be lazy.
 */
final class SessionStore {
  static final int ROW_BITS = 22;
  private static final int MAX_ROWS = 1 << ROW_BITS;
  private static final long ROW_MASK = MAX_ROWS - 1L;
  private static final long MAX_TIME = (1L << (63 - ROW_BITS)) - 1;

  /** Times are kept relative to it, from 1931 to 2069; others are moved to the nearer end. */
  private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  private final List<SimulatedSession> initial;
  private final List<SimulatedSession> later = new ArrayList<>();
  private final Selection selection;
  private @Nullable Map<String, Integer> rowsById;
  private Index index;

  /**
   * Indexes the sessions.
   *
   * @param initial may be lazy; must not change
   * @param strays those that every window returns, wherever their time lies
   */
  SessionStore(List<SimulatedSession> initial, List<SimulatedSession> strays, Selection selection) {
    this.initial = initial;
    this.selection = selection;
    KeyList keys = new KeyList(initial.size());
    for (int row = 0; row < initial.size(); row++) {
      addKeys(keys, initial.get(row), checkedRow(row));
    }
    for (SimulatedSession stray : strays) {
      keys.addEverywhere(checkedRow(initial.size() + later.size()));
      later.add(stray);
    }
    index = new Index(keys.sorted(), keys.everywhere(), 0);
  }

  /** The keys at one moment; never changed. */
  static final class Index {
    private final long[] keys;
    private final long[] everywhere;
    private final long version;

    private Index(long[] keys, long[] everywhere, long version) {
      this.keys = keys;
      this.everywhere = everywhere;
      this.version = version;
    }

    /** Counts the changes. */
    long version() {
      return version;
    }

    /** The keys of the times in [from, to), in milliseconds since 1970, oldest first. */
    long[] between(long from, long to) {
      return Arrays.copyOfRange(keys, lowerBound(keys, key(from, 0)), lowerBound(keys, key(to, 0)));
    }

    /** The keys of the sessions that every window returns. */
    long[] everywhere() {
      return everywhere.clone();
    }
  }

  synchronized Index index() {
    return index;
  }

  synchronized SimulatedSession session(int row) {
    return row < initial.size() ? initial.get(row) : later.get(row - initial.size());
  }

  /** Gives the session a new last message. */
  synchronized void move(String id, Instant time) {
    SimulatedSession session = session(rowOf(id));
    replace(id, session.withMessageAt(time));
  }

  /** Adds a session, in place of the one with its id if there is one. */
  synchronized void put(SimulatedSession session) {
    replace(session.id(), session);
  }

  synchronized void remove(String id) {
    rowOf(id);
    replace(id, null);
  }

  private void replace(String id, @Nullable SimulatedSession session) {
    Integer old = session == null ? rows().remove(id) : rows().get(id);
    int gone = old == null ? -1 : old;
    KeyList keys = new KeyList(index.keys.length + 1);
    keys.addAllBut(gone, index.keys, index.everywhere);
    if (session != null) {
      int row = checkedRow(initial.size() + later.size());
      later.add(session);
      rows().put(id, row);
      addKeys(keys, session, row);
    }
    index = new Index(keys.sorted(), keys.everywhere(), index.version + 1);
  }

  private int rowOf(String id) {
    Integer row = rows().get(id);
    if (row == null) {
      throw new NoSuchElementException("No session has the id " + id);
    }
    return row;
  }

  /** Built when the first session changes: benchmarks with a million sessions never need it. */
  private Map<String, Integer> rows() {
    if (rowsById == null) {
      rowsById = new HashMap<>();
      for (int row = 0; row < initial.size() + later.size(); row++) {
        rowsById.put(session(row).id(), row);
      }
    }
    return rowsById;
  }

  private void addKeys(KeyList keys, SimulatedSession session, int row) {
    Instant last = session.lastMessageSentTime();
    List<Instant> activity = session.earlierActivity();
    if (last == null && activity.isEmpty()) {
      keys.addEverywhere(row);
    } else if (selection == Selection.BY_ACTIVITY) {
      activity.forEach(time -> keys.add(key(time.toEpochMilli(), row)));
      if (last != null) {
        keys.add(key(last.toEpochMilli(), row));
      }
    } else {
      Instant time = last != null ? last : activity.stream().max(Instant::compareTo).orElseThrow();
      keys.add(key(time.toEpochMilli(), row));
    }
  }

  static int row(long key) {
    return (int) (key & ROW_MASK);
  }

  /** A key that sorts by the number first; the number may have 41 bits and a sign. */
  static long sortKey(long number, int row) {
    return number << ROW_BITS | row;
  }

  /** What a key sorts by. */
  static long sortedBy(long key) {
    return key >> ROW_BITS;
  }

  /** The first place in the sorted keys that is not below the key. */
  static int lowerBound(long[] keys, long key) {
    int found = Arrays.binarySearch(keys, key);
    return found < 0 ? -found - 1 : found;
  }

  private static long key(long epochMilli, int row) {
    return sortKey(Math.max(-MAX_TIME, Math.min(MAX_TIME, epochMilli - EPOCH)), row);
  }

  private static int checkedRow(int row) {
    if (row >= MAX_ROWS) {
      throw new IllegalStateException("The simulator keeps at most " + MAX_ROWS + " rows");
    }
    return row;
  }

  /** Collects keys. */
  private static final class KeyList {
    private long[] keys;
    private int size;
    private long[] everywhere = {};

    private KeyList(int capacity) {
      keys = new long[Math.max(4, capacity)];
    }

    private void add(long key) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, size + size / 2);
      }
      keys[size++] = key;
    }

    private void addEverywhere(int row) {
      everywhere = Arrays.copyOf(everywhere, everywhere.length + 1);
      everywhere[everywhere.length - 1] = sortKey(MAX_TIME, row);
    }

    private void addAllBut(int row, long[] others, long[] othersEverywhere) {
      for (long key : others) {
        if (row(key) != row) {
          add(key);
        }
      }
      for (long key : othersEverywhere) {
        if (row(key) != row) {
          addEverywhere(row(key));
        }
      }
    }

    private long[] sorted() {
      long[] result = size == keys.length ? keys : Arrays.copyOf(keys, size);
      Arrays.sort(result);
      return result;
    }

    private long[] everywhere() {
      return everywhere;
    }
  }
}
