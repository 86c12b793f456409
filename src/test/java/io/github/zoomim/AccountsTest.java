package io.github.zoomim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.config.SettingsReader;
import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.http.VirtualTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AccountsTest {
  private final ZoomImSettings settings =
      SettingsReader.read(
          "jdbc:zoomim:accessToken=AccountsTest;requestsPerSecond=1", null, Map.of());

  @Test
  void outliveTheirConnections() {
    TimeSource time = new VirtualTime();
    Accounts.Lease first = lease(time);
    first.close();
    try (Accounts.Lease second = lease(time)) {
      assertThat(second.account().pace).isSameAs(first.account().pace);
    }
  }

  /** A test's server may get the port of one before it, whose clock stands still. */
  @Test
  @Timeout(10)
  void waitOnTheClockOfTheConnection() {
    lease(new VirtualTime()).close();
    TimeSource time = new VirtualTime();
    try (Accounts.Lease lease = lease(time)) {
      long start = time.nanoTime();
      for (int request = 0; request < 4; request++) {
        lease.account().pace.await(Execution.unlimited(time));
      }
      assertThat(time.nanoTime() - start).isGreaterThan(3_000_000_000L);
    }
  }

  private Accounts.Lease lease(TimeSource time) {
    return Accounts.lease(settings.accountKey(), settings, time);
  }
}
