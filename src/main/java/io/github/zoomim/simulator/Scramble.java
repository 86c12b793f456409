package io.github.zoomim.simulator;

/** Numbers that look random and are the same in every run. */
final class Scramble {
  private Scramble() {}

  /** A different number for each index of a seed (the finalizer of SplitMix64). */
  static long of(long seed, long index) {
    long z = seed * 0x632BE59BD9B4E019L + (index + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** The number as one of 0 to {@code bound - 1}, by its bits from {@code shift} on. */
  static int pick(long number, int shift, int bound) {
    return (int) Long.remainderUnsigned(number >>> shift, bound);
  }

  /** The number as a fraction from 0 to below 1. */
  static double fraction(long number) {
    return (number >>> 11) * 0x1.0p-53;
  }
}
