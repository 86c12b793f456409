package io.github.zoomim.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contenders that take turns, each in a process of its own, so that none is warmed by another's
 * rounds.
 */
final class Rounds implements AutoCloseable {
  private final Map<String, Contender> contenders = new LinkedHashMap<>();

  /** Milliseconds of the clock, and of all processors together. */
  record Cost(double wall, double processor) {
    /** The median by the clock; of the processors the mean, for they are counted coarsely. */
    static Cost of(List<Cost> costs) {
      double[] walls = costs.stream().mapToDouble(Cost::wall).sorted().toArray();
      int half = walls.length / 2;
      return new Cost(
          walls.length % 2 == 1 ? walls[half] : (walls[half - 1] + walls[half]) / 2,
          costs.stream().mapToDouble(Cost::processor).sum() / costs.size());
    }
  }

  private record Contender(Process process, BufferedReader out, PrintStream in, List<Cost> costs) {}

  /** Starts a process of a {@link Worker}. */
  Rounds add(String name, String... args) throws IOException {
    Process process = Forks.start(List.of(), Forks.classPath(), Worker.class, args);
    contenders.put(
        name,
        new Contender(
            process,
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
            new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
            new ArrayList<>()));
    return this;
  }

  /** Runs all of them in turn, so that what slows the machine slows each of them alike. */
  Rounds run(int warmUps, int rounds) throws IOException {
    for (int round = -warmUps; round < rounds; round++) {
      String expected = null;
      for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
        String[] answer = round(contender.getValue());
        if (expected != null && !expected.equals(answer[2])) {
          throw new IllegalStateException(
              contender.getKey() + " returned " + answer[2] + " where others returned " + expected);
        }
        expected = answer[2];
        if (round >= 0) {
          contender
              .getValue()
              .costs
              .add(new Cost(Long.parseLong(answer[0]) / 1e6, Long.parseLong(answer[1]) / 1e6));
        }
      }
    }
    return this;
  }

  private static String[] round(Contender contender) throws IOException {
    contender.in.println();
    String line = contender.out.readLine();
    if (line == null) {
      throw new IllegalStateException("a contender ended");
    }
    return line.split(" ", 3);
  }

  Cost cost(String name) {
    Contender contender = contenders.get(name);
    if (contender == null) {
      throw new IllegalArgumentException(name + " is none of " + contenders.keySet());
    }
    return Cost.of(contender.costs);
  }

  @Override
  public void close() {
    contenders.values().forEach(contender -> contender.process.destroy());
  }
}
