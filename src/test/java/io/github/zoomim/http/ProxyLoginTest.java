package io.github.zoomim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ProxyLoginTest {
  private static final URI ZOOM = URI.create("https://api.zoom.us/");

  @Test
  void letsNobodyThroughWithoutThePass() throws Exception {
    InetSocketAddress closed;
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = (InetSocketAddress) proxy.getLocalSocketAddress();
    }
    ProxyLogin login = new ProxyLogin(uri -> closed, "Basic secret", Duration.ofSeconds(5));
    String connect = "CONNECT api.zoom.us:443 HTTP/1.1\r\n";

    assertThat(answer(login, connect + "\r\n")).isEmpty();
    assertThat(answer(login, connect + "Proxy-Authorization: Pass 1\r\n\r\n")).isEmpty();
    assertThat(answer(login, "A".repeat(100_000))).isEmpty();
    assertThat(answer(login, connect + "Proxy-Authorization: " + login.pass() + "\r\n\r\n"))
        .startsWith("HTTP/1.1 523 ");
  }

  @Test
  void leavesAloneWhatNeedsNoProxyOrNoTunnel() {
    InetSocketAddress proxy = InetSocketAddress.createUnresolved("proxy.example", 8080);
    ProxyLogin login =
        new ProxyLogin(
            uri -> "direct.example".equals(uri.getHost()) ? null : proxy,
            "Basic secret",
            Duration.ofSeconds(5));

    assertThat(login.selector().select(URI.create("https://direct.example/")).get(0).address())
        .isNull();
    assertThat(login.selector().select(URI.create("http://127.0.0.1/")).get(0).address())
        .isEqualTo(proxy);
    assertThat(((InetSocketAddress) login.selector().select(ZOOM).get(0).address()).getAddress())
        .matches(InetAddress::isLoopbackAddress);
  }

  /** What the port of the login answers until it hangs up. */
  private static String answer(ProxyLogin login, String asked) throws Exception {
    InetSocketAddress port = (InetSocketAddress) login.selector().select(ZOOM).get(0).address();
    try (Socket socket = new Socket(port.getAddress(), port.getPort())) {
      try {
        socket.getOutputStream().write(asked.getBytes(StandardCharsets.ISO_8859_1));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (java.net.SocketException e) {
        // Reset, for not all of it was read.
        return "";
      }
    }
  }
}
