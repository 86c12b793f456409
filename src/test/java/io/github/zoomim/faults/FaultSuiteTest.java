package io.github.zoomim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault at the first, a middle and the last request, and a thousand random mixtures of them,
 * over real HTTP. A failing schedule names its seed; {@code -Dzoomim.faults.seed=…} runs that one
 * alone, {@code -Dzoomim.faults.schedules=…} another number of them.
 */
class FaultSuiteTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final List<SimulatedSession> SESSIONS =
      RandomSchedules.sessions(new Random(5), NOW, 60);

  private static Laboratory trap;

  @BeforeAll
  static void setTrap() throws IOException {
    trap = Laboratory.start(LaboratoryOptions.of(List.of()));
  }

  @AfterAll
  static void closeTrap() {
    trap.close();
  }

  static List<NamedFault> apiFaults() {
    return Catalogue.API;
  }

  static List<NamedFault> tokenFaults() {
    return Catalogue.TOKEN;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("apiFaults")
  void noRowIsLostWhereverAFaultStrikes(NamedFault fault) {
    int last = ScheduleRun.run(single(Map.of(), Map.of()), trap).requests().size();
    for (int number : new TreeSet<>(Set.of(1, last / 2, last))) {
      Schedule schedule = single(placed(fault, number, last), Map.of());
      Outcome outcome = checked(schedule);
      assertThat(outcome.struck()).as(schedule.toString()).containsValue(fault);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokenFaults")
  void noRowIsLostWhenTheTokenEndpointFails(NamedFault fault) {
    for (int number : List.of(1, 2)) {
      // The second token is fetched when the first has ended, in the middle of the scan.
      NamedFault expiry = named("access token expired during the scan");
      Schedule schedule = single(Map.of(5, expiry), Map.of(number, fault));
      assertThat(checked(schedule).tokenStruck()).as(schedule.toString()).containsValue(fault);
    }
  }

  @Test
  void noRowIsLostHoweverFaultsAreMixed() {
    Long only = Long.getLong("zoomim.faults.seed");
    int count = Integer.getInteger("zoomim.faults.schedules", 1000);
    LongStream seeds = only == null ? LongStream.range(0, count) : LongStream.of(only);
    Queue<AssertionError> failures = new ConcurrentLinkedQueue<>();
    seeds
        .parallel()
        .forEach(
            seed -> {
              try {
                checked(RandomSchedules.of(seed));
              } catch (AssertionError e) {
                failures.add(e);
              }
            });
    if (!failures.isEmpty()) {
      AssertionError first = failures.remove();
      failures.stream().limit(20).forEach(first::addSuppressed);
      throw first;
    }
  }

  private static Outcome checked(Schedule schedule) {
    Outcome outcome = ScheduleRun.run(schedule, trap);
    try {
      Invariant.check(schedule, outcome);
    } catch (AssertionError e) {
      throw new AssertionError(
          schedule + "\n  struck " + outcome.struck() + "\n" + e.getMessage(), e);
    }
    return outcome;
  }

  /**
   * At the request, or at the first one before it, or else behind it, that the fault applies to.
   */
  private static Map<Integer, NamedFault> placed(NamedFault fault, int number, int last) {
    Outcome dry = ScheduleRun.run(single(Map.of(), Map.of()), trap);
    return Stream.concat(
            Stream.iterate(number, n -> n > 0, n -> n - 1),
            Stream.iterate(number, n -> n <= last, n -> n + 1))
        .filter(n -> fault.applies().test(dry.requests().get(n - 1)))
        .findFirst()
        .map(n -> Map.of(n, fault))
        .orElseThrow();
  }

  private static NamedFault named(String name) {
    return Catalogue.API.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static Schedule single(
      Map<Integer, NamedFault> faults, Map<Integer, NamedFault> tokenFaults) {
    return new Schedule(
        "one fault",
        1,
        NOW,
        SESSIONS,
        LaboratoryOptions.of(List.of()),
        true,
        2,
        "pageSize=10;requestsPerSecond=0;concurrency=1",
        Query.all(),
        Duration.ZERO,
        false,
        faults,
        tokenFaults);
  }
}
