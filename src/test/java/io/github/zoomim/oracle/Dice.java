package io.github.zoomim.oracle;

import java.util.List;
import java.util.Random;

/** Chance, from a seed. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    // Neighbouring seeds would begin alike.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from 0 to one below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  <E> E pick(List<? extends E> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <E> E pick(E... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
