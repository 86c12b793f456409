package io.github.zoomim.http;

import io.github.zoomim.execution.DaemonThreads;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Logs in to a proxy on the way to an https server. The JDK's client sends no Basic credentials
 * with {@code CONNECT} unless an option of the whole JVM allows it. So the client gets a loopback
 * port of ours as its proxy; here the credentials are added to its {@code CONNECT}, and from then
 * on bytes are copied both ways, in TLS between the client and the server. A connection that does
 * not show a random pass is closed.
 *
 * <p>The port is opened on demand, and closed after a minute without a new connection.
 */
final class ProxyLogin {
  /** What the client is answered where the proxy can't be reached. */
  static final int UNREACHABLE = 523;

  private static final Executor THREADS =
      DaemonThreads.pool("zoomim-proxy-login", Duration.ofSeconds(1));
  private static final int IDLE_MILLIS = 60_000;
  private static final int LONGEST_HEAD = 16_384;

  private final Function<URI, @Nullable InetSocketAddress> proxies;
  private final String credentials;
  private final int connectMillis;
  private final String pass = "Pass " + UUID.randomUUID();
  private @Nullable ServerSocket port;

  /**
   * @param proxies the proxy on the way to a server
   * @param credentials the credentials for the proxy
   */
  ProxyLogin(
      Function<URI, @Nullable InetSocketAddress> proxies,
      String credentials,
      Duration connectTimeout) {
    this.proxies = proxies;
    this.credentials = credentials;
    this.connectMillis = (int) connectTimeout.toMillis();
  }

  /** The client's own proxy credentials, which are good here only. */
  String pass() {
    return pass;
  }

  /** The proxies as the client is to see them. */
  ProxySelector selector() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        InetSocketAddress proxy = proxies.apply(uri);
        if (proxy == null) {
          return List.of(Proxy.NO_PROXY);
        }
        return List.of(new Proxy(Proxy.Type.HTTP, Proxies.isHttps(uri) ? open() : proxy));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException fault) {
        // The request fails with it.
      }
    };
  }

  /** The port, opened anew where it was closed; a client that finds none asks again. */
  private synchronized InetSocketAddress open() {
    try {
      if (port == null || port.isClosed()) {
        ServerSocket opened = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        opened.setSoTimeout(IDLE_MILLIS);
        port = opened;
        THREADS.execute(() -> accept(opened));
      }
      return (InetSocketAddress) port.getLocalSocketAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket opened) {
    try (opened) {
      while (true) {
        Socket client = opened.accept();
        THREADS.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // Nobody came for a minute.
      return;
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket proxy = new Socket()) {
      client.setSoTimeout(IDLE_MILLIS);
      List<String> head = head(client.getInputStream()).lines().toList();
      client.setSoTimeout(0);
      if (!head.contains("Proxy-Authorization: " + pass)) {
        return;
      }
      String server = head.get(0).replaceFirst("CONNECT (\\S+) .*", "$1");
      if (!connect(proxy, URI.create("https://" + server))) {
        write(client, "HTTP/1.1 " + UNREACHABLE + " Unreachable\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      write(
          proxy,
          "CONNECT %1$s HTTP/1.1\r\nHost: %1$s\r\nProxy-Authorization: %2$s\r\n\r\n"
              .formatted(server, credentials));
      THREADS.execute(() -> pass(proxy, client));
      pass(client, proxy);
    } catch (IOException e) {
      // One of the two has left; the client asks again where that is of use.
      return;
    }
  }

  private boolean connect(Socket socket, URI server) {
    InetSocketAddress proxy = proxies.apply(server);
    if (proxy == null) {
      return false;
    }
    try {
      socket.connect(new InetSocketAddress(proxy.getHostString(), proxy.getPort()), connectMillis);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0 || head.size() > LONGEST_HEAD) {
        throw new EOFException();
      }
      head.write(next);
      text = next == '\n' ? head.toString(StandardCharsets.ISO_8859_1) : text;
    }
    return text;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Passes bytes on until one side ends, and ends both. */
  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two has left, and with it the other.
      return;
    }
  }
}
