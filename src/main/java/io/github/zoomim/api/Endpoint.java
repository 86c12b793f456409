package io.github.zoomim.api;

import io.github.zoomim.scan.PageRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The two endpoints that list chat sessions; same parameters, same page shape (contract). */
public enum Endpoint {
  /** The deprecated {@code GET /im/chat/sessions}. */
  IM("/im/chat/sessions", "session_id", "imchat:read or imchat:read:admin"),
  /** Its successor {@code GET /report/chat/sessions}, whose rows have {@code id}. */
  REPORT(
      "/report/chat/sessions",
      "id",
      "report_chat:read:admin or imchat:read:admin (granular: report:read:list_chat_sessions:admin)");

  private final String path;
  private final String idField;
  private final String scopes;

  Endpoint(String path, String idField, String scopes) {
    this.path = path;
    this.idField = idField;
    this.scopes = scopes;
  }

  /** The rows' own name for the session's id. */
  String idField() {
    return idField;
  }

  /** The scopes of which the token needs one, in words. */
  public String scopes() {
    return scopes;
  }

  /**
   * The URL of a page. The page token's alphabet is unknown, so all but unreserved characters are
   * percent-encoded, once.
   */
  URI url(URI base, PageRequest request) {
    StringBuilder url = new StringBuilder(withoutSlash(base.toString())).append(path);
    url.append("?from=").append(request.window().from());
    url.append("&to=").append(request.window().to());
    url.append("&page_size=").append(request.pageSize());
    if (request.pageToken() != null) {
      url.append("&next_page_token=").append(encode(request.pageToken()));
    }
    return URI.create(url.toString());
  }

  /** What a request asks, as messages and logs say it. */
  String asked(URI base, PageRequest request) {
    return "GET "
        + path(base)
        + " for "
        + request.window()
        + (request.pageToken() == null ? ", first page" : ", a later page");
  }

  /** The path that requests go to, such as {@code /v2/im/chat/sessions}. */
  String path(URI base) {
    return withoutSlash(base.getPath()) + path;
  }

  private static String withoutSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** {@link URLEncoder} is made for forms; these three differ in a URL. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
