package io.github.zoomim.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Contenders that take turns in one process, and their medians. */
final class Rounds {
  private final Map<String, Work> contenders = new LinkedHashMap<>();

  /** Something to measure; what it returns must be the same for all contenders. */
  @FunctionalInterface
  interface Work {
    Object run() throws Exception;
  }

  /** Median milliseconds of each contender. */
  record Medians(Map<String, Double> millis) {
    double of(String contender) {
      Double value = millis.get(contender);
      if (value == null) {
        throw new IllegalArgumentException(contender);
      }
      return value;
    }
  }

  Rounds add(String name, Work work) {
    contenders.put(name, work);
    return this;
  }

  /** Runs all of them in turn, so that what slows the machine slows each of them alike. */
  Medians run(int warmUps, int rounds) throws Exception {
    Map<String, double[]> times = new LinkedHashMap<>();
    contenders.keySet().forEach(name -> times.put(name, new double[rounds]));
    for (int round = -warmUps; round < rounds; round++) {
      Object expected = null;
      for (Map.Entry<String, Work> contender : contenders.entrySet()) {
        long start = System.nanoTime();
        Object result = contender.getValue().run();
        double millis = (System.nanoTime() - start) / 1e6;
        if (expected != null && !expected.equals(result)) {
          throw new IllegalStateException(
              contender.getKey() + " returned " + result + " where others returned " + expected);
        }
        expected = result;
        if (round >= 0) {
          times.get(contender.getKey())[round] = millis;
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((name, values) -> medians.put(name, median(values)));
    return new Medians(medians);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
