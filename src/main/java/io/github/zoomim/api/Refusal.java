package io.github.zoomim.api;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.HttpAnswer;
import io.github.zoomim.http.HttpCall;
import io.github.zoomim.http.PassingFault;
import io.github.zoomim.http.RetryAfter;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer that is no success means (contract, "Errors" and "Rate limits"). */
final class Refusal {
  /**
   * "Report requested exceeds 6 month limit." and its like. One month is another rule, which must
   * not be taken for it: the scan answers this one by leaving the oldest day out.
   */
  private static final Pattern MONTHS_OF_HISTORY =
      Pattern.compile("\\b(?:six|twelve|[2-9]|[1-9]\\d)[ -]?months?\\b", Pattern.CASE_INSENSITIVE);

  private Refusal() {}

  /**
   * What the scan can mend comes back; all else is thrown.
   *
   * @throws PassingFault where a repeat may help
   * @throws ZoomImFailure where none would
   */
  static PageAnswer judge(HttpAnswer answer, PageRequest request, Endpoint endpoint, Instant now)
      throws PassingFault {
    ZoomError error = ZoomError.read(answer);
    int status = answer.status();
    if (error.hasCode(300) && (status == 400 || status == 300)) {
      if (MONTHS_OF_HISTORY.matcher(error.message()).find()) {
        return new PageAnswer.BeyondHistory(error.message());
      }
      if (request.pageToken() != null) {
        return new PageAnswer.TokenExpired(error.message());
      }
    }
    if (status == 429) {
      throw tooMany(answer, error, RateLimit.read(answer, now), now);
    }
    if (status >= 500 || status == 408) {
      throw new PassingFault(
          failure(answer, Kind.CONNECTION, error, "try again later"),
          "the back-off after HTTP " + status,
          RetryAfter.parse(answer.header("Retry-After"), now));
    }
    throw lasting(answer, error, endpoint);
  }

  private static ZoomImFailure lasting(HttpAnswer answer, ZoomError error, Endpoint endpoint) {
    int status = answer.status();
    if (error.lacksScope()) {
      return failure(
          answer,
          Kind.PERMISSION,
          error,
          "the access token lacks a scope: add "
              + endpoint.scopes()
              + " to the app and authorise again");
    }
    if (status == 401) {
      return failure(
          answer,
          Kind.AUTHENTICATION,
          error,
          "the access token is invalid or expired: check accessToken, or the client's credentials"
              + " and that the app is active");
    }
    if (status == 403 || (status == 400 && error.hasCode(200))) {
      return failure(
          answer,
          Kind.PERMISSION,
          error,
          "the account needs a paid plan, and the user the permission to see chat sessions");
    }
    if (status == 404) {
      return failure(
          answer,
          Kind.WRONG_ADDRESS,
          error,
          "check baseUrl, and that the account exists"
              + (endpoint == Endpoint.IM
                  ? "; this endpoint is deprecated, api=report asks its successor"
                  : ""));
    }
    if (status / 100 == 3 && !error.hasCode(300)) {
      return failure(
          answer,
          Kind.WRONG_ADDRESS,
          error,
          "a redirect" + target(answer) + " is not followed: check baseUrl");
    }
    if (error.hasCode(300)) {
      return failure(
          answer,
          Kind.REFUSED_DAYS,
          error,
          "Zoom refuses the days that were asked for: check the range of time");
    }
    if (status == 400) {
      return failure(
          answer,
          Kind.REFUSED,
          error,
          "Zoom takes this request for wrong: check the range of time and pageSize");
    }
    return failure(
        answer,
        Kind.WRONG_ADDRESS,
        error,
        "the API gives no such answer to this request: check baseUrl and what stands between");
  }

  private static PassingFault tooMany(
      HttpAnswer answer, ZoomError error, RateLimit limit, Instant now) {
    if (limit.isDaily()) {
      throw failure(
          answer,
          Kind.RATE_LIMIT,
          error,
          "the account's requests of this day are used up; " + ending(limit.retryAfter(), now));
    }
    return new PassingFault(
        failure(
            answer,
            Kind.RATE_LIMIT,
            error,
            "the account sends too many requests at a time: lower requestsPerSecond"),
        "the rate limit of the account (HTTP 429)",
        limit.retryAfter());
  }

  private static String ending(@Nullable Duration retryAfter, Instant now) {
    return retryAfter == null
        ? "Zoom did not say when the limit ends (no Retry-After)"
        : "the limit ends at " + now.plus(retryAfter).truncatedTo(ChronoUnit.SECONDS);
  }

  private static ZoomImFailure failure(
      HttpAnswer answer, Kind kind, ZoomError error, String advice) {
    HttpCall call = answer.call();
    return call.failure(kind, "Zoom answered " + error.said() + "; " + advice);
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
