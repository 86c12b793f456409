package io.github.zoomim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A proxy as it is installed: tinyproxy with Basic credentials. Skipped where there is none; {@code
 * -Dzoomim.tinyproxy=} names another place than {@code /usr/bin/tinyproxy}.
 */
@Timeout(60)
class TinyproxyTest {
  private static final Path PROGRAM =
      Path.of(System.getProperty("zoomim.tinyproxy", "/usr/bin/tinyproxy"));

  @TempDir private Path folder;

  @Test
  void logsInToTinyproxy() throws Exception {
    assumeTrue(Files.isExecutable(PROGRAM), () -> "there is no " + PROGRAM);
    int port = freePort();
    try (TlsServer server = TlsServer.start("ip:127.0.0.1", folder)) {
      Process proxy = start(port, server.port());
      try {
        String url =
            "jdbc:zoomim:accessToken=t0ken;maxRetries=0;baseUrl=https://127.0.0.1:"
                + server.port()
                + ";proxyHost=127.0.0.1;proxyPort="
                + port
                + ";"
                + server.trust();

        assertThat(row(url + ";proxyUser=bob;proxyPassword=pa55w0rd")).isEqualTo("by-tls");
        assertThat(failure(url)).contains("(407, Basic realm=", "set proxyUser");
        assertThat(failure(url + ";proxyUser=bob;proxyPassword=wrong0ne"))
            .contains("the proxy 127.0.0.1:" + port, "check proxyUser and proxyPassword");
      } finally {
        proxy.destroy();
        proxy.waitFor();
      }
    }
  }

  private Process start(int port, int target) throws IOException {
    Path settings = folder.resolve("tinyproxy.conf");
    Files.write(
        settings,
        List.of(
            "Port " + port,
            "Listen 127.0.0.1",
            "Allow 127.0.0.1",
            "Timeout 60",
            "LogLevel Info",
            "BasicAuth bob pa55w0rd",
            "ConnectPort " + target));
    Process proxy =
        new ProcessBuilder(PROGRAM.toString(), "-d", "-c", settings.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader log = proxy.inputReader();
    String line = log.readLine();
    while (line != null && !line.contains("Accepting connections")) {
      line = log.readLine();
    }
    assertThat(line).as("tinyproxy's log").isNotNull();
    return proxy;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String row(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT session_id FROM chat_sessions LIMIT 1")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static String failure(String url) {
    SQLException failure = catchThrowableOfType(SQLException.class, () -> row(url));
    assertThat(failure.getSQLState()).isEqualTo("08006");
    return failure.getMessage();
  }
}
