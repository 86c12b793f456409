package io.github.zoomim.simulator;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A Zoom API on the loopback address, as strict as the contract. It serves both session endpoints
 * and the token endpoint, records what it is asked, and can be made to fail while it runs. Safe for
 * many threads.
 */
public final class Simulator implements AutoCloseable {
  private final SimulatorOptions options;
  private final HttpListener listener;
  private final AccessTokens accessTokens;
  private final TokenEndpoint tokenEndpoint;
  private final SessionsEndpoint sessionsEndpoint;
  private final Traffic pages;
  private final Traffic tokens;
  private final SimulatorControls controls;

  private Simulator(SimulatorOptions options) throws IOException {
    this.options = options;
    SimulatedAccount account = options.account();
    SessionStore store =
        new SessionStore(options.sessions(), options.strays(), options.selection());
    PageTokens pageTokens =
        new PageTokens(options.clock(), options.pageTokenLife(), account.accountId());
    RateLimit rateLimit =
        new RateLimit(
            options.clock(),
            options.retryAfter(),
            options.requestsPerSecond(),
            options.requestsPerDay());
    FaultyReplies faults = new FaultyReplies(options);
    accessTokens =
        new AccessTokens(options.clock(), options.accessTokenLife(), account.accessToken());
    tokenEndpoint = new TokenEndpoint(account, accessTokens);
    sessionsEndpoint =
        new SessionsEndpoint(
            options, accessTokens, rateLimit, new SessionPager(options, store, pageTokens));
    pages = new Traffic(options.clock(), faults, options.latency());
    tokens = new Traffic(options.clock(), faults, Duration.ZERO);
    listener = new HttpListener(options.port(), this::answer);
    controls =
        new SimulatorControls(
            store, pageTokens, accessTokens, tokenEndpoint, rateLimit, pages, tokens, listener);
    tokenEndpoint.apiUrl(root());
  }

  /**
   * Starts a simulator; it serves when this returns.
   *
   * @throws IOException when the port can't be opened
   */
  public static Simulator start(SimulatorOptions options) throws IOException {
    Simulator simulator = new Simulator(options);
    simulator.listener.start();
    return simulator;
  }

  /** The API's base, such as {@code http://127.0.0.1:8080/v2}. */
  public URI apiUrl() {
    return URI.create(root() + "/v2");
  }

  /** The token endpoint, such as {@code http://127.0.0.1:8080/oauth/token}. */
  public URI oauthUrl() {
    return URI.create(root() + TokenEndpoint.PATH);
  }

  /** An access token that is valid and does not expire by itself. */
  public String accessToken() {
    return options.account().accessToken();
  }

  /** The account id for server-to-server OAuth. */
  public String accountId() {
    return options.account().accountId();
  }

  /** The client id for OAuth. */
  public String clientId() {
    return options.account().clientId();
  }

  /** The client secret for OAuth. */
  public String clientSecret() {
    return options.account().clientSecret();
  }

  /** The one refresh token that works now; each use replaces it. */
  public String refreshToken() {
    return tokenEndpoint.refreshToken();
  }

  /** The API requests since the start or {@link #clearRequests}, the newest 100,000 of them. */
  public List<RecordedRequest> requests() {
    return pages.log().requests();
  }

  /** The requests to the token endpoint, likewise. */
  public List<RecordedRequest> tokenRequests() {
    return tokens.log().requests();
  }

  /** Forgets the requests of both kinds; their numbers begin at 1 again. */
  public void clearRequests() {
    pages.log().clear();
    tokens.log().clear();
  }

  /** How many API requests arrived since the start or {@link #clearRequests}. */
  public int requestCount() {
    return pages.log().count();
  }

  /**
   * Waits until so many API requests arrived, answered or not.
   *
   * @return false when the time was over first
   */
  public boolean awaitRequests(int count, Duration atMost) throws InterruptedException {
    return pages.log().await(count, atMost);
  }

  /** The most API requests that arrived within any one second by the simulator's clock. */
  public int mostRequestsInOneSecond() {
    return pages.log().mostInOneSecond();
  }

  /** The most API requests that were on their way at once. */
  public int mostRequestsAtOnce() {
    return pages.log().mostInFlight();
  }

  /**
   * The most token requests that were on their way at once: more than 1 when fetches overlapped.
   */
  public int mostTokenRequestsAtOnce() {
    return tokens.log().mostInFlight();
  }

  /** How many access tokens were issued since the start. */
  public int issuedAccessTokens() {
    return accessTokens.issuedCount();
  }

  /** How many connections clients hold open to it, idle ones included. */
  public int openConnections() {
    return listener.openConnections();
  }

  /** What can be changed while it runs. */
  public SimulatorControls controls() {
    return controls;
  }

  /** Ends it at once: connections break off, threads end. */
  @Override
  public void close() {
    listener.close();
  }

  private String root() {
    return "http://127.0.0.1:" + listener.port();
  }

  private WireReply answer(WireRequest request) throws InterruptedException {
    if (request.path().equals(TokenEndpoint.PATH)) {
      return tokens.handle(request, (r, fault) -> tokenEndpoint.answer(r), listener::pause);
    }
    return pages.handle(request, sessionsEndpoint::answer, listener::pause);
  }
}
