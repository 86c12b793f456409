package io.github.zoomim.scan;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;

/**
 * The ids of the sessions that a scan has emitted, as 128-bit hashes: 16 bytes a slot, so that a
 * million sessions take 32 MB. Two ids out of a million share a hash once in 10<sup>26</sup> scans.
 */
final class SeenSessions {
  private static final int FIRST_SLOTS = 1 << 10;

  // Of the characters, not of their UTF-8 bytes: lone surrogates stay different from each other.
  private static final HashFunction HASH = Hashing.murmur3_128();

  private final ByteBuffer hash = ByteBuffer.allocate(16);
  private long[] high = new long[FIRST_SLOTS];
  private long[] low = new long[FIRST_SLOTS];
  private int stored;
  private boolean zero;

  /** Remembers the id; false if it was there already. */
  boolean add(String id) {
    int length = HASH.hashUnencodedChars(id).writeBytesTo(hash.array(), 0, 16);
    assert length == 16;
    return add(hash.getLong(0), hash.getLong(8));
  }

  /** Remembers a hash; false if it was there already. */
  boolean add(long highBits, long lowBits) {
    if (highBits == 0 && lowBits == 0) {
      // An empty slot looks like this hash, so it is kept aside.
      boolean added = !zero;
      zero = true;
      return added;
    }
    int slot = slot(highBits, lowBits);
    if (!isEmpty(slot)) {
      return false;
    }
    high[slot] = highBits;
    low[slot] = lowBits;
    stored++;
    if (stored > high.length / 4 * 3) {
      grow();
    }
    return true;
  }

  /** How many were remembered. */
  long size() {
    return stored + (zero ? 1L : 0L);
  }

  /** The slot that holds the hash, or the empty one where it belongs. */
  private int slot(long highBits, long lowBits) {
    int mask = high.length - 1;
    int slot = (int) lowBits & mask;
    while (!isEmpty(slot) && !(high[slot] == highBits && low[slot] == lowBits)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isEmpty(int slot) {
    return high[slot] == 0 && low[slot] == 0;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    high = new long[oldHigh.length * 2];
    low = new long[oldLow.length * 2];
    for (int i = 0; i < oldHigh.length; i++) {
      if (oldHigh[i] != 0 || oldLow[i] != 0) {
        int slot = slot(oldHigh[i], oldLow[i]);
        high[slot] = oldHigh[i];
        low[slot] = oldLow[i];
      }
    }
  }
}
