package io.github.zoomim.e2e.tools;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.util.List;

/** The account that tools look at: two groups of October, on days that follow, and a later one. */
final class ThreeGroups {
  private ThreeGroups() {}

  static Fixture fixture() {
    return Fixture.of(
        LaboratoryOptions.of(
            List.of(
                SimulatedSession.group("a", "2026-10-05T10:00:00Z"),
                SimulatedSession.group("b", "2026-10-06T10:00:00Z"),
                SimulatedSession.group("c", "2026-11-06T10:00:00Z"))));
  }
}
