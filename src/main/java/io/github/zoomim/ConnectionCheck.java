package io.github.zoomim;

import io.github.zoomim.api.Probe;
import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import java.util.function.Function;

/** What {@code --check} does to find out whether an account can be reached. */
public final class ConnectionCheck implements AutoCloseable {
  private final Connections.Parts parts;
  private final Execution execution = Execution.unlimited(TimeSource.system());

  private ConnectionCheck(Connections.Parts parts) {
    this.parts = parts;
  }

  /** Runs a check over the settings' account, and lets the account go afterwards. */
  public static <T> T with(ZoomImSettings settings, Function<ConnectionCheck, T> check) {
    try (ConnectionCheck open =
        new ConnectionCheck(
            Connections.parts(settings, Connections.tables(settings), TimeSource.system()))) {
      return check.apply(open);
    }
  }

  /**
   * Fetches an access token, where one has to be fetched.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure when none can be had
   */
  public void fetchToken() {
    parts.account().tokens().accessToken(execution);
  }

  /**
   * Makes one request, without repeats.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure when no answer comes
   */
  public Probe probe() {
    return parts.client().probe(execution);
  }

  @Override
  public void close() {
    parts.close();
  }
}
