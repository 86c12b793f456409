package io.github.zoomim.cache;

import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A page that was requested and that several scans may wait for.
 *
 * @param begun the step at which it was asked for
 * @param begunNanos when it was asked for, by the monotonic clock
 * @param sent the same by this machine's clock
 * @param before how many pages with each of the window's days had come before
 * @param arrival the page; null if it failed, and readers that wait for it have to request it
 */
record PendingPage(
    PageRequest request,
    long begun,
    long begunNanos,
    Instant sent,
    Map<LocalDate, Integer> before,
    CompletableFuture<@Nullable Arrival> arrival) {
  /**
   * A page that has come.
   *
   * @param step at which it was there
   * @param nanos when it was there, by the monotonic clock
   */
  record Arrival(SessionPage page, long step, long nanos) {}

  /** The step at which the page was there; 0 before it came. */
  long ended() {
    Arrival arrived = arrival.getNow(null);
    return arrived == null ? 0 : arrived.step();
  }

  /** When the page was there; only after it came. */
  long endedNanos() {
    return Objects.requireNonNull(arrival.join()).nanos();
  }
}
