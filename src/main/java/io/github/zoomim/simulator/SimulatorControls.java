package io.github.zoomim.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be changed while a simulator runs. Safe for many threads. */
public final class SimulatorControls {
  private final SessionStore store;
  private final PageTokens pageTokens;
  private final AccessTokens accessTokens;
  private final TokenEndpoint tokenEndpoint;
  private final RateLimit rateLimit;
  private final Traffic pages;
  private final Traffic tokens;
  private final HttpListener listener;

  SimulatorControls(
      SessionStore store,
      PageTokens pageTokens,
      AccessTokens accessTokens,
      TokenEndpoint tokenEndpoint,
      RateLimit rateLimit,
      Traffic pages,
      Traffic tokens,
      HttpListener listener) {
    this.store = store;
    this.pageTokens = pageTokens;
    this.accessTokens = accessTokens;
    this.tokenEndpoint = tokenEndpoint;
    this.rateLimit = rateLimit;
    this.pages = pages;
    this.tokens = tokens;
    this.listener = listener;
  }

  /**
   * Gives a session a new last message, so that it leaves its old day; the old one stays as
   * activity.
   *
   * @throws java.util.NoSuchElementException when there is no such session
   */
  public void move(String sessionId, Instant lastMessageSentTime) {
    store.move(sessionId, lastMessageSentTime);
  }

  /** Adds a session, in place of the one with its id if there is one. */
  public void put(SimulatedSession session) {
    store.put(session);
  }

  /**
   * Removes a session.
   *
   * @throws java.util.NoSuchElementException when there is no such session
   */
  public void remove(String sessionId) {
    store.remove(sessionId);
  }

  /** Makes every page token given so far invalid. */
  public void expirePageTokens() {
    pageTokens.expireAll();
  }

  /** Makes every access token that was issued so far invalid; the account's lasting one stays. */
  public void expireAccessTokens() {
    accessTokens.expireIssued();
  }

  /** Makes every access token invalid, the account's lasting one too; new ones can be fetched. */
  public void revokeAccessTokens() {
    accessTokens.revokeAll();
  }

  /** Ends all connections and lets new ones be refused until {@link #acceptConnections}. */
  public void refuseConnections() {
    try {
      listener.refuse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends {@link #refuseConnections}; does nothing else. */
  public void acceptConnections() {
    try {
      listener.listenAgain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long each page takes from now on, in real time. */
  public void latency(Duration latency) {
    pages.latency(latency);
  }

  /** How long each token request takes from now on, in real time. */
  public void tokenLatency(Duration latency) {
    tokens.latency(latency);
  }

  /** New limits per second and per UTC day; 0 for none. */
  public void rateLimits(int perSecond, int perDay) {
    rateLimit.limits(perSecond, perDay);
  }

  /** The {@code api_url} that token answers hold from now on; "" leaves it out. */
  public void tokenApiUrl(String url) {
    tokenEndpoint.apiUrl(url);
  }

  /**
   * Asks the function at each API request, before it is looked at, whether and how it goes wrong.
   * The request's number counts from the last {@link Simulator#clearRequests}.
   *
   * @param fault gives null for a right answer; called by many threads at once
   */
  public void onRequest(Function<RecordedRequest, @Nullable Fault> fault) {
    pages.onRequest(fault);
  }

  /** Lets the API request of this number, counted from 1, go wrong and no other. */
  public void failRequest(int number, Fault fault) {
    onRequest(request -> request.number() == number ? fault : null);
  }

  /** The same as {@link #onRequest} for requests to the token endpoint. */
  public void onTokenRequest(Function<RecordedRequest, @Nullable Fault> fault) {
    tokens.onRequest(fault);
  }

  /** Ends the faults of both. */
  public void clearFaults() {
    pages.onRequest(request -> null);
    tokens.onRequest(request -> null);
  }
}
