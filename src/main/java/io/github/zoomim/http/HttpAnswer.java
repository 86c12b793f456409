package io.github.zoomim.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer, unpacked.
 *
 * @param call the call that it answers
 * @param status the HTTP status
 * @param body the unpacked body itself, not a copy; possibly empty
 * @param transferredBytes the body's bytes as transferred, compressed where the server compressed
 * @param elapsed from the sending to the last byte
 * @param date when it was written, by the server's clock
 */
@SuppressWarnings("ArrayRecordComponent") // answers are not compared
public record HttpAnswer(
    HttpCall call,
    int status,
    HttpHeaders headers,
    byte[] body,
    long transferredBytes,
    Duration elapsed,
    Instant date) {
  /** Keeps no buffer with a thread: it would hold the driver's class loader. */
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build());

  /** Whether the status says success (2xx). */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Whether a status leads elsewhere; 304 only says that something has not changed. */
  public static boolean isRedirect(int status) {
    return status / 100 == 3 && status != 304;
  }

  /** The first header of that name, whatever its case; null where absent. */
  public @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** How long the server asks to wait; null where it doesn't say. */
  public @Nullable Duration retryAfter() {
    return RetryAfter.parse(header("Retry-After"), date);
  }

  /** The body as a tree; null where it is empty or not JSON. */
  public @Nullable JsonNode json() {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree == null || tree.isMissingNode() ? null : tree;
    } catch (IOException e) {
      return null;
    }
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
