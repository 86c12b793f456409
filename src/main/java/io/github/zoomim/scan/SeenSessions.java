package io.github.zoomim.scan;

import java.util.Arrays;
import java.util.List;

/**
 * The ids of the sessions that a scan has emitted, as 128-bit hashes: 16 bytes a slot, so that a
 * million sessions take 32 MB. Two ids out of a million share a hash once in 10<sup>26</sup> scans.
 *
 * <p>Many small tables instead of one, so that growing never needs a second copy of everything.
 */
final class SeenSessions {
  private static final int TABLES = 64;
  private static final int FIRST_SLOTS = 16;

  private final Table[] tables = new Table[TABLES];
  private long[] hashes = new long[0];
  private long size;

  /** Keeps the looks of {@link #prepare} from being taken for work without effect. */
  long touched;

  SeenSessions() {
    Arrays.setAll(tables, i -> new Table());
  }

  /**
   * Gets ready for a page's sessions. The tables are larger than a processor's cache, and a look
   * that has to wait for memory takes longer than all else that is done with a session; looks that
   * need nothing of each other wait together.
   */
  void prepare(List<Session> page) {
    if (hashes.length < 2 * page.size()) {
      hashes = new long[2 * page.size()];
    }
    for (int i = 0; i < page.size(); i++) {
      IdHash.write(page.get(i).id(), hashes, 2 * i);
    }
    long sum = 0;
    for (int i = 0; i < 2 * page.size(); i += 2) {
      sum += table(hashes[i]).touch(hashes[i + 1]);
    }
    touched = sum;
  }

  /** Remembers a session of the prepared page, counted from 0; false if it was there already. */
  boolean add(int session) {
    return add(hashes[2 * session], hashes[2 * session + 1]);
  }

  /** Remembers the id; false if it was there already. */
  boolean add(String id) {
    long[] hash = new long[2];
    IdHash.write(id, hash, 0);
    return add(hash[0], hash[1]);
  }

  /** Remembers a hash; false if it was there already. */
  boolean add(long high, long low) {
    boolean added = table(high).add(high, low);
    size += added ? 1 : 0;
    return added;
  }

  private Table table(long high) {
    return tables[(int) (high >>> 32) & (TABLES - 1)];
  }

  /** How many were remembered. */
  long size() {
    return size;
  }

  /** Hashes with their halves side by side; an empty slot has zeros. */
  private static final class Table {
    private long[] halves = new long[2 * FIRST_SLOTS];
    private int stored;
    private boolean zero;

    boolean add(long high, long low) {
      if (high == 0 && low == 0) {
        // An empty slot looks like this hash, so it is kept aside.
        boolean added = !zero;
        zero = true;
        return added;
      }
      if (!put(halves, high, low)) {
        return false;
      }
      stored++;
      // Fuller tables are smaller, but each look goes past more and more slots.
      if (stored > halves.length / 2 / 8 * 5) {
        grow();
      }
      return true;
    }

    /** What is at the hash's place. */
    long touch(long low) {
      return halves[place(low, halves.length - 1)];
    }

    private static int place(long low, int mask) {
      return (int) low << 1 & mask;
    }

    private void grow() {
      long[] larger = new long[halves.length * 2];
      for (int i = 0; i < halves.length; i += 2) {
        if ((halves[i] | halves[i + 1]) != 0) {
          put(larger, halves[i], halves[i + 1]);
        }
      }
      halves = larger;
    }

    /** Puts the hash where it belongs; false if it is there. */
    private static boolean put(long[] halves, long high, long low) {
      int mask = halves.length - 1;
      int at = place(low, mask);
      while ((halves[at] | halves[at + 1]) != 0) {
        if (halves[at] == high && halves[at + 1] == low) {
          return false;
        }
        at = at + 2 & mask;
      }
      halves[at] = high;
      halves[at + 1] = low;
      return true;
    }
  }
}
