package io.github.zoomim.cache;

import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A page that was requested and that several scans may wait for. */
final class PendingPage {
  private final PageRequest request;
  private final long begun;
  private final long begunNanos;
  private final Instant sent;

  /** How many pages with the window's days had come before. */
  private final Map<LocalDate, Integer> before;

  /** The page; null if it failed, and readers that wait for it have to request it. */
  private final CompletableFuture<@Nullable SessionPage> page = new CompletableFuture<>();

  private long ended;
  private long endedNanos;

  PendingPage(
      PageRequest request,
      long begun,
      long begunNanos,
      Instant sent,
      Map<LocalDate, Integer> before) {
    this.request = request;
    this.begun = begun;
    this.begunNanos = begunNanos;
    this.sent = sent;
    this.before = before;
  }

  /** The page has come. */
  void arrive(SessionPage came, long step, long nanos) {
    ended = step;
    endedNanos = nanos;
    page.complete(came);
  }

  /** No page comes. */
  void fail() {
    page.complete(null);
  }

  PageRequest request() {
    return request;
  }

  CompletableFuture<@Nullable SessionPage> page() {
    return page;
  }

  /** The step at which it was asked for. */
  long begun() {
    return begun;
  }

  long begunNanos() {
    return begunNanos;
  }

  /** When it was asked for, by this machine's clock. */
  Instant sent() {
    return sent;
  }

  /** The step at which the page was there; only after it came. */
  long ended() {
    return ended;
  }

  long endedNanos() {
    return endedNanos;
  }

  int before(LocalDate day) {
    return before.getOrDefault(day, 0);
  }
}
