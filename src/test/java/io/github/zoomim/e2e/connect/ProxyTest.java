package io.github.zoomim.e2e.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Processes;
import io.github.zoomim.support.TlsServer;
import io.github.zoomim.support.TunnelProxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies that are named in a connection's properties, and what they answer. */
@Timeout(60)
class ProxyTest {
  private static final String USER = "bob";
  private static final String PASSWORD = "pa:ss wörd;1";
  private static final String LOGIN = ";proxyUser=bob;proxyPassword=pa:ss wörd%3B1";
  private static final String ROW = "SELECT session_id FROM chat_sessions LIMIT 1";

  @TempDir private Path folder;

  private static String url(int proxy, String rest) {
    return "jdbc:zoomim:maxRetries=0;proxyHost=127.0.0.1;proxyPort=" + proxy + ";" + rest;
  }

  private static String row(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return row(connection);
    }
  }

  private static String row(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  /** The failure of a query, after which the connection is not valid. */
  private static String failure(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      SQLException failure = catchThrowableOfType(SQLException.class, () -> row(connection));

      assertThat(failure.getSQLState()).isEqualTo("08006");
      assertThat(connection.isValid(5)).isFalse();
      return failure.getMessage();
    }
  }

  @Test
  void logsInOnTheWayToHttpsAndTellsTheServerNothingOfIt() throws Exception {
    try (TlsServer server = TlsServer.start("ip:127.0.0.1", folder);
        TunnelProxy proxy = TunnelProxy.to(server.port(), USER, PASSWORD)) {
      String rest =
          "accessToken=t0ken;baseUrl=https://127.0.0.1:" + server.port() + ";" + server.trust();

      assertThat(row(url(proxy.port(), rest + LOGIN))).isEqualTo("by-tls");
      assertThat(proxy.asked())
          .isNotEmpty()
          .allMatch(line -> line.equals("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1"));
      assertThat(server.asked())
          .isNotEmpty()
          .noneMatch(headers -> headers.containsKey("Proxy-Authorization"));
    }
  }

  @Test
  void logsInOnTheWayToHttp() throws Exception {
    SimulatedSession session = SimulatedSession.group("by-proxy", Instant.now().toString());
    try (Laboratory simulator = Laboratory.start(List.of(session));
        TunnelProxy proxy = TunnelProxy.to(simulator.apiUrl().getPort(), USER, PASSWORD)) {
      String rest = "accessToken=" + simulator.accessToken() + ";baseUrl=http://127.0.0.1:9/v2";

      assertThat(row(url(proxy.port(), rest + LOGIN))).isEqualTo("by-proxy");
      assertThat(failure(url(proxy.port(), rest)))
          .contains("the proxy 127.0.0.1:" + proxy.port() + " requires authentication (407")
          .contains(", Basic realm=\"office\"); set proxyUser and proxyPassword");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 407 X\\r\\n\\r\\n|requires authentication (407); set proxyUser|check proxyUser",
        "HTTP/1.1 407 X\\r"
            + "\\n"
            + "Proxy-Authenticate: NTLM\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "|(407, NTLM); only Basic|only Basic",
        "HTTP/1.1 401 X\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "|answered 401 to CONNECT api.zoom.us; set proxyUser|check proxyUser",
        "HTTP/1.1 403 X\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "|answered 403 to CONNECT api.zoom.us; check proxyHost|answered 403",
        "HTTP/1.1 502 X\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "|answered 502 to CONNECT api.zoom.us; check proxyHost|answered 502",
        "HTTP/1.1 503 X\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "|answered 503 to CONNECT api.zoom.us; check proxyHost|answered 503",
        "SSH-2.0-OpenSSH\\r\\n\\r\\n|violated the HTTP protocol|violated the HTTP protocol",
        "\\r|closed the connection|closed the connection",
        "''|or check proxyHost and proxyPort|no complete answer from api.zoom.us",
      })
  void namesTheProxyThatLetsNobodyThrough(String answer, String words, String wordsWithLogin)
      throws Exception {
    String raw = answer.replace("\\r", "\r").replace("\\n", "\n");
    try (TunnelProxy proxy = TunnelProxy.refusing(raw)) {
      String rest = "accessToken=t0ken;requestTimeout=2s";
      String named = "the proxy 127.0.0.1:" + proxy.port();

      assertThat(failure(url(proxy.port(), rest))).contains(named, words);
      assertThat(failure(url(proxy.port(), rest + LOGIN)))
          .contains(named, wordsWithLogin)
          .doesNotContain("pa:ss", "wörd", "Pass ");
    }
  }

  @Test
  void namesTheProxyThatCantBeReached() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    for (String login : List.of("", LOGIN)) {
      assertThat(failure(url(closed, "accessToken=t0ken" + login)))
          .contains("could not connect to the proxy 127.0.0.1:" + closed)
          .contains("check proxyHost and proxyPort");
      assertThat(
              failure(
                  "jdbc:zoomim:maxRetries=0;accessToken=t0ken;proxyHost=no-such-proxy.invalid"
                      + login))
          .contains("the proxy no-such-proxy.invalid:8080");
    }
  }

  @Test
  void aProxyOnTheWayToTheTokensIsNoMatterOfTheClientsSecret() throws Exception {
    try (TunnelProxy proxy = TunnelProxy.refusing("HTTP/1.1 407 X\r\n\r\n")) {
      assertThat(failure(url(proxy.port(), "accountId=a;clientId=b;clientSecret=c")))
          .contains("POST zoom.us/oauth/token")
          .contains("the proxy 127.0.0.1:" + proxy.port() + " requires authentication (407)")
          .doesNotContain("clientSecret");
    }
  }

  @Test
  void showsNoUserOfTheJvmsProxy() throws Exception {
    List<String> jvm = List.of("-Dhttps.proxyHost=bob:pa55w0rd@127.0.0.1", "-Dhttps.proxyPort=9");

    assertThat(Processes.shell(jvm, "-u", "jdbc:zoomim:accessToken=t;maxRetries=0", "-e", ROW))
        .contains("08006", "the proxy 127.0.0.1:9")
        .doesNotContain("pa55w0rd", "bob");
  }
}
