package io.github.zoomim.simulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/**
 * A Zoom API on the loopback address that is strict about its rules. It serves both session
 * endpoints and the token endpoint. Safe for many threads.
 */
public final class Simulator implements AutoCloseable {
  private final SimulatorOptions options;
  private final ZoomApi api;
  private final Sessions sessions;
  private final HttpListener listener;

  private Simulator(SimulatorOptions options) throws IOException {
    this.options = options;
    this.api = new ZoomApi(options);
    this.sessions = new SortedSessions(options.sessions(), options.zone());
    this.listener = new HttpListener(options.port(), this::answer);
  }

  /**
   * Starts a simulator; it serves when this returns.
   *
   * @throws IOException when the port can't be opened
   */
  public static Simulator start(SimulatorOptions options) throws IOException {
    return new Simulator(options);
  }

  /** The API's base, such as {@code http://127.0.0.1:8080/v2}. */
  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + listener.port() + "/v2");
  }

  /** The token endpoint, such as {@code http://127.0.0.1:8080/oauth/token}. */
  public URI oauthUrl() {
    return apiUrl().resolve(TokenIssuer.PATH);
  }

  /** What tokens are fetched with, and an access token that does not expire. */
  public SimulatedAccount account() {
    return options.account();
  }

  /** Ends it at once: connections break off, threads end. */
  @Override
  public void close() {
    listener.close();
  }

  private boolean answer(HttpRequest request, Socket socket)
      throws IOException, InterruptedException {
    HttpReply reply = api.answer(request, sessions);
    if (!request.path().equals(TokenIssuer.PATH)) {
      Thread.sleep(options.latency().toMillis());
    }
    (request.acceptsGzip() ? reply.gzipped() : reply).writeTo(socket.getOutputStream());
    return !request.endsConnection();
  }
}
