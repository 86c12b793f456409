package io.github.zoomim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reads everything that an account holds, window by window. */
final class WholeAccountTest {
  @RegisterExtension final SimulatorFixture fixture = new SimulatorFixture();

  @Test
  void theDemoIsWhollyWithinItsHistoryAndReachesToday() throws Exception {
    SimulatorClock clock = new SimulatorClock(Instant.parse("2026-10-15T00:00:01Z"));
    LaboratoryOptions options = LaboratoryOptions.demo(clock);
    try (Laboratory simulator = Laboratory.start(options)) {
      ApiCaller caller = new ApiCaller(simulator);
      assertThat(drain(caller, LocalDate.parse("2026-04-16"), LocalDate.parse("2026-10-15")))
          .hasSize(2_000)
          .doesNotHaveDuplicates();
      assertThat(caller.drain("2026-10-15", "2026-10-15", 300)).hasSize(8);
      assertThat(caller.drain("2026-10-14", "2026-10-14", 300)).hasSizeGreaterThan(10);
    }
  }

  @Test
  void theDemoIsTheSameAllDayLong() {
    Instant midnight = Instant.parse("2026-10-15T00:00:00Z");
    List<SimulatedSession> sessions = demo(midnight);
    assertThat(demo(midnight.plusSeconds(86_399))).isEqualTo(sessions);
    assertThat(demo(midnight.plusSeconds(86_400))).isNotEqualTo(sessions);
    Instant firstHourEnds = midnight.plusSeconds(3_600);
    assertThat(sessions)
        .allMatch(
            s ->
                s.lastMessageSentTime() == null || s.lastMessageSentTime().isBefore(firstHourEnds));
  }

  @Test
  void aDayHoldsExactlyItsSessionsAmongMany() {
    List<SimulatedSession> sessions = sessions(50_000);
    Laboratory simulator = fixture.start(o -> o, sessions);
    ApiCaller caller = new ApiCaller(simulator);
    List<String> expected =
        sessions.stream()
            .filter(s -> LocalDate.parse("2026-07-01").equals(day(s)))
            .map(SimulatedSession::id)
            .toList();
    assertThat(caller.drain("2026-07-01", "2026-07-01", 300))
        .containsExactlyInAnyOrderElementsOf(expected);
    simulator.controls().move(expected.get(0), SimulatorFixture.NOON);
    assertThat(caller.drain("2026-10-15", "2026-10-15", 300)).contains(expected.get(0));
    assertThat(caller.drain("2026-07-01", "2026-07-01", 300)).hasSize(expected.size() - 1);
  }

  private static List<SimulatedSession> demo(Instant now) {
    return DemoSessions.upTo(now, DemoSessions.COUNT, DemoSessions.SEED);
  }

  private static List<SimulatedSession> sessions(int count) {
    return SampleSessions.generate(
        count, Instant.parse("2026-04-16T00:00:00Z"), SimulatorFixture.NOON, 5);
  }

  private static LocalDate day(SimulatedSession session) {
    Instant last = session.lastMessageSentTime();
    return LocalDate.ofInstant(
        last == null ? session.earlierActivity().get(0) : last, ZoneOffset.UTC);
  }

  private static List<String> drain(ApiCaller caller, LocalDate from, LocalDate to) {
    List<String> ids = new ArrayList<>();
    for (LocalDate start = from; !start.isAfter(to); start = start.plusMonths(1)) {
      LocalDate end = start.plusMonths(1).minusDays(1);
      ids.addAll(caller.drain(start.toString(), (end.isAfter(to) ? to : end).toString(), 300));
    }
    return ids;
  }
}
