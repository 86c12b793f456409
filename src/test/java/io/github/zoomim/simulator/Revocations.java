package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The tokens that were given out, and those of them that are good no more, by a test's wish. */
final class Revocations {
  private final Set<String> given = new HashSet<>();
  private final Set<String> revoked = new HashSet<>();
  private final Set<String> givenPages = new HashSet<>();
  private final Set<String> revokedPages = new HashSet<>();
  private final SimulatedAccount account;
  private String refreshToken;

  Revocations(SimulatedAccount account) {
    this.account = account;
    this.refreshToken = account.refreshToken();
  }

  /** Remembers the tokens of an answer. */
  synchronized void gave(ObjectNode body) {
    if (body.has("access_token")) {
      given.add(body.get("access_token").asText());
    }
    givenPages.add(body.path("next_page_token").asText());
    refreshToken = body.path("refresh_token").asText(refreshToken);
  }

  synchronized void expireIssued() {
    revoked.addAll(given);
  }

  synchronized void revokeAll() {
    revoked.addAll(given);
    revoked.add(account.accessToken());
  }

  synchronized void expirePages() {
    revokedPages.addAll(givenPages);
  }

  /** How many access tokens were given out. */
  synchronized int issued() {
    return given.size();
  }

  /** The one refresh token that works now. */
  synchronized String refreshToken() {
    return refreshToken;
  }

  /** The request, its tokens made wrong where they are good no more. */
  synchronized HttpRequest spoilt(HttpRequest request) {
    Map<String, String> headers = new HashMap<>(request.headers());
    String authorization = headers.getOrDefault("authorization", "");
    if (revoked.contains(authorization.replace("Bearer ", ""))) {
      headers.put("authorization", "Bearer revoked");
    }
    String target = request.target();
    String page = request.query().get("next_page_token");
    if (page != null && revokedPages.contains(page)) {
      target = target.replace(URLEncoder.encode(page, StandardCharsets.UTF_8), "revoked");
    }
    return new HttpRequest(request.method(), target, headers, request.body());
  }
}
