package io.github.zoomim.simulator;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The credentials that the simulator knows, and the scopes of the tokens that it gives for them.
 *
 * @param accessToken a token that is valid from the start and does not expire by itself
 * @param refreshToken the first refresh token; each use replaces it
 */
public record SimulatedAccount(
    String accountId,
    String clientId,
    String clientSecret,
    String accessToken,
    String refreshToken,
    Set<String> scopes) {

  /** Takes a copy of the scopes, in their order. */
  public SimulatedAccount {
    scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
  }

  /** The account of the demo: every scope that either endpoint accepts. */
  public static SimulatedAccount demo() {
    Set<String> scopes = new LinkedHashSet<>(ApiPath.IM.scopes());
    scopes.addAll(ApiPath.REPORT.scopes());
    return new SimulatedAccount(
        "demo-account",
        "demo-client",
        "demo-client-secret",
        "demo-access-token",
        "demo-refresh-token",
        scopes);
  }

  /** Names the account and its scopes; never a secret. */
  @Override
  public String toString() {
    return "SimulatedAccount[" + accountId + ", " + clientId + ", " + scopes + "]";
  }
}
