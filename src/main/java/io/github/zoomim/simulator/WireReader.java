package io.github.zoomim.simulator;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests from one connection. */
final class WireReader {
  private static final int MAX_LINE = 64 * 1024;
  private static final int MAX_BODY = 1024 * 1024;

  private final InputStream in;

  WireReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads the next request; null when the client ended the connection between requests.
   *
   * @throws IOException when it breaks off, or is no HTTP/1.1 request with a plain body
   */
  @Nullable WireRequest next() throws IOException {
    String start = line();
    if (start == null) {
      return null;
    }
    String[] parts = start.split(" ", -1);
    if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
      throw new IOException("Not an HTTP/1.1 request line");
    }
    Map<String, String> headers = headers();
    if (parts[2].equals("HTTP/1.0")) {
      headers.put("connection", "close");
    }
    if (headers.containsKey("transfer-encoding")) {
      throw new IOException("Request bodies need a Content-Length");
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    if (length < 0 || length > MAX_BODY) {
      throw new IOException("Request body of " + length + " bytes");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("Request body breaks off");
    }
    return new WireRequest(parts[0], parts[1], headers, new String(body, StandardCharsets.UTF_8));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    while (true) {
      String line = line();
      if (line == null) {
        throw new EOFException("Request headers break off");
      }
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("Not a header line");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
  }

  /** One line without its end; null when the stream has ended before it. */
  private @Nullable String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    while (true) {
      int next = in.read();
      if (next == '\n') {
        String line = bytes.toString(StandardCharsets.ISO_8859_1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      }
      if (next < 0) {
        if (bytes.size() == 0) {
          return null;
        }
        throw new EOFException("Request line breaks off");
      }
      if (bytes.size() == MAX_LINE) {
        throw new IOException("Request line over " + MAX_LINE + " bytes");
      }
      bytes.write(next);
    }
  }
}
