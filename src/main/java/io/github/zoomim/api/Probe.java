package io.github.zoomim.api;

import io.github.zoomim.execution.ClockDifference;
import io.github.zoomim.http.HttpAnswer;
import io.github.zoomim.spec.TableSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one request told about the connection.
 *
 * @param status the HTTP status; 2xx is success, 0 no answer
 * @param code Zoom's error code; null on success or where there is none
 * @param message Zoom's error message; without an answer why none came; on success what is wrong
 *     with the page, or ""
 * @param subject what was refused or failed, in a word; "" on success
 * @param advice what to do about that; "" on success and where the message says it
 * @param rateHeaders the rate-limit headers of the answer
 * @param rows sessions on the page; 0 without one
 * @param clockDifference null where no answer has told the server's time
 * @param elapsed how long the request took
 */
public record Probe(
    int status,
    @Nullable Integer code,
    String message,
    String subject,
    String advice,
    Map<String, String> rateHeaders,
    int rows,
    @Nullable ClockDifference clockDifference,
    Duration elapsed) {
  private static final List<String> RATE_HEADERS =
      List.of(
          "X-RateLimit-Category",
          "X-RateLimit-Type",
          "X-RateLimit-Limit",
          "X-RateLimit-Remaining",
          "Retry-After");

  /** Of an answer with a page, or with what should be one. */
  static Probe of(HttpAnswer answer, TableSpec table, @Nullable ClockDifference clockDifference) {
    int rows = 0;
    String fault = "";
    try {
      rows = SessionPageDecoder.decode(answer.body(), table).sessions().size();
    } catch (MalformedPage e) {
      fault = answer.call().quote(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      fault = "the body is not complete JSON, beginning \"" + answer.excerpt() + "\"";
    }
    return new Probe(
        answer.status(),
        null,
        fault,
        "",
        "",
        rateHeaders(answer),
        rows,
        clockDifference,
        answer.elapsed());
  }

  static Probe of(ErrorResponse refusal, @Nullable ClockDifference clockDifference) {
    return new Probe(
        refusal.answer().status(),
        refusal.error().code(),
        refusal.error().message(),
        refusal.category().subject(),
        refusal.advice(),
        rateHeaders(refusal.answer()),
        0,
        clockDifference,
        refusal.answer().elapsed());
  }

  /** Of a request to which no answer came, or for which no token could be had. */
  public static Probe unanswered(String subject, String message) {
    return new Probe(0, null, message, subject, "", Map.of(), 0, null, Duration.ZERO);
  }

  /** Whether an answer came. */
  public boolean isAnswered() {
    return status > 0;
  }

  /** Whether the request succeeded and its page can be read. */
  public boolean isGood() {
    return status / 100 == 2 && message.isEmpty();
  }

  /** Whether the account has made too many requests. */
  boolean isRateLimited() {
    return status == 429;
  }

  private static Map<String, String> rateHeaders(HttpAnswer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : RATE_HEADERS) {
      String value = answer.header(name);
      if (value != null) {
        headers.put(name, answer.call().quote(value));
      }
    }
    return headers;
  }
}
