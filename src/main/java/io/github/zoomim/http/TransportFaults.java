package io.github.zoomim.http;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/** What an exception of the HTTP client means to the user, and whether a repeat may cure it. */
final class TransportFaults {
  private TransportFaults() {}

  /**
   * The fault to throw.
   *
   * @return where a repeat may cure it
   * @throws ZoomImFailure where none would
   */
  static PassingFault explain(HttpCall call, URI uri, Throwable fault) {
    String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    if (fault instanceof BodyTooLarge || fault instanceof Unpacking.UnknownEncoding) {
      throw call.failure(
          Kind.PROTOCOL,
          host + " sent " + fault.getMessage() + ", which is not read; check the URL's host",
          fault);
    }
    if (isAbout(fault, CertificateException.class)
        || isAbout(fault, CertPathBuilderException.class)) {
      throw call.failure(
          Kind.CONNECTION,
          "the TLS certificate of "
              + host
              + " is not trusted ("
              + call.quote(innermostMessage(fault))
              + "); check the host, or name your CA to the JVM by javax.net.ssl.trustStore",
          fault);
    }
    if (!(fault instanceof java.io.IOException)) {
      throw call.failure(
          Kind.CONNECTION, "the request could not be sent: " + describe(call, fault), fault);
    }
    return new PassingFault(
        call.failure(
            Kind.CONNECTION,
            sentence(call, host, fault) + "; check the network, the host and the proxy settings",
            fault),
        "the back-off after a connection fault",
        null);
  }

  private static String sentence(HttpCall call, String host, Throwable fault) {
    if (fault instanceof HttpConnectTimeoutException) {
      return host + " did not accept a connection within connectTimeout";
    }
    if (isAbout(fault, UnresolvedAddressException.class)) {
      return "the host name " + host + " could not be resolved";
    }
    if (fault instanceof ConnectException) {
      return "could not connect to " + host + " (" + describe(call, fault) + ")";
    }
    if (fault instanceof SSLException) {
      return "TLS with " + host + " failed (" + describe(call, fault) + ")";
    }
    if (fault instanceof ProtocolException) {
      return host + " broke the HTTP protocol (" + describe(call, fault) + ")";
    }
    if (fault instanceof ZipException) {
      return host + " sent a damaged gzip body (" + describe(call, fault) + ")";
    }
    return host + " broke off the answer (" + describe(call, fault) + ")";
  }

  private static String describe(HttpCall call, Throwable fault) {
    String message = call.quote(innermostMessage(fault));
    return message.isEmpty() ? fault.getClass().getSimpleName() : message;
  }

  private static String innermostMessage(Throwable fault) {
    String message = "";
    for (Throwable t : Causes.of(fault)) {
      message = t.getMessage() == null ? message : t.getMessage();
    }
    return message;
  }

  private static boolean isAbout(Throwable fault, Class<? extends Throwable> type) {
    return Causes.of(fault).stream().anyMatch(type::isInstance);
  }
}
