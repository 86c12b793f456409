package io.github.zoomim.api;

import com.google.common.escape.Escaper;
import com.google.common.net.PercentEscaper;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.spec.TableSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Where the rows of a table are asked for; all endpoints have the same parameters.
 *
 * @param base such as {@code https://api.zoom.us/v2}, without a slash at its end
 */
record Endpoint(URI base, TableSpec table) {
  /** Leaves the unreserved characters, which are letters, digits and these, as they are. */
  private static final Escaper QUERY = new PercentEscaper("-._~", false);

  /**
   * The URL of a page. The page token's alphabet is unknown, so all but unreserved characters are
   * percent-encoded, once.
   */
  URI url(PageRequest request) {
    StringBuilder url = new StringBuilder(base.toString()).append(table.path());
    url.append("?from=").append(request.window().from());
    url.append("&to=").append(request.window().to());
    url.append("&page_size=").append(request.pageSize());
    if (request.pageToken() != null) {
      url.append("&next_page_token=").append(encoded(request.pageToken()));
    }
    return URI.create(url.toString());
  }

  /** A lone surrogate, which the escaper would refuse, is a question mark in UTF-8. */
  private static String encoded(String token) {
    return QUERY.escape(new String(token.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  /** What a request asks, as messages and logs say it. */
  String asked(PageRequest request) {
    return "GET "
        + path()
        + " for "
        + request.window()
        + (request.pageToken() == null ? ", first page" : ", a later page");
  }

  /** The path that requests go to, such as {@code /v2/im/chat/sessions}. */
  String path() {
    return base.getPath() + table.path();
  }
}
