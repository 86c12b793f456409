package io.github.zoomim;

import io.github.zoomim.api.Probe;
import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;

/** The request of {@code --check}, which finds out whether an account can be reached. */
public final class ConnectionCheck {
  private ConnectionCheck() {}

  /** Fetches a token if need be and asks for one page of today's sessions, without retries. */
  public static Probe run(ZoomImSettings settings) {
    TimeSource time = TimeSource.system();
    Execution execution = Execution.unlimited(time);
    String subject = "token";
    try (Connections.Parts parts =
        Connections.parts(settings, Connections.tables(settings), time)) {
      parts.account().tokens().accessToken(execution);
      subject = "connection";
      return parts.client().probe(execution);
    } catch (ZoomImFailure failure) {
      return Probe.unanswered(subject, failure.getMessage());
    }
  }
}
