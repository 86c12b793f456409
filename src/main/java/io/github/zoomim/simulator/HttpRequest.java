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

/**
 * A request as it came over the wire.
 *
 * @param target path and query, as sent
 * @param headers by lower-case name; the last of equal ones
 * @param body as UTF-8, "" without one
 */
record HttpRequest(String method, String target, Map<String, String> headers, String body) {
  private static final int MAX_HEAD = 128 * 1024;
  private static final int MAX_BODY = 1024 * 1024;

  /**
   * Reads the next request of a connection; null when the client ended it between requests.
   *
   * @throws IOException when it breaks off, or is not an HTTP/1.1 request with a plain body
   */
  static @Nullable HttpRequest read(InputStream in) throws IOException {
    String head = head(in);
    if (head.isEmpty()) {
      return null;
    }
    String[] lines = head.strip().split("\r?\n", -1);
    String[] start = lines[0].split(" ", -1);
    if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
      throw new IOException("Not an HTTP/1.1 request line");
    }
    Map<String, String> headers = new HashMap<>();
    if (start[2].equals("HTTP/1.0")) {
      headers.put("connection", "close");
    }
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(":", 2);
      if (header.length < 2) {
        throw new IOException("Not a header line");
      }
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1].trim());
    }
    return new HttpRequest(start[0], start[1], headers, body(in, headers));
  }

  /** All up to the empty line; "" when the stream has ended before it. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    int newLines = 0;
    while (newLines < 2) {
      int next = in.read();
      if (next < 0 && bytes.size() == 0) {
        return "";
      }
      if (next < 0 || bytes.size() == MAX_HEAD) {
        throw new EOFException("The request's head breaks off, or is too long");
      }
      bytes.write(next);
      newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static String body(InputStream in, Map<String, String> headers) throws IOException {
    String length = headers.getOrDefault("content-length", "0");
    if (headers.containsKey("transfer-encoding")
        || !length.matches("[0-9]{1,7}")
        || Integer.parseInt(length) > MAX_BODY) {
      throw new IOException("Request bodies need a Content-Length of at most " + MAX_BODY);
    }
    byte[] body = in.readNBytes(Integer.parseInt(length));
    if (body.length < Integer.parseInt(length)) {
      throw new EOFException("The request's body breaks off");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  String path() {
    return target.split("\\?", 2)[0];
  }

  /** As it was sent; "" without one. */
  String rawQuery() {
    return target.substring(Math.min(target.length(), path().length() + 1));
  }

  QueryString query() {
    return QueryString.parse(rawQuery());
  }

  /** The header's value by its lower-case name; null where it was not sent. */
  @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  boolean acceptsGzip() {
    return headers.getOrDefault("accept-encoding", "").toLowerCase(Locale.ROOT).contains("gzip");
  }

  /** Also after HEAD, which is refused with a body that its client does not read. */
  boolean endsConnection() {
    return "close".equalsIgnoreCase(headers.get("connection")) || method.equals("HEAD");
  }

  /** Names method and path; headers and query may hold credentials. */
  @Override
  public String toString() {
    return method + " " + path();
  }
}
