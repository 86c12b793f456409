package io.github.zoomim.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param headers by lower-case name; the last of equal ones
 * @param body as UTF-8, "" without one
 */
record WireRequest(
    String method,
    String path,
    String rawQuery,
    QueryString query,
    Map<String, String> headers,
    String body) {

  WireRequest(String method, String target, Map<String, String> headers, String body) {
    this(
        method,
        target.indexOf('?') < 0 ? target : target.substring(0, target.indexOf('?')),
        target.indexOf('?') < 0 ? "" : target.substring(target.indexOf('?') + 1),
        QueryString.parse(target.indexOf('?') < 0 ? "" : target.substring(target.indexOf('?') + 1)),
        headers,
        body);
  }

  /** The header's value by its lower-case name; null where it was not sent. */
  @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /** Also after HEAD, which is refused with a body that its client does not read. */
  boolean wantsClose() {
    return "close".equalsIgnoreCase(headers.get("connection")) || method.equals("HEAD");
  }

  /** Names method and path; headers and query may hold credentials. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
