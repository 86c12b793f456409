package io.github.zoomim.http;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A complete answer, unpacked. */
public final class HttpAnswer {
  private final HttpCall call;
  private final HttpResponse<byte[]> response;
  private final byte[] body;
  private final long transferred;
  private final Duration elapsed;
  private final Instant date;

  /**
   * @param transferred the length of the body as it came
   * @param date what the server's clock showed
   */
  HttpAnswer(
      HttpCall call,
      HttpResponse<byte[]> response,
      byte[] body,
      long transferred,
      Duration elapsed,
      Instant date) {
    this.call = call;
    this.response = response;
    this.body = body;
    this.transferred = transferred;
    this.elapsed = elapsed;
    this.date = date;
  }

  /** The call that it answers. */
  public HttpCall call() {
    return call;
  }

  /** The HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** Whether the status says success (2xx). */
  public boolean isSuccess() {
    return status() / 100 == 2;
  }

  /** The first header of that name, whatever its case; null where absent. */
  public @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  /** The unpacked body itself, not a copy; possibly empty. */
  public byte[] body() {
    return body;
  }

  /** The body's bytes as transferred, compressed where the server compressed. */
  public long transferredBytes() {
    return transferred;
  }

  /** From the sending to the last byte. */
  public Duration elapsed() {
    return elapsed;
  }

  /** When it was written, by the server's clock. */
  public Instant date() {
    return date;
  }

  /** How long the server asks to wait; null where it doesn't say. */
  public @Nullable Duration retryAfter() {
    return RetryAfter.parse(header("Retry-After"), date);
  }

  /** The body's start as {@link HttpCall#quote} gives it; "" for an empty body. */
  public String excerpt() {
    // At three bytes a character, so that a body cut here is longer than what a quote looks at.
    int length = Math.min(body.length, 3 * (HttpCall.LONGEST_READ + 1));
    return call.quote(new String(body, 0, length, StandardCharsets.UTF_8));
  }

  /** The status and the call; never the body. */
  @Override
  public String toString() {
    return status() + " to " + call;
  }
}
