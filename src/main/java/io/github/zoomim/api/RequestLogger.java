package io.github.zoomim.api;

import com.google.common.base.Ascii;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.RateLimitRecord;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.RequestRecord;
import io.github.zoomim.http.HttpAnswer;
import io.github.zoomim.http.TransientFailure;
import io.github.zoomim.scan.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notes how each request ended: in the log that {@code zoom.api_requests} shows, and as a line of
 * {@code java.util.logging} at FINE. Neither holds a secret.
 */
final class RequestLogger {
  private static final Logger LOG = Logger.getLogger("io.github.zoomim");

  /** This much of a statement identifies it, with the sign that it goes on. */
  private static final int STATEMENT_LENGTH = 501;

  private final RequestLog log;
  private final Endpoint endpoint;

  RequestLogger(RequestLog log, Endpoint endpoint) {
    this.log = log;
    this.endpoint = endpoint;
  }

  /**
   * A request that left.
   *
   * @param attempt 1 for the first try
   */
  record Sent(PageRequest request, Execution execution, int attempt, Instant started) {}

  /**
   * An answer came.
   *
   * @param rows sessions that were read from it
   */
  void answered(Sent sent, HttpAnswer answer, int rows) {
    log.add(record(sent, answer.status(), rows, answer.transferredBytes(), answer.elapsed()));
    log.add(
        new RateLimitRecord(
            String.valueOf(endpoint.base().getHost()),
            header(answer, "X-RateLimit-Category"),
            header(answer, "X-RateLimit-Type"),
            header(answer, "X-RateLimit-Limit"),
            header(answer, "X-RateLimit-Remaining"),
            header(answer, "Retry-After"),
            sent.execution.time().now()));
    LOG.fine(() -> answer + ", " + rows + " rows, " + answer.elapsed().toMillis() + " ms");
  }

  /** No answer came. */
  void unanswered(Sent sent, TransientFailure fault) {
    Duration elapsed = Duration.between(sent.started, sent.execution.time().now());
    log.add(record(sent, 0, 0, 0, elapsed));
    LOG.fine(() -> "no answer to " + fault.failure().getMessage());
  }

  /** No request was needed. */
  void servedFromMemory(String days, int page, int rows, Execution execution) {
    log.add(
        new RequestRecord(
            execution.time().now(),
            endpoint.path(),
            days,
            page,
            0,
            rows,
            0,
            Duration.ZERO,
            0,
            Ascii.truncate(execution.statement(), STATEMENT_LENGTH, "…")));
    LOG.fine(() -> rows + " rows of " + days + " from memory");
  }

  private RequestRecord record(Sent sent, int status, int rows, long bytes, Duration elapsed) {
    return new RequestRecord(
        sent.started,
        endpoint.path(),
        sent.request.window().toString(),
        sent.request.page(),
        status,
        rows,
        bytes,
        elapsed,
        sent.attempt,
        Ascii.truncate(sent.execution.statement(), STATEMENT_LENGTH, "…"));
  }

  private static @Nullable String header(HttpAnswer answer, String name) {
    String value = answer.header(name);
    return value == null ? null : answer.call().quote(value);
  }
}
