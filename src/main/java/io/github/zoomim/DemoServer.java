package io.github.zoomim;

import io.github.zoomim.config.ZoomImSettings.AccountKey;
import io.github.zoomim.config.ZoomImSettings.Credentials;
import io.github.zoomim.config.ZoomImSettings.NetworkSettings;
import io.github.zoomim.config.ZoomImSettings.Secret;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.simulator.Simulator;
import io.github.zoomim.simulator.SimulatorOptions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The simulator behind {@code jdbc:zoomim:demo}: one in a process, while anybody is connected. */
final class DemoServer {
  private static final Object LOCK = new Object();
  private static @Nullable Simulator running;
  private static int leases;

  private DemoServer() {}

  /** A connection's share of the simulator. */
  record Lease(Simulator simulator) implements AutoCloseable {
    /** The simulator's account, which is reached in that way. */
    AccountKey account(NetworkSettings network) {
      return new AccountKey(
          simulator.apiUrl(),
          simulator.oauthUrl(),
          new Credentials.AccessToken(new Secret(simulator.account().accessToken())),
          network);
    }

    @Override
    public void close() {
      synchronized (LOCK) {
        if (--leases == 0 && running != null) {
          running.close();
          running = null;
        }
      }
    }
  }

  /**
   * @throws ZoomImFailure when no port of this machine can be opened
   */
  static Lease lease() {
    synchronized (LOCK) {
      if (running == null) {
        try {
          running = Simulator.start(SimulatorOptions.demo());
        } catch (IOException e) {
          throw new ZoomImFailure(
              Kind.CONNECTION,
              "The demo could not open a port on this machine's loopback address: "
                  + e.getMessage(),
              e);
        }
      }
      leases++;
      return new Lease(running);
    }
  }
}
