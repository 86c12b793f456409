package io.github.zoomim.simulator;

import java.time.Duration;
import java.time.Instant;

/** What can be changed while a laboratory runs. Safe for many threads. */
public final class LaboratoryControls {
  private final ZoomApi api;
  private final MovingSessions sessions;
  private final Revocations revocations;
  private final Readings readings;
  private final Laboratory.Lane pages;
  private final Laboratory.Lane tokens;
  private final Port port;

  LaboratoryControls(
      ZoomApi api,
      MovingSessions sessions,
      Revocations revocations,
      Readings readings,
      Laboratory.Lane pages,
      Laboratory.Lane tokens,
      Port port) {
    this.api = api;
    this.sessions = sessions;
    this.revocations = revocations;
    this.readings = readings;
    this.pages = pages;
    this.tokens = tokens;
    this.port = port;
  }

  /**
   * Gives a session a new last message, so that it leaves its old day; the old one stays as
   * activity.
   *
   * @throws java.util.NoSuchElementException when there is no such session
   */
  public void move(String sessionId, Instant lastMessageSentTime) {
    sessions.move(sessionId, lastMessageSentTime);
  }

  /** Adds a session, in place of the one with its id if there is one. */
  public void put(SimulatedSession session) {
    sessions.put(session);
  }

  /**
   * Removes a session.
   *
   * @throws java.util.NoSuchElementException when there is no such session
   */
  public void remove(String sessionId) {
    sessions.remove(sessionId);
  }

  /** Makes every page token given so far invalid. */
  public void expirePageTokens() {
    revocations.expirePages();
  }

  /** Makes every access token that was issued so far invalid; the account's lasting one stays. */
  public void expireAccessTokens() {
    revocations.expireIssued();
  }

  /** Makes every access token invalid, the account's lasting one too; new ones can be fetched. */
  public void revokeAccessTokens() {
    revocations.revokeAll();
  }

  /** Ends all connections and lets new ones be refused until {@link #acceptConnections}. */
  public void refuseConnections() {
    port.refuse();
  }

  /** Ends {@link #refuseConnections}; does nothing else. */
  public void acceptConnections() {
    port.accept();
  }

  /** How long each page takes from now on, in real time. */
  public void latency(Duration latency) {
    pages.latency = latency;
  }

  /** How long each token request takes from now on, in real time. */
  public void tokenLatency(Duration latency) {
    tokens.latency = latency;
  }

  /** New limits per second and per UTC day; 0 for none. */
  public void rateLimits(int perSecond, int perDay) {
    api.quota.limits(perSecond, perDay);
  }

  /** The {@code api_url} that token answers hold from now on; "" leaves it out. */
  public void tokenApiUrl(String url) {
    readings.tokenApiUrl(url);
  }

  /**
   * Asks at each API request, before it is looked at, whether and how it goes wrong. The request's
   * number counts from the last {@link Laboratory#clearRequests}; many threads ask at once.
   */
  public void onRequest(Laboratory.Faults faults) {
    pages.faults = faults;
  }

  /** Lets the API request of this number, counted from 1, go wrong and no other. */
  public void failRequest(int number, Fault fault) {
    onRequest(request -> request.number() == number ? fault : null);
  }

  /** The same as {@link #onRequest} for requests to the token endpoint. */
  public void onTokenRequest(Laboratory.Faults faults) {
    tokens.faults = faults;
  }

  /** Ends the faults of both. */
  public void clearFaults() {
    pages.faults = request -> null;
    tokens.faults = request -> null;
  }
}
