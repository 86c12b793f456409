package io.github.zoomim.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rate limit as the API last told it in its headers; each of them may be absent.
 *
 * @param host whose limit it is
 * @param category {@code X-RateLimit-Category}
 * @param type {@code X-RateLimit-Type}: {@code QPS} or {@code Daily-limit}
 * @param limit {@code X-RateLimit-Limit}
 * @param remaining {@code X-RateLimit-Remaining}
 * @param retryAfter {@code Retry-After} as it came
 * @param seen when
 */
public record RateLimitRecord(
    String host,
    @Nullable String category,
    @Nullable String type,
    @Nullable String limit,
    @Nullable String remaining,
    @Nullable String retryAfter,
    Instant seen) {
  /** Whether the API said anything. */
  boolean isTold() {
    return category != null || type != null || limit != null || remaining != null;
  }
}
