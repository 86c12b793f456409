package io.github.zoomim.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a server's URL and brings it into one form, so that equal servers have equal URLs. */
final class ServerUrl {
  private ServerUrl() {}

  /**
   * The URL with scheme and host in lower case, without its scheme's default port and without
   * slashes at the end; null where it is no http or https URL or has a user, a query or a fragment.
   */
  static @Nullable URI parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if (scheme == null
        || host == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getPort() > 65535) {
      return null;
    }
    String lowerScheme = scheme.toLowerCase(Locale.ROOT);
    int defaultPort =
        switch (lowerScheme) {
          case "https" -> 443;
          case "http" -> 80;
          default -> -1;
        };
    if (defaultPort < 0) {
      return null;
    }
    boolean plainPort = uri.getPort() < 0 || uri.getPort() == defaultPort;
    return URI.create(
        lowerScheme
            + "://"
            + host.toLowerCase(Locale.ROOT)
            + (plainPort ? "" : ":" + uri.getPort())
            + withoutTrailingSlashes(uri.getRawPath()));
  }

  private static String withoutTrailingSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
