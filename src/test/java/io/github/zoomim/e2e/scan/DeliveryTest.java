package io.github.zoomim.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as servers and what stands between may deliver them, byte by byte. */
@Timeout(60)
class DeliveryTest {
  private static final String PAGE = "{\"sessions\":[{\"session_id\":\"ä\"}]}";
  private static final String WHOLE = "HTTP/1.1 200 OK|Content-Length: 34||" + PAGE;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 100 Continue||" + WHOLE,
        "HTTP/1.1 102 Processing||HTTP/1.1 103 Early Hints|Link: </x>||" + WHOLE,
        "HTTP/1.0 200 OK||" + PAGE,
        "HTTP/1.0 200 OK|Content-Length: 34||" + PAGE,
        "HTTP/1.1 200 OK|Connection: close||" + PAGE,
        "HTTP/1.1 200|Content-Length: 34||" + PAGE,
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||22;a=b|" + PAGE + "|0;c=\"d;e\"||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Trailer: X||22|" + PAGE + "|0|X: y||",
        "HTTP/1.1 200 OK|Content-Type: text/plain; charset=utf-8|Content-Length: 34||" + PAGE,
        "HTTP/1.1 200 OK|Content-Encoding: identity|Content-Length: 34||" + PAGE,
      })
  void bringsTheRows(String answer) throws Exception {
    assertThat(row(answer, StandardCharsets.UTF_8)).isEqualTo("ä");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 101 Switching Protocols|Upgrade: x||",
        "HTTP/2.0 200 OK|Content-Length: 34||" + PAGE,
        "SSH-2.0-OpenSSH_9.2||",
        "HTTP/1.1 204 No Content||",
        "HTTP/1.1 205 Reset Content|Content-Length: 0||",
        "HTTP/1.1 200 OK|Content-Type: application/json; charset=iso-8859-1|Content-Length: 33||"
            + PAGE,
      })
  void saysWhatCameInsteadOfRows(String answer) {
    SQLException failure =
        catchThrowableOfType(SQLException.class, () -> row(answer, StandardCharsets.ISO_8859_1));

    assertThat(failure.getSQLState()).isEqualTo("08P01");
  }

  private static String row(String answer, java.nio.charset.Charset charset) throws Exception {
    byte[] bytes = answer.replace("|", "\r\n").getBytes(charset);
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server, bytes), "test-server");
      thread.setDaemon(true);
      thread.start();
      String url =
          "jdbc:zoomim:accessToken=t0ken;maxRetries=1;baseUrl=http://127.0.0.1:"
              + server.getLocalPort();
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT session_id FROM chat_sessions LIMIT 1")) {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
      }
    }
  }

  /** One answer for each connection. */
  private static void serve(ServerSocket server, byte[] answer) {
    while (true) {
      try (Socket client = server.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        client.getOutputStream().write(answer);
      } catch (IOException e) {
        // The client left, or the test is over.
        if (server.isClosed()) {
          return;
        }
      }
    }
  }
}
