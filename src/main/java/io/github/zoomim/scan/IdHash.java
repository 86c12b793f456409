package io.github.zoomim.scan;

/**
 * 128-bit hashes of ids: MurmurHash3 for x64 with the seed 0, of the characters as UTF-16LE. Of the
 * characters and not of their UTF-8 bytes, so that lone surrogates stay different from each other.
 * Guava has the same function, at several times the cost for a short text.
 */
record IdHash(long high, long low) {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  static IdHash of(String id) {
    long h1 = 0;
    long h2 = 0;
    int length = id.length();
    int blocks = length & -8;
    for (int i = 0; i < blocks; i += 8) {
      h1 = (Long.rotateLeft(h1 ^ mix1(four(id, i)), 27) + h2) * 5 + 0x52dce729;
      h2 = (Long.rotateLeft(h2 ^ mix2(four(id, i + 4)), 31) + h1) * 5 + 0x38495ab5;
    }
    h1 ^= mix1(rest(id, blocks, Math.min(length, blocks + 4)));
    h2 ^= mix2(rest(id, Math.min(length, blocks + 4), length));
    long bytes = 2L * length;
    h1 ^= bytes;
    h2 ^= bytes;
    h1 += h2;
    h2 += h1;
    h1 = last(h1);
    h2 = last(h2);
    h1 += h2;
    return new IdHash(h1, h2 + h1);
  }

  private static long mix1(long k1) {
    return Long.rotateLeft(k1 * C1, 31) * C2;
  }

  private static long mix2(long k2) {
    return Long.rotateLeft(k2 * C2, 33) * C1;
  }

  private static long last(long h) {
    long mixed = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }

  /** Four characters, the first in the lowest bits. */
  private static long four(String id, int at) {
    return id.charAt(at)
        | (long) id.charAt(at + 1) << 16
        | (long) id.charAt(at + 2) << 32
        | (long) id.charAt(at + 3) << 48;
  }

  /** Up to four characters, 0 for none. */
  private static long rest(String id, int from, int to) {
    long value = 0;
    for (int i = to - 1; i >= from; i--) {
      value = value << 16 | id.charAt(i);
    }
    return value;
  }
}
