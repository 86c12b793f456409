package io.github.zoomim.cache;

import io.github.zoomim.execution.ClockDifference;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPageSource;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** One connection's view of its account's cache. Safe for many threads. */
final class CachedPages implements SessionPageSource {
  private final PageCache cache;
  private final SessionPageSource source;
  private final String endpoint;
  private final Duration ttl;
  private final ZoneId zone;
  private final CacheHits hits;

  CachedPages(
      PageCache cache,
      SessionPageSource source,
      String endpoint,
      Duration ttl,
      ZoneId zone,
      CacheHits hits) {
    this.cache = cache;
    this.source = source;
    this.endpoint = endpoint;
    this.ttl = ttl;
    this.zone = zone;
    this.hits = hits;
  }

  /** Pages for one scan, which agree with each other. */
  @Override
  public SessionPageSource forScan() {
    return new ScanPages(this, cache, source, hits);
  }

  @Override
  public int longestWindow() {
    return source.longestWindow();
  }

  @Override
  public @Nullable ClockDifference clockDifference() {
    return source.clockDifference();
  }

  /** A page by itself. */
  @Override
  public PageAnswer fetch(PageRequest request, Execution execution) {
    return forScan().fetch(request, execution);
  }

  @Override
  public boolean hasFirstPage(DateWindow window, int pageSize) {
    ChainKey key = new ChainKey(endpoint, window, pageSize);
    Chain chain = cache.get(key);
    return chain != null && chain.isAlive() && isFresh(chain);
  }

  ChainKey key(PageRequest request) {
    return new ChainKey(endpoint, request.window(), request.pageSize());
  }

  /** Whether a chain is young enough. */
  boolean isFresh(Chain chain) {
    return cache.time().nanoTime() - chain.begunNanos() < ttl.toNanos();
  }

  /** Whether sessions could move into the window when the chain was read. */
  static boolean isOpen(ChainKey key, Chain chain) {
    return !key.window().to().isBefore(chain.day());
  }

  LocalDate today() {
    return LocalDate.ofInstant(serverTime(cache.time().now()), zone);
  }
}
