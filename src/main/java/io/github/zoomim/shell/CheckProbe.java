package io.github.zoomim.shell;

import io.github.zoomim.config.ZoomImSettings;

/** Makes the one request of {@code --check}. */
@FunctionalInterface
interface CheckProbe {
  /**
   * Fetches a token if need be and asks for one page of today's sessions, without retries. Every
   * failure is in the report; none is thrown.
   */
  CheckReport probe(ZoomImSettings settings);
}
