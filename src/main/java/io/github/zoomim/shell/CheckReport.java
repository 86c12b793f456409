package io.github.zoomim.shell;

import io.github.zoomim.api.Probe;
import java.time.Instant;

/** What came of the one request of {@code --check}. */
sealed interface CheckReport {
  /**
   * The API answered.
   *
   * @param receivedAt this machine's clock when it did
   */
  record Answer(Probe probe, Instant receivedAt) implements CheckReport {}

  /**
   * No answer came.
   *
   * @param message why, and what to change; without secrets
   * @param atToken whether it failed before the API was asked, while a token was fetched
   */
  record Failure(String message, boolean atToken) implements CheckReport {}
}
