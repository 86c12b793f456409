package io.github.zoomim.e2e.connect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proxies as Debian installs them: {@code apt-get install squid nginx tinyproxy}. Each is skipped
 * where it isn't installed; {@code mvn -Dtest=InstalledProxiesTest test} runs these tests alone.
 */
@Timeout(90)
class InstalledProxiesTest {
  private static final String LOGIN = ";proxyUser=bob;proxyPassword=pa55w0rd";

  /** What {@code openssl passwd -1} makes of that password. */
  private static final String CRYPTED = "bob:$1$zoomim$5Iu9ywoOu76OZWZJpvy/t.";

  @TempDir private Path folder;
  private int port;
  private Process proxy;

  @BeforeEach
  void choosePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    // Some leave root's rights, and must still read what is written here.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (proxy != null) {
      proxy.destroy();
      proxy.waitFor();
    }
  }

  @Test
  void logsInToTinyproxy() throws Exception {
    try (TlsServer server = TlsServer.start("ip:127.0.0.1", folder)) {
      start(
          "/usr/bin/tinyproxy",
          "-d -c",
          "Port " + port,
          "Listen 127.0.0.1",
          "Allow 127.0.0.1",
          "Timeout 60",
          "BasicAuth bob pa55w0rd",
          "ConnectPort " + server.port());

      logsIn(server);
    }
  }

  @Test
  void logsInToSquid() throws Exception {
    Path users = Files.writeString(folder.resolve("users"), CRYPTED + "\n");
    try (TlsServer server = TlsServer.start("ip:127.0.0.1", folder)) {
      start(
          "/usr/sbin/squid",
          "-N -f",
          "http_port 127.0.0.1:" + port,
          "auth_param basic program /usr/lib/squid/basic_ncsa_auth " + users,
          "auth_param basic realm office",
          "acl known proxy_auth REQUIRED",
          "http_access allow known",
          "http_access deny all",
          "cache deny all",
          "access_log none",
          "cache_log " + folder.resolve("log"),
          "pid_filename none",
          "shutdown_lifetime 0 seconds");

      logsIn(server);
    }
  }

  private void logsIn(TlsServer server) throws SQLException {
    String url =
        "jdbc:zoomim:accessToken=t0ken;maxRetries=0;baseUrl=https://127.0.0.1:"
            + server.port()
            + ";proxyHost=127.0.0.1;proxyPort="
            + port
            + ";"
            + server.trust();

    assertThat(rows(url + LOGIN)).containsExactly("by-tls");
    assertThat(failure(url)).contains("(407, Basic realm=", "set proxyUser");
    assertThat(failure(url + ";proxyUser=bob;proxyPassword=wrong0ne"))
        .contains("the proxy 127.0.0.1:" + port, "check proxyUser and proxyPassword");
  }

  /** Each connection ends after its third request; nothing is asked twice, and no row is missed. */
  @Test
  void goesOnWhereNginxClosesConnections() throws Exception {
    Instant now = Instant.now();
    List<SimulatedSession> sessions =
        IntStream.range(0, 900)
            .mapToObj(
                i ->
                    SimulatedSession.group("s" + i, now.minus(Duration.ofHours(i * 4L)).toString()))
            .toList();
    try (TlsServer certificate = TlsServer.start("ip:127.0.0.1", folder);
        Laboratory simulator = Laboratory.start(LaboratoryOptions.of(sessions))) {
      Path pem = pem(folder.resolve("ip-127.0.0.1.p12"));
      start(
          "/usr/sbin/nginx",
          "-p " + folder + " -e stderr -c",
          "daemon off;",
          "pid " + folder.resolve("pid") + ";",
          "events {}",
          "http {",
          "  access_log off;",
          "  client_body_temp_path " + folder + ";",
          "  proxy_temp_path " + folder + ";",
          "  fastcgi_temp_path " + folder + ";",
          "  uwsgi_temp_path " + folder + ";",
          "  scgi_temp_path " + folder + ";",
          "  gzip on;",
          "  gzip_types application/json;",
          "  server {",
          "    listen 127.0.0.1:" + port + " ssl;",
          "    ssl_certificate " + pem + ";",
          "    ssl_certificate_key " + pem + ";",
          "    keepalive_requests 3;",
          "    location / { proxy_pass http://" + simulator.apiUrl().getAuthority() + "; }",
          "  }",
          "}");
      String url =
          "jdbc:zoomim:pageSize=30;requestsPerSecond=0;maxRetries=0;baseUrl=https://127.0.0.1:"
              + port
              + "/v2;accessToken="
              + simulator.accessToken()
              + ";"
              + certificate.trust();

      assertThat(rows(url))
          .containsExactlyInAnyOrderElementsOf(
              sessions.stream().map(SimulatedSession::id).toList());
      assertThat(simulator.requests())
          .hasSizeGreaterThan(30)
          .allMatch(request -> request.status() == 200)
          .extracting(request -> request.query().get("next_page_token"))
          .filteredOn(token -> token != null)
          .doesNotHaveDuplicates();
    }
  }

  /** The server's key and certificate as nginx reads them. */
  private static Path pem(Path store) throws IOException, GeneralSecurityException {
    char[] password = TlsServer.PASSWORD.toCharArray();
    KeyStore keys = KeyStore.getInstance(store.toFile(), password);
    return Files.writeString(
        store.resolveSibling("server.pem"),
        pem("PRIVATE KEY", keys.getKey("server", password).getEncoded())
            + pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
  }

  private static String pem(String what, byte[] content) {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  /** Starts a program with these settings, and waits until it listens. */
  private void start(String program, String options, String... settings) throws Exception {
    assumeTrue(Files.isExecutable(Path.of(program)), () -> "SKIPPED: there is no " + program);
    Path file = Files.write(folder.resolve("proxy.conf"), List.of(settings));
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(options.split(" ")));
    command.add(file.toString());
    Path output = folder.resolve("output");
    proxy =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    while (!listens()) {
      assertThat(proxy.isAlive()).as(() -> program + ": " + text(output)).isTrue();
      Thread.onSpinWait();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<String> rows(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT session_id FROM chat_sessions")) {
      List<String> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    }
  }

  private static String failure(String url) {
    SQLException failure = catchThrowableOfType(SQLException.class, () -> rows(url));
    assertThat(failure.getSQLState()).isEqualTo("08006");
    return failure.getMessage();
  }
}
