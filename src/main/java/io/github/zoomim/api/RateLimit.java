package io.github.zoomim.api;

import io.github.zoomim.http.HttpAnswer;
import io.github.zoomim.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a 429 says of its limit; each of its headers may be absent (contract).
 *
 * @param isDaily whether the day's requests are used up, which is no reason to wait
 * @param retryAfter the wait that Zoom asks for; null where it names none
 */
record RateLimit(boolean isDaily, @Nullable Duration retryAfter) {
  /** What a per-second limit needs to refill. */
  private static final Duration REFILL = Duration.ofSeconds(1);

  static RateLimit read(HttpAnswer answer, Instant now) {
    String type = answer.header("X-RateLimit-Type");
    String said = type == null ? ZoomError.read(answer).message() : type;
    return new RateLimit(
        said.toLowerCase(Locale.ROOT).contains("daily"),
        RetryAfter.parse(answer.header("Retry-After"), now));
  }

  /** How long to hold all requests of the account back, at the most as long as given. */
  Duration hold(Duration longest) {
    Duration hold = retryAfter == null ? REFILL : retryAfter;
    return hold.compareTo(longest) > 0 ? Duration.ZERO : hold;
  }
}
