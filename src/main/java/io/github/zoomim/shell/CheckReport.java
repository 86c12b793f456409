package io.github.zoomim.shell;

import io.github.zoomim.api.Probe;

/** What came of the one request of {@code --check}. */
sealed interface CheckReport {
  /** The API answered. */
  record Answer(Probe probe) implements CheckReport {}

  /**
   * No answer came.
   *
   * @param message why, and what to change; without secrets
   * @param atToken whether it failed before the API was asked, while a token was fetched
   */
  record Failure(String message, boolean atToken) implements CheckReport {}
}
