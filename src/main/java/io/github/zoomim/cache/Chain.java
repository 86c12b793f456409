package io.github.zoomim.cache;

import io.github.zoomim.scan.Session;
import io.github.zoomim.scan.SessionPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one window as they were read, each with the token of the page before: they belong
 * together, for a token of one chain may mean other rows in another. Safe for many threads.
 */
final class Chain {
  /** What an entry costs beside its text: objects, references and a long. */
  private static final int BYTES_PER_ROW = 120;

  private static final int BYTES_PER_CHAIN = 512;

  private final LocalDate day;
  private final long begun;
  private final long begunNanos;

  // Guarded by this; the last may still be on its way.
  private final List<CompletableFuture<@Nullable KeptPage>> pages = new ArrayList<>();
  private int bytes = BYTES_PER_CHAIN;

  /**
   * A chain of which the first page is about to be asked.
   *
   * @param day that is today
   * @param begun the step at which that is
   * @param begunNanos the same by the monotonic clock
   */
  Chain(LocalDate day, long begun, long begunNanos) {
    this.day = day;
    this.begun = begun;
    this.begunNanos = begunNanos;
  }

  /**
   * A page of the chain.
   *
   * @param ended the step at which it was there
   * @param endedNanos the same by the monotonic clock
   */
  record KeptPage(SessionPage page, long ended, long endedNanos) {}

  /** A page that somebody asks for: this caller where {@code mine}, who must then settle it. */
  record Claim(CompletableFuture<@Nullable KeptPage> page, boolean mine) {}

  /** The day that was today when the chain was begun. */
  LocalDate day() {
    return day;
  }

  /** The step at which the chain was begun. */
  long begun() {
    return begun;
  }

  /** When it was begun, by the monotonic clock. */
  long begunNanos() {
    return begunNanos;
  }

  /** The page that the token leads to; null where no page of this chain gave out the token. */
  synchronized @Nullable Claim claim(@Nullable String token) {
    int index = token == null ? 0 : indexAfter(token);
    if (index < 0) {
      return null;
    }
    if (index < pages.size()) {
      return new Claim(pages.get(index), false);
    }
    CompletableFuture<@Nullable KeptPage> page = new CompletableFuture<>();
    pages.add(page);
    return new Claim(page, true);
  }

  /** The page before the one that the token leads to; null where it isn't of this chain. */
  synchronized @Nullable KeptPage before(String token) {
    int index = indexAfter(token);
    return index < 1 ? null : pages.get(index - 1).getNow(null);
  }

  /** A claimed page has come. */
  void settle(Claim claim, KeptPage page) {
    synchronized (this) {
      bytes = (int) Math.min(Integer.MAX_VALUE, (long) bytes + weight(page.page()));
    }
    claim.page().complete(page);
  }

  /** A claimed page can't be had; who waits for it asks anew. */
  void abandon(Claim claim) {
    synchronized (this) {
      pages.removeIf(page -> page == claim.page());
    }
    claim.page().complete(null);
  }

  /** Whether the first page is there or on its way. */
  synchronized boolean isAlive() {
    return !pages.isEmpty();
  }

  /** About how much heap it takes. */
  synchronized int bytes() {
    return bytes;
  }

  private int indexAfter(String token) {
    for (int i = 0; i < pages.size(); i++) {
      KeptPage kept = pages.get(i).getNow(null);
      if (kept != null && Objects.equals(kept.page().nextPageToken(), token)) {
        return i + 1;
      }
    }
    return -1;
  }

  private static long weight(SessionPage page) {
    long weight = 0;
    for (Session session : page.sessions()) {
      weight += BYTES_PER_ROW;
      for (Object value : session.values()) {
        weight += value instanceof String text ? 2L * text.length() : 0;
      }
    }
    return weight;
  }
}
