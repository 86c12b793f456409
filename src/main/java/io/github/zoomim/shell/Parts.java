package io.github.zoomim.shell;

import io.github.zoomim.ConnectionCheck;
import io.github.zoomim.api.Probe;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.simulator.SimulatorCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

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
      return failed(failure, true);
    }
    try {
      return report(check.probe());
    } catch (ZoomImFailure failure) {
      return failed(failure, false);
    }
  }

  private static CheckReport report(Probe probe) {
    Map<String, String> rate = probe.rateHeaders();
    boolean answered = probe.status() / 100 == 2;
    return new CheckReport(
        probe.status(),
        probe.code(),
        answered ? null : probe.message(),
        rate.get("X-RateLimit-Category"),
        rate.get("X-RateLimit-Type"),
        rate.get("X-RateLimit-Limit"),
        rate.get("X-RateLimit-Remaining"),
        rate.get("Retry-After"),
        probe.serverTime(),
        Instant.now(),
        probe.elapsed(),
        probe.rows(),
        answered && !probe.isGood() ? probe.message() : null,
        false);
  }

  private static CheckReport failed(ZoomImFailure failure, boolean atToken) {
    return new CheckReport(
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Instant.now(),
        Duration.ZERO,
        0,
        failure.getMessage(),
        atToken);
  }
}
