package io.github.zoomim.api;

import io.github.zoomim.http.HttpAnswer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of the account's limits; each of its headers may be absent.
 *
 * @param isRefusal whether the request was refused for a limit (429)
 * @param isDaily whether this is about the day's requests; of a refusal, no reason to wait
 * @param perSecond the requests per second that the account may make; 0 where it isn't said
 * @param isUsedUp whether nothing is left of what this is about
 * @param retryAfter the wait that Zoom asks for; null where it names none
 */
record RateLimit(
    boolean isRefusal,
    boolean isDaily,
    int perSecond,
    boolean isUsedUp,
    @Nullable Duration retryAfter) {
  /** What a per-second limit needs to refill. */
  private static final Duration REFILL = Duration.ofSeconds(1);

  static RateLimit read(HttpAnswer answer) {
    boolean isRefusal = answer.status() == 429;
    String type = answer.header("X-RateLimit-Type");
    String said = type == null && isRefusal ? ZoomError.read(answer).message() : type;
    String what = said == null ? "" : said.toLowerCase(Locale.ROOT);
    return new RateLimit(
        isRefusal,
        what.contains("daily"),
        what.contains("qps") ? number(answer.header("X-RateLimit-Limit"), 0) : 0,
        isRefusal || number(answer.header("X-RateLimit-Remaining"), 1) == 0,
        answer.retryAfter());
  }

  /** How long to hold all requests of the account back, at most as long as given. */
  Duration hold(Duration longest) {
    Duration hold = retryAfter == null ? REFILL : retryAfter;
    return hold.compareTo(longest) > 0 ? Duration.ZERO : hold;
  }

  private static int number(@Nullable String header, int otherwise) {
    String text = header == null ? "" : header.strip();
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }
}
