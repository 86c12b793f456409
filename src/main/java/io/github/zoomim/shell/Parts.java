package io.github.zoomim.shell;

import io.github.zoomim.ConnectionCheck;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.simulator.SimulatorCommand;
import java.time.Instant;

/** The parts of the driver that the command line starts besides SQL. */
final class Parts {
  private Parts() {}

  static SimulatorMain simulator() {
    return SimulatorCommand::run;
  }

  static CheckProbe probe() {
    return settings -> ConnectionCheck.with(settings, Parts::report);
  }

  private static CheckReport report(ConnectionCheck check) {
    try {
      check.fetchToken();
    } catch (ZoomImFailure failure) {
      return new CheckReport.Failure(failure.getMessage(), true);
    }
    try {
      return new CheckReport.Answer(check.probe(), Instant.now());
    } catch (ZoomImFailure failure) {
      return new CheckReport.Failure(failure.getMessage(), false);
    }
  }
}
