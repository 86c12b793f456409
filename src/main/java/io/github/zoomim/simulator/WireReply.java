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

  /** How the bytes leave. */
  sealed interface Delivery {
    /** All of them, by Content-Length or chunked. */
    record Whole(boolean chunked) implements Delivery {}

    /** Some of them, then the end of the connection; none at all where negative. */
    record Part(int bytes, boolean reset, boolean chunked) implements Delivery {}

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
