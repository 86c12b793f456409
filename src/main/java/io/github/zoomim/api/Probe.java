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
 * @param asked what was asked: method, path and window
 * @param status the HTTP status; 2xx is success
 * @param code Zoom's error code; null on success or where there is none
 * @param message Zoom's error message; on success what is wrong with the page, or ""
 * @param subject what was refused, in a word; "" on success
 * @param advice what to do about that; "" on success
 * @param rateHeaders the rate limit headers that came, in the contract's order
 * @param rows sessions on the page; 0 without one
 * @param clockDifference null where no answer has told the server's time
 * @param elapsed how long the request took
 */
public record Probe(
    String asked,
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
    Content content = content(answer, table);
    return of(answer, null, content.fault(), "", "", content.rows(), clockDifference);
  }

  static Probe of(Refusal refusal, @Nullable ClockDifference clockDifference) {
    ZoomError error = refusal.error();
    return of(
        refusal.answer(),
        error.code(),
        error.message(),
        refusal.meaning().subject(),
        refusal.advice(),
        0,
        clockDifference);
  }

  private static Probe of(
      HttpAnswer answer,
      @Nullable Integer code,
      String message,
      String subject,
      String advice,
      int rows,
      @Nullable ClockDifference clockDifference) {
    return new Probe(
        answer.call().asked(),
        answer.status(),
        code,
        message,
        subject,
        advice,
        rateHeaders(answer),
        rows,
        clockDifference,
        answer.elapsed());
  }

  /** Whether the request succeeded and its page can be read. */
  public boolean isGood() {
    return status / 100 == 2 && message.isEmpty();
  }

  /** Whether the account has made too many requests. */
  boolean isRateLimited() {
    return status == 429;
  }

  private record Content(int rows, String fault) {}

  private static Content content(HttpAnswer answer, TableSpec table) {
    try {
      return new Content(SessionPageDecoder.decode(answer.body(), table).sessions().size(), "");
    } catch (WrongShape e) {
      return new Content(0, answer.call().quote(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      return new Content(0, "the body is not whole JSON, beginning \"" + answer.excerpt() + "\"");
    }
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
