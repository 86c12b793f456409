package io.github.zoomim.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Simulators whose clock stands at noon of 2026-10-15, closed after the test. */
final class SimulatorFixture implements AfterEachCallback {
  static final Instant NOON = Instant.parse("2026-10-15T12:00:00Z");

  private final List<Laboratory> started = new ArrayList<>();
  final SimulatorClock clock = new SimulatorClock(NOON);

  Laboratory start(UnaryOperator<LaboratoryOptions> change, SimulatedSession... sessions) {
    return start(change, List.of(sessions));
  }

  Laboratory start(UnaryOperator<LaboratoryOptions> change, List<SimulatedSession> sessions) {
    try {
      Laboratory simulator =
          Laboratory.start(change.apply(LaboratoryOptions.of(sessions).withClock(clock)));
      started.add(simulator);
      return simulator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Laboratory start(SimulatedSession... sessions) {
    return start(options -> options, sessions);
  }

  /** Sessions s00, s01, … of one day, a minute apart. */
  static List<SimulatedSession> sessionsOf(String day, int count) {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sessions.add(
          new SimulatedSession(
              String.format("s%02d", i),
              "Group",
              "n" + i,
              Instant.parse(day + "T08:00:00.500Z").plusSeconds(60L * i)));
    }
    return sessions;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    started.forEach(Laboratory::close);
  }
}
