package io.github.zoomim.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an account's requests last went well, so that asking whether a connection is alive need not
 * cost a request. Shared by the clients of an account; safe for many threads.
 */
public final class Liveness {
  /** So long after a success nobody asks again. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private @Nullable Instant success;
  private boolean failed;

  /** A request was answered well. */
  synchronized void succeeded(Instant at) {
    success = at;
    failed = false;
  }

  /** A request failed in a way that others will fail too. */
  synchronized void failed() {
    failed = true;
  }

  /**
   * Whether there is no reason to doubt: a request went well lately, or none was ever made, for
   * opening a connection makes none either.
   */
  synchronized boolean isAssumed(Instant now) {
    return !failed && (success == null || success.plus(FRESH).isAfter(now));
  }
}
