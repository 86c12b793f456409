package io.github.zoomim.scan;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;

/**
 * The ids of the sessions that a scan has emitted, as 128-bit hashes: 16 bytes a slot, so that a
 * million sessions take 32 MB. Two ids out of a million share a hash once in 10<sup>26</sup> scans.
 *
 * <p>Many small tables instead of one, so that growing never needs a second copy of everything.
 */
final class SeenSessions {
  private static final int TABLES = 64;
  private static final int FIRST_SLOTS = 16;

  // Of the characters, not of their UTF-8 bytes: lone surrogates stay different from each other.
  private static final HashFunction HASH = Hashing.murmur3_128();

  private final ByteBuffer hash = ByteBuffer.allocate(16);
  private ByteBuffer characters = ByteBuffer.allocate(128);
  private final Table[] tables = new Table[TABLES];
  private long size;

  SeenSessions() {
    for (int i = 0; i < TABLES; i++) {
      tables[i] = new Table();
    }
  }

  /** Remembers the id; false if it was there already. */
  boolean add(String id) {
    int bytes = id.length() * Character.BYTES;
    if (characters.capacity() < bytes) {
      characters = ByteBuffer.allocate(2 * bytes);
    }
    for (int i = 0; i < id.length(); i++) {
      characters.putChar(i * Character.BYTES, id.charAt(i));
    }
    int length = HASH.hashBytes(characters.array(), 0, bytes).writeBytesTo(hash.array(), 0, 16);
    assert length == 16;
    return add(hash.getLong(0), hash.getLong(8));
  }

  /** Remembers a hash; false if it was there already. */
  boolean add(long high, long low) {
    boolean added = tables[(int) (high >>> 32) & (TABLES - 1)].add(high, low);
    size += added ? 1 : 0;
    return added;
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
      int at = (int) low << 1 & mask;
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
