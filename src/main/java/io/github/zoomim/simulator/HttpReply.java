package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * An answer.
 *
 * @param headers by name; may be changed
 */
@SuppressWarnings("ArrayRecordComponent") // answers are not compared
record HttpReply(int status, Map<String, String> headers, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  HttpReply(int status, byte[] body) {
    this(status, new LinkedHashMap<>(), body);
    headers.put("Content-Type", "application/json;charset=UTF-8");
  }

  HttpReply(int status, ObjectNode body) {
    this(status, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** An empty object, to be filled. */
  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** This answer with another body. */
  HttpReply withBody(byte[] other) {
    return new HttpReply(status, new LinkedHashMap<>(headers), other);
  }

  /** This answer, compressed. */
  HttpReply gzipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4 + 64);
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HttpReply reply = withBody(bytes.toByteArray());
    reply.headers.put("Content-Encoding", "gzip");
    return reply;
  }

  /** The status line, the headers and the empty line. */
  byte[] head() {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Simulated\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Sends all of it at once. */
  void writeTo(OutputStream out) throws IOException {
    headers.put("Content-Length", Integer.toString(body.length));
    ByteArrayOutputStream whole = new ByteArrayOutputStream(body.length + 512);
    whole.writeBytes(head());
    whole.writeBytes(body);
    whole.writeTo(out);
  }
}
