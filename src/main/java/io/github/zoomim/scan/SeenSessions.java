package io.github.zoomim.scan;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The ids of the sessions that a scan has emitted, as 128-bit hashes: 16 bytes a slot, so that a
 * million sessions take 32 MB. Two ids out of a million share a hash once in 10<sup>26</sup> scans.
 *
 * <p>Many small tables, by the first bits of the hash; one that is full gives half of its hashes to
 * a new one. So growing leaves no old copies to the garbage collector, and no table is large: what
 * takes half a region of the heap or more, which can be half a megabyte, G1 gives a whole one.
 */
public final class SeenSessions {
  private static final int FIRST_SLOTS = 64;

  /** Of one table, which takes 64 kB then: the first number times a power of {@link #GROWTH}. */
  private static final int MOST_SLOTS = 4096;

  private static final int GROWTH = 4;

  /** Beyond it a table grows instead: its hashes have the same first bits, so none would leave. */
  private static final int MOST_BITS = 20;

  /** By the first {@link #bits} of a hash; one that goes by fewer bits stands there repeatedly. */
  private Table[] tables = {new Table(0, FIRST_SLOTS)};

  private int bits;
  private boolean zero;
  private long size;

  /** Remembers a session; false if it was there already. */
  boolean add(Session session) {
    return add(session.idHigh(), session.idLow());
  }

  /** Remembers a session. */
  public void note(Session session) {
    boolean unused = add(session);
  }

  /** Whether the session was remembered. */
  public boolean contains(Session session) {
    long high = session.idHigh();
    long low = session.idLow();
    return (high | low) == 0 ? zero : table(high).contains(high, low);
  }

  /** Remembers a hash; false if it was there already. */
  boolean add(long high, long low) {
    boolean added;
    if (high == 0 && low == 0) {
      // An empty slot looks like this hash, so it is kept aside.
      added = !zero;
      zero = true;
    } else {
      Table table = table(high);
      added = table.add(high, low);
      if (added && table.isFull()) {
        makeRoom(table, high);
      }
    }
    size += added ? 1 : 0;
    return added;
  }

  private Table table(long high) {
    return tables[place(high)];
  }

  private int place(long high) {
    return (int) (high >>> 32 >>> (32 - bits));
  }

  private void makeRoom(Table table, long high) {
    if (table.slots() < MOST_SLOTS || table.bits == MOST_BITS) {
      table.grow();
      return;
    }
    if (table.bits == bits) {
      Table[] twice = new Table[2 * tables.length];
      Arrays.setAll(twice, i -> tables[i / 2]);
      tables = twice;
      bits++;
    }
    int places = 1 << (bits - table.bits);
    int first = place(high) & -places;
    Arrays.fill(tables, first + places / 2, first + places, table.split());
  }

  /** How many were remembered. */
  public long size() {
    return size;
  }

  /** Hashes of the same first bits with their halves side by side; an empty slot has zeros. */
  private static final class Table {
    private int bits;
    private long[] halves;
    private int stored;

    Table(int bits, int slots) {
      this.bits = bits;
      this.halves = new long[2 * slots];
    }

    /** Remembers a hash; false if it was there already. */
    boolean add(long high, long low) {
      int at = find(high, low);
      if ((halves[at] | halves[at + 1]) != 0) {
        return false;
      }
      halves[at] = high;
      halves[at + 1] = low;
      stored++;
      return true;
    }

    boolean contains(long high, long low) {
      int at = find(high, low);
      return (halves[at] | halves[at + 1]) != 0;
    }

    /** Where the hash is, or the empty slot where it would be. */
    private int find(long high, long low) {
      int mask = halves.length - 1;
      int at = place(low, mask);
      while ((halves[at] | halves[at + 1]) != 0 && (halves[at] != high || halves[at + 1] != low)) {
        at = at + 2 & mask;
      }
      return at;
    }

    private static int place(long low, int mask) {
      return (int) low << 1 & mask;
    }

    int slots() {
      return halves.length / 2;
    }

    /** Fuller tables are smaller, but each look goes past more and more slots. */
    boolean isFull() {
      return stored > slots() / 8 * 5;
    }

    void grow() {
      long[] all = halves;
      halves = new long[GROWTH * all.length];
      stored = 0;
      for (int i = 0; i < all.length; i += 2) {
        if ((all[i] | all[i + 1]) != 0) {
          add(all[i], all[i + 1]);
        }
      }
    }

    /** Goes by one more bit, and hands those that have it set over to another table. */
    Table split() {
      bits++;
      Table other = new Table(bits, slots());
      long[] all = halves.clone();
      Arrays.fill(halves, 0);
      stored = 0;
      for (int i = 0; i < all.length; i += 2) {
        if ((all[i] | all[i + 1]) != 0) {
          ((all[i] >>> (64 - bits) & 1) == 0 ? this : other).add(all[i], all[i + 1]);
        }
      }
      return other;
    }
  }

  /**
   * 128-bit hashes of ids: of the characters and not of their UTF-8 bytes, so that lone surrogates
   * stay different from each other.
   */
  record IdHash(long high, long low) {
    private static final HashFunction MURMUR = Hashing.murmur3_128();

    static IdHash of(String id) {
      ByteBuffer hash = ByteBuffer.wrap(MURMUR.hashUnencodedChars(id).asBytes());
      return new IdHash(hash.getLong(), hash.getLong());
    }
  }
}
