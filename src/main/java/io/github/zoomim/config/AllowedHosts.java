package io.github.zoomim.config;

import com.google.common.net.InetAddresses;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens and secrets may be sent: by https to Zoom, by http or https to this machine, and by
 * https to the hosts that the owner of the JVM lists in the system property {@value #PROPERTY}. A
 * URL can't widen it. No name is resolved here.
 */
final class AllowedHosts {
  /** The system property: host names with commas between, without ports. */
  static final String PROPERTY = "zoomim.allowedHosts";

  private static final List<String> ZOOM = List.of("zoom.us", "zoomgov.com");

  private AllowedHosts() {}

  /**
   * Why nothing may be sent to the URL, for people; null where it may.
   *
   * @param url absolute
   */
  static @Nullable String refusal(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    boolean https = "https".equalsIgnoreCase(url.getScheme());
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    if (isLoopback(host) && (http || https)) {
      return null;
    }
    if (!isZoom(host) && !isListed(host)) {
      return "tokens are sent only to zoom.us, zoomgov.com, their subdomains and this machine;"
          + (host.isEmpty()
              ? ""
              : " to trust %1$s, start the JVM with -D%2$s=%1$s".formatted(host, PROPERTY));
    }
    return https ? null : "tokens are sent to " + host + " over https only";
  }

  /** Whether the host is Zoom's government cloud. */
  static boolean isGovernment(@Nullable String host) {
    return host != null && isBelow(host.toLowerCase(Locale.ROOT), "zoomgov.com");
  }

  private static boolean isListed(String host) {
    return !host.isEmpty()
        && Arrays.stream(System.getProperty(PROPERTY, "").split(","))
            .anyMatch(listed -> listed.strip().equalsIgnoreCase(host));
  }

  private static boolean isZoom(String host) {
    return ZOOM.stream().anyMatch(domain -> isBelow(host, domain));
  }

  private static boolean isBelow(String host, String domain) {
    return host.equals(domain) || host.endsWith("." + domain);
  }

  /** Whether the host is this machine, by what is written. */
  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || (InetAddresses.isUriInetAddress(host)
            && InetAddresses.forUriString(host).isLoopbackAddress());
  }
}
