package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** What goes wrong with one answer. Positions count the bytes of the body as it is sent. */
public sealed interface Fault {
  /** This answer in place of the true one; the body's type is JSON unless a header says other. */
  record Answer(int status, Map<String, String> headers, String body) implements Fault {}

  /**
   * The true answer breaks off.
   *
   * @param afterBytes how many bytes of the body are sent; negative: not even a status line
   * @param reset whether the connection is reset (RST) or ends in order (FIN)
   * @param chunked whether the body is announced as chunked or by its full Content-Length
   */
  record Broken(int afterBytes, boolean reset, boolean chunked) implements Fault {}

  /**
   * The true answer, not compressed, breaks off at a place of its body that the function finds.
   *
   * @param position how many bytes of the given body are sent
   */
  record BrokenAt(ToIntFunction<byte[]> position, boolean reset) implements Fault {}

  /** The connection breaks off after so many bytes of status line and headers. */
  record BrokenHead(int afterBytes, boolean reset) implements Fault {}

  /**
   * The true answer without any announced length, so that only the connection's end tells its own.
   *
   * @param afterBytes how many bytes of the body are sent before that end
   */
  record Undelimited(int afterBytes) implements Fault {}

  /** The true answer, chunked, with a size in the middle that is no number. */
  record BrokenChunk() implements Fault {}

  /** The true answer under a Content-Length that is so much too small. */
  record ShortLength(int missing) implements Fault {}

  /** The true answer, gzipped whether asked for or not, with one byte of the data inverted. */
  record BrokenGzip(int atByte) implements Fault {}

  /** Nothing for so long (real time), then the true answer. */
  record Silence(Duration duration) implements Fault {}

  /** The true answer in pieces of so many bytes with a pause (real time) before each. */
  record Drip(int bytes, Duration pause) implements Fault {}

  /** A page whose next token is the very token it was asked with; a first page is left as it is. */
  record RepeatedToken() implements Fault {}

  /** A page without rows, whose token leads to the rows that belonged here. */
  record EmptyPage() implements Fault {}

  /** The true body, changed as a tree. */
  record ChangedBody(UnaryOperator<ObjectNode> change) implements Fault {}

  /** The true body, changed as bytes, before it is compressed. */
  record ChangedBytes(UnaryOperator<byte[]> change) implements Fault {}

  /** A bare status with a small JSON body, such as 503. */
  static Fault status(int status) {
    return error(status, status, "Simulated HTTP status " + status + ".");
  }

  /** Zoom's error form. */
  static Fault error(int status, int code, String message) {
    return new Answer(status, Map.of(), json(status, code, message));
  }

  private static String json(int status, int code, String message) {
    byte[] body = new ApiException(status, code, message).reply().body();
    return new String(body, StandardCharsets.UTF_8);
  }

  /** A page for people, as proxies send it. */
  static Fault html(int status) {
    return new Answer(
        status,
        Map.of("Content-Type", "text/html"),
        "<html><body><h1>" + status + " Simulated gateway</h1></body></html>");
  }

  /**
   * A 429 with the given headers and no others.
   *
   * @param headers such as {@code X-RateLimit-Type} and {@code Retry-After}
   */
  static Fault tooManyRequests(Map<String, String> headers) {
    return new Answer(429, Map.copyOf(headers), json(429, 429, RequestQuota.PER_SECOND));
  }

  /** A redirect, for example 307 to another host. */
  static Fault redirect(int status, String location) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Location", location);
    return new Answer(status, headers, "");
  }

  /** The connection is reset before the status line. */
  static Fault resetBeforeAnswer() {
    return new Broken(-1, true, false);
  }

  /** The connection is reset inside the body. */
  static Fault resetAfter(int bytes) {
    return new Broken(bytes, true, false);
  }

  /** The connection ends before the status line. */
  static Fault closedBeforeAnswer() {
    return new Broken(-1, false, false);
  }

  /** The connection ends before the announced Content-Length is reached. */
  static Fault cutAfter(int bytes) {
    return new Broken(bytes, false, false);
  }

  /** The connection ends inside a chunked body. */
  static Fault cutChunkedAfter(int bytes) {
    return new Broken(bytes, false, true);
  }
}
