package io.github.zoomim.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer on its way out: status, headers, body, and how it is delivered. */
final class WireReply {
  private final int status;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final int rows;
  private byte[] body;
  private Delivery delivery = new Delivery.Whole(false);

  WireReply(int status, byte[] body, int rows) {
    this.status = status;
    this.body = body;
    this.rows = rows;
    headers.put("Content-Type", "application/json;charset=UTF-8");
  }

  WireReply(int status, String body) {
    this(status, body.getBytes(StandardCharsets.UTF_8), 0);
  }

  static WireReply of(ApiError error) {
    return new WireReply(error.status(), error.json());
  }

  /** How the body's end is told. */
  enum Framing {
    LENGTH,
    CHUNKED,
    /** By the connection's end alone. */
    NONE
  }

  /** How the bytes leave. */
  sealed interface Delivery {
    /** Whether the connection is good for nothing afterwards. */
    default boolean breaksConnection() {
      return !(this instanceof Whole || this instanceof Slow);
    }

    /** Whether it ends by a reset (RST) and not in order (FIN). */
    default boolean resetsConnection() {
      return (this instanceof Part part && part.reset())
          || (this instanceof PartOfHead head && head.reset());
    }

    /** All of them, by Content-Length or chunked. */
    record Whole(boolean chunked) implements Delivery {}

    /** Some of them, then the end of the connection; none at all where negative. */
    record Part(int bytes, boolean reset, Framing framing) implements Delivery {}

    /** Some bytes of the status line and the headers, then the end of the connection. */
    record PartOfHead(int bytes, boolean reset) implements Delivery {}

    /** Half of the body, then a chunk whose size is no number, then the end of the connection. */
    record BadChunk() implements Delivery {}

    /** All of them under another Content-Length, then the end of the connection. */
    record WrongLength(int announced) implements Delivery {}

    /** All of them, slowly. */
    record Slow(int bytes, Duration pause) implements Delivery {}
  }

  int status() {
    return status;
  }

  int rows() {
    return rows;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  void body(byte[] changed) {
    body = changed;
  }

  Delivery delivery() {
    return delivery;
  }

  void delivery(Delivery changed) {
    delivery = changed;
  }

  WireReply header(String name, String value) {
    headers.put(name, value);
    return this;
  }
}
