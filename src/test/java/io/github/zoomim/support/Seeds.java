package io.github.zoomim.support;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Runs a test with many random seeds, with others in each build. A failure names its seed, and
 * {@code -Dzoomim.seed=…} runs that one again.
 */
public final class Seeds {
  private static final String PROPERTY = "zoomim.seed";

  private Seeds() {}

  /** What is done with each seed: everything random in it must come from the argument. */
  @FunctionalInterface
  public interface Trial {
    /** Fails where what is tested is wrong. */
    void run(Random random) throws Exception;
  }

  /** Runs the trial so many times, or once where the system property gives the seed. */
  public static void forEachSeed(int tries, Trial trial) {
    Long given = Long.getLong(PROPERTY);
    LongStream seeds =
        given == null ? new SplittableRandom().longs(tries) : LongStream.of(given.longValue());
    seeds.forEach(seed -> run(trial, seed));
  }

  /** A text of any characters, lone surrogates too; of few ones or ASCII only every other time. */
  public static String text(Random random, int longest) {
    int[] alphabets = {2, 128, 256, Character.MAX_VALUE + 1};
    int characters = alphabets[random.nextInt(alphabets.length)];
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest + 1); length > 0; length--) {
      text.append((char) random.nextInt(characters));
    }
    return text.toString();
  }

  private static void run(Trial trial, long seed) {
    try {
      trial.run(new Random(seed));
    } catch (Exception | AssertionError e) {
      throw new AssertionError("With -D" + PROPERTY + "=" + seed + ": " + e.getMessage(), e);
    }
  }
}
