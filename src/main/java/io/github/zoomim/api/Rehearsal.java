package io.github.zoomim.api;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.HttpCall;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.http.PassingFault;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPageSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * A page of one made-up session, which comes by HTTP all the same, from this process: so that the
 * classes that a first page needs are there before it comes. Appears in no log and no account.
 */
public final class Rehearsal implements SessionPageSource, AutoCloseable {
  private static final String PAGE =
      "{\"page_size\":1,\"next_page_token\":\"\","
          + "\"sessions\":[{\"session_id\":\"a\",\"type\":\"Group\",\"name\":\"é\","
          + "\"last_message_sent_time\":\"2026-01-01T00:00:00Z\"}]}";

  private final HttpSender http;
  private final ServerSocket server;

  /** Opens a port of the loopback address. */
  public Rehearsal(HttpSender http) throws IOException {
    this.http = http;
    this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "zoomim-warm-up-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    try {
      while (true) {
        serve(server.accept());
      }
    } catch (IOException e) {
      // Closed: that ends it.
    }
  }

  private static void serve(Socket socket) throws IOException {
    byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
    try (socket) {
      InputStream in = socket.getInputStream();
      // A request's head is one packet here; an answer that comes early does no harm.
      if (in.read(new byte[8192]) > 0) {
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
      }
    }
  }

  /** Gets the page once, for nothing but the classes that it takes. */
  public void exchange() {
    DateWindow day = new DateWindow(LocalDate.EPOCH, LocalDate.EPOCH);
    fetch(PageRequest.first(day, 1), Execution.unlimited(TimeSource.system()));
  }

  @Override
  public PageAnswer fetch(PageRequest request, Execution execution) {
    URI base = URI.create("http://127.0.0.1:" + server.getLocalPort());
    HttpCall call =
        new HttpCall(
            HttpRequest.newBuilder(Endpoint.IM.url(base, request)),
            Endpoint.IM.asked(base, request),
            List.of());
    try {
      byte[] body = http.send(call, execution).body();
      return new PageAnswer.Page(SessionPageDecoder.decode(body, Endpoint.IM));
    } catch (PassingFault | IOException | WrongShape e) {
      throw new ZoomImFailure(Kind.CONNECTION, "The warm-up got no page", e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
