package io.github.zoomim.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which proxy a request goes through, the named one or else the JVM's, and as which user. */
public final class Proxies {
  /** The option by which the JDK's own configuration disables Basic for https. */
  private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  private final @Nullable InetSocketAddress named;
  private final @Nullable String password;
  private final @Nullable String basic;
  private final @Nullable ProxyLogin login;

  /**
   * The proxies of a connection.
   *
   * @param host the proxy; null for what the JVM says
   * @param user the user to log in as, also at the JVM's proxy; null for none
   * @param connectTimeout how long a proxy may take to accept a connection
   */
  public Proxies(
      @Nullable String host,
      int port,
      @Nullable String user,
      @Nullable String password,
      Duration connectTimeout) {
    this.named = host == null ? null : InetSocketAddress.createUnresolved(host, port);
    this.password = password;
    byte[] userInfo = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.basic = user == null ? null : Base64.getEncoder().encodeToString(userInfo);
    boolean isLeftToUs = basic != null && System.getProperty(DISABLED_SCHEMES) == null;
    this.login = isLeftToUs ? new ProxyLogin(this::of, "Basic " + basic, connectTimeout) : null;
  }

  /** Sets them up in the client. */
  void configure(HttpClient.Builder client) {
    if (login != null) {
      client.proxy(login.selector());
    } else if (named != null) {
      client.proxy(ProxySelector.of(named));
    }
  }

  /** Adds the credentials, which the JDK's client sends to proxies only. */
  void authorise(HttpRequest.Builder request, URI uri) {
    if (basic != null) {
      request.setHeader(
          "Proxy-Authorization", login != null && isHttps(uri) ? login.pass() : "Basic " + basic);
    }
  }

  /** What to do where a proxy refuses the user, in words. */
  String adviceOnRefusal() {
    String forbidden = System.getProperty(DISABLED_SCHEMES, "").toLowerCase(Locale.ROOT);
    if (basic == null) {
      return "set proxyUser and proxyPassword";
    }
    return forbidden.contains("basic")
        ? "the JVM's option -D"
            + DISABLED_SCHEMES
            + " forbids sending proxyPassword; remove Basic from it"
        : "check proxyUser and proxyPassword";
  }

  /** What no message may show, for a request to that host. */
  List<String> secrets(URI uri) {
    List<String> secrets = new ArrayList<>();
    if (basic != null && password != null) {
      secrets.addAll(List.of(basic, password));
    }
    InetSocketAddress proxy = of(uri);
    if (proxy != null && proxy.getHostString().contains("@")) {
      // Some write a user into https.proxyHost; it is of no use there, but no less secret.
      secrets.add(proxy.getHostString().replaceFirst("@[^@]*$", ""));
    }
    return secrets;
  }

  /** The proxy on the way to the host, for people; null where there is none. */
  @Nullable String named(URI uri) {
    InetSocketAddress proxy = of(uri);
    if (proxy == null) {
      return null;
    }
    String host = proxy.getHostString();
    return host.substring(host.lastIndexOf('@') + 1) + ":" + proxy.getPort();
  }

  private @Nullable InetSocketAddress of(URI uri) {
    if (named != null || uri.getHost() == null) {
      return named;
    }
    ProxySelector jvm = ProxySelector.getDefault();
    List<Proxy> proxies = jvm == null ? List.of() : jvm.select(uri);
    Proxy first = proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
    // The JDK's client does not support SOCKS.
    return first.type() == Proxy.Type.HTTP ? (InetSocketAddress) first.address() : null;
  }

  static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }
}
