package io.github.zoomim.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.scan.SessionPageSource;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one account that were read lately, bounded by the bytes that they take. Safe for
 * many threads; all connections to the account share it, each with its own idea of how old a page
 * may be.
 */
public final class PageCache {
  /** Above the longest {@code cacheTtl}: each reader looks at the age itself. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final long MOST_BYTES = 64L << 20;

  private final TimeSource time;
  private final Cache<ChainKey, Chain> chains;

  /** Counts beginnings and ends of requests, to tell what was read before what. */
  private final AtomicLong steps = new AtomicLong();

  /**
   * An empty cache of 64 MB, or an eighth of the heap where that is less.
   *
   * @param time the clock of the executions that use it
   */
  public PageCache(TimeSource time) {
    this.time = time;
    this.chains =
        Caffeine.newBuilder()
            .ticker(time::nanoTime)
            .executor(Runnable::run)
            .expireAfterWrite(LONGEST.toNanos(), TimeUnit.NANOSECONDS)
            .maximumWeight(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8))
            .weigher((ChainKey key, Chain chain) -> chain.bytes())
            .build();
  }

  /**
   * A source that looks here before it asks the given one.
   *
   * @param endpoint whose pages they are: an account has two
   * @param ttl how old a page may be
   * @param zone whose days the API's dates are
   * @param hits is told of each page that cost no request
   */
  public SessionPageSource over(
      SessionPageSource source, String endpoint, Duration ttl, ZoneId zone, CacheHits hits) {
    return new CachedPages(this, source, endpoint, ttl, zone, hits);
  }

  TimeSource time() {
    return time;
  }

  long step() {
    return steps.incrementAndGet();
  }

  @Nullable Chain get(ChainKey key) {
    return chains.getIfPresent(key);
  }

  /** Keeps a chain in place of whatever was there. */
  void put(ChainKey key, Chain chain) {
    chains.put(key, chain);
  }

  /** Tells that a chain has grown, unless another has taken its place meanwhile. */
  void grown(ChainKey key, Chain chain) {
    chains.asMap().replace(key, chain, chain);
  }

  void drop(ChainKey key, Chain chain) {
    chains.asMap().remove(key, chain);
  }
}
