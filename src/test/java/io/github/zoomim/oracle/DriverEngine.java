package io.github.zoomim.oracle;

import io.github.zoomim.ClockedConnections;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.simulator.Laboratory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/** The driver, on a clock that stands where the sessions end. */
final class DriverEngine {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private DriverEngine() {}

  static Engine of(Laboratory simulator) throws SQLException {
    Connection connection =
        ClockedConnections.open(
            "jdbc:zoomim:accessToken="
                + simulator.accessToken()
                + ";requestsPerSecond=0;baseUrl="
                + simulator.apiUrl()
                + ";oauthUrl="
                + simulator.oauthUrl(),
            new Properties(),
            Map.of(),
            new StandingTime());
    return new Engine(Dialect.DRIVER, connection);
  }

  private static final class StandingTime implements TimeSource {
    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public boolean await(CountDownLatch latch, Duration duration) throws InterruptedException {
      return TimeSource.system().await(latch, duration);
    }
  }
}
