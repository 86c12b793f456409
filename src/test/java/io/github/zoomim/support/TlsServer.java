package io.github.zoomim.support;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Zoom's API with one session, by TLS with a certificate that nobody signed but itself. */
public final class TlsServer implements AutoCloseable {
  public static final String PASSWORD = "changeit";

  private final HttpsServer server;
  private final Path store;
  private final List<Headers> asked = new CopyOnWriteArrayList<>();

  private TlsServer(HttpsServer server, Path store) {
    this.server = server;
    this.store = store;
  }

  /**
   * Starts one on the loopback address.
   *
   * @param name what the certificate is for, as {@code keytool} writes it: {@code ip:127.0.0.1}
   * @param folder for its key store
   */
  public static TlsServer start(String name, Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = folder.resolve(name.replace(':', '-') + ".p12");
    Processes.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-validity",
            "2",
            "-dname",
            "CN=zoomim-test",
            "-ext",
            "san=" + name,
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString()));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(store)) {
      keys.load(stream, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    TlsServer started = new TlsServer(server, store);
    server.createContext(
        "/",
        exchange -> {
          started.asked.add(exchange.getRequestHeaders());
          byte[] body =
              "{\"sessions\":[{\"session_id\":\"by-tls\"}]}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return started;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The headers of each request. */
  public List<Headers> asked() {
    return asked;
  }

  /** The server's certificate. */
  public Certificate certificate() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()).getCertificate("server");
  }

  /** The properties of a URL that make a connection trust the server. */
  public String trust() {
    return "trustStore=" + store + ";trustStorePassword=" + PASSWORD;
  }

  /** The JVM's options that make it trust the server. */
  public List<String> trusted() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
