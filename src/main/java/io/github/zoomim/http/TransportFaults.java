package io.github.zoomim.http;

import com.google.common.base.Throwables;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What a fault on the way to the server means to the user, and whether a repeat may help. */
final class TransportFaults {
  private static final Pattern TUNNEL_FAILED = Pattern.compile("Tunnel failed, got: (\\d+)");

  private final HttpCall call;
  private final String host;
  private final @Nullable String proxy;
  private final String adviceOnLogin;

  /** Those of one call. */
  TransportFaults(HttpCall call, URI uri, Proxies proxies) {
    this.call = call;
    this.host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    this.proxy = proxies.named(uri);
    this.adviceOnLogin = proxies.adviceOnRefusal();
  }

  /**
   * The fault to throw.
   *
   * @return where a repeat may cure it
   * @throws ZoomImFailure where none would
   */
  TransientFailure explain(Throwable fault) {
    if (fault instanceof UnreadableBody) {
      throw call.failure(
          Kind.PROTOCOL,
          host
              + " sent "
              + describe(fault)
              + ", which the driver does not read; check the URL's host",
          fault);
    }
    if (isAbout(fault, CertificateException.class)
        || isAbout(fault, CertPathBuilderException.class)) {
      throw call.failure(
          Kind.CONNECTION,
          ("the TLS certificate of %s is not trusted (%s); check the host, or trust its certificate"
                  + " authority with trustStore, or in the JVM with javax.net.ssl.trustStore")
              .formatted(throughProxy(), describe(fault)),
          fault);
    }
    if (!(fault instanceof IOException)) {
      throw call.failure(
          Kind.CONNECTION,
          "the request to " + throughProxy() + " could not be sent: " + describe(fault),
          fault);
    }
    Matcher refused = TUNNEL_FAILED.matcher(innermostMessage(fault));
    int answer = proxy != null && refused.find() ? Integer.parseInt(refused.group(1)) : 0;
    ZoomImFailure failure =
        call.failure(
            fault instanceof ProtocolException && proxy == null ? Kind.PROTOCOL : Kind.CONNECTION,
            (answer > 0 ? sentence(answer) : sentence(fault))
                + "; "
                // What tinyproxy answers to a wrong password.
                + (answer == 401 ? adviceOnLogin : advice()),
            fault);
    if (answer > 0 && answer < 500) {
      throw failure;
    }
    return new TransientFailure(failure, "the back-off after a connection fault", null);
  }

  /** The time for one request was over. */
  TransientFailure timedOut(Duration limit, String property) {
    return new TransientFailure(
        call.failure(
            Kind.CONNECTION,
            ("no complete answer from %s within the request timeout of %s ms; try again later,"
                    + " raise %s, or %s")
                .formatted(throughProxy(), limit.toMillis(), property, advice())),
        "the back-off after a request that timed out",
        null);
  }

  /**
   * A proxy requires authentication (407).
   *
   * @param challenges the schemes that it accepts
   */
  ZoomImFailure proxyAuthentication(List<String> challenges) {
    boolean takesBasic =
        challenges.isEmpty()
            || challenges.stream().anyMatch(c -> c.strip().regionMatches(true, 0, "Basic", 0, 5));
    return call.failure(
        Kind.CONNECTION,
        (proxy == null ? "a proxy" : "the proxy " + proxy)
            + " requires authentication (407"
            + (challenges.isEmpty() ? "" : ", " + call.quote(String.join(", ", challenges)))
            + ")"
            + "; "
            + (!takesBasic
                ? "only Basic is supported: run a local proxy that logs in, and connect through"
                    + " that one"
                : adviceOnLogin));
  }

  private String throughProxy() {
    return proxy == null ? host : host + " through the proxy " + proxy;
  }

  private String nearest() {
    return proxy == null ? host : "the proxy " + proxy;
  }

  private String advice() {
    return proxy == null
        ? "check the network, the host and the proxy settings"
        : ("check proxyHost and proxyPort, or the JVM's own proxy properties, and that the proxy"
                + " lets %s through")
            .formatted(host);
  }

  private String sentence(int answerOfProxy) {
    return answerOfProxy == ProxyLogin.UNREACHABLE
        ? "could not connect to " + nearest()
        : nearest() + " answered " + answerOfProxy + " to CONNECT " + host;
  }

  private String sentence(Throwable fault) {
    if (fault instanceof HttpConnectTimeoutException) {
      return nearest() + " did not accept a connection within connectTimeout";
    }
    if (isAbout(fault, UnresolvedAddressException.class)) {
      return (proxy == null ? "the host name " : "") + nearest() + " could not be resolved";
    }
    if (fault instanceof ConnectException) {
      return "could not connect to " + nearest() + " (" + describe(fault) + ")";
    }
    if (fault instanceof SSLException) {
      return "TLS with " + throughProxy() + " failed (" + describe(fault) + ")";
    }
    if (fault instanceof ProtocolException) {
      return throughProxy() + " violated the HTTP protocol (" + describe(fault) + ")";
    }
    if (fault instanceof ZipException) {
      return host + " sent a damaged gzip body (" + describe(fault) + ")";
    }
    return throughProxy()
        + " closed the connection before its answer was complete ("
        + describe(fault)
        + ")";
  }

  private String describe(Throwable fault) {
    String message = call.quote(innermostMessage(fault));
    return message.isEmpty() ? fault.getClass().getSimpleName() : message;
  }

  private static String innermostMessage(Throwable fault) {
    String message = "";
    for (Throwable t : Throwables.getCausalChain(fault)) {
      message = t.getMessage() == null ? message : t.getMessage();
    }
    return message;
  }

  private static boolean isAbout(Throwable fault, Class<? extends Throwable> type) {
    return Throwables.getCausalChain(fault).stream().anyMatch(type::isInstance);
  }
}
