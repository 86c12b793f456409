package io.github.zoomim.config;

import com.google.common.net.InetAddresses;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens and secrets may be sent: by https to Zoom, by http or https to this machine, and by
 * https to the hosts that the owner of the JVM lists in the system property {@value #PROPERTY}. A
 * URL can't widen it. No name is resolved here.
 */
public final class AllowedHosts {
  /** The system property: host names with commas between, without ports. */
  public static final String PROPERTY = "zoomim.allowedHosts";

  private static final List<String> ZOOM = List.of("zoom.us", "zoomgov.com");

  private final Set<String> listed;

  private AllowedHosts(Set<String> listed) {
    this.listed = listed;
  }

  /** The rule with what the system property says now. */
  public static AllowedHosts fromSystemProperty() {
    return listing(System.getProperty(PROPERTY, ""));
  }

  /** The rule with hosts as the system property writes them. */
  public static AllowedHosts listing(String hosts) {
    return new AllowedHosts(
        Arrays.stream(hosts.split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Why nothing may be sent to the URL, for people; null where it may.
   *
   * @param url absolute
   */
  public @Nullable String refusal(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    boolean https = "https".equalsIgnoreCase(url.getScheme());
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    if (isLoopback(host) && (http || https)) {
      return null;
    }
    if (!isZoom(host) && !listed.contains(host)) {
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
