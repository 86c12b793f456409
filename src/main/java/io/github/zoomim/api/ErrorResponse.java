package io.github.zoomim.api;

import io.github.zoomim.auth.TokenSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.http.HttpAnswer;
import io.github.zoomim.http.TransientFailure;
import io.github.zoomim.spec.TableSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An error response.
 *
 * @param advice what to do, in words
 * @param retryAfter the wait that Zoom asks for; null where it names none
 */
record ErrorResponse(
    HttpAnswer answer,
    ZoomError error,
    ErrorCategory category,
    String advice,
    @Nullable Duration retryAfter) {
  /**
   * Reads one.
   *
   * @param onLaterPage whether the request carried a page token
   */
  static ErrorResponse of(
      HttpAnswer answer, boolean onLaterPage, TableSpec table, TokenSource tokens) {
    ZoomError error = ZoomError.read(answer);
    Duration retryAfter = answer.retryAfter();
    ErrorCategory category = ErrorCategory.of(error, RateLimit.read(answer).isDaily(), onLaterPage);
    String advice =
        category
            .advice()
            .replace("{scopes}", table.scopes())
            .replace("{elsewhere}", table.elsewhere())
            .replace("{token}", tokens.adviceOnRefusal())
            .replace("{target}", target(answer))
            .replace("{until}", ending(retryAfter, answer.date()));
    return new ErrorResponse(answer, error, category, advice, retryAfter);
  }

  /** The failure that it is where no retry helps. */
  ZoomImFailure failure() {
    return failure(advice);
  }

  /** The same with other advice. */
  ZoomImFailure failure(String otherAdvice) {
    return answer
        .call()
        .failure(category.kind(), "Zoom answered " + error.said() + "; " + otherAdvice);
  }

  /** The failure that it is where a retry may help. */
  TransientFailure transientFailure() {
    return new TransientFailure(
        failure(),
        category == ErrorCategory.RATE
            ? "the rate limit of the account (HTTP 429)"
            : "the back-off after HTTP " + error.status(),
        retryAfter);
  }

  private static String ending(@Nullable Duration retryAfter, Instant date) {
    return retryAfter == null
        ? "Zoom did not say when the limit ends (no Retry-After)"
        : "the limit ends at " + date.plus(retryAfter).truncatedTo(ChronoUnit.SECONDS);
  }

  /** The redirect's host alone: its query may hold secrets. */
  private static String target(HttpAnswer answer) {
    String location = answer.header("Location");
    try {
      String host = location == null ? null : URI.create(location).getHost();
      return host == null ? "" : " to " + answer.call().quote(host);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
