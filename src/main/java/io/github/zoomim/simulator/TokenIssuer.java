package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/token}: server-to-server and refresh-token grants, and whose tokens are good. */
final class TokenIssuer {
  static final String PATH = "/oauth/token";

  private static final Duration LIFE = Duration.ofHours(1);

  private final SimulatedAccount account;
  private final InstantSource clock;
  private final Map<String, Instant> ends = new HashMap<>();
  private String refreshToken;

  TokenIssuer(SimulatedAccount account, InstantSource clock) {
    this.account = account;
    this.clock = clock;
    this.refreshToken = account.refreshToken();
    ends.put(account.accessToken(), Instant.MAX);
  }

  /** Whether an Authorization header holds a valid access token. */
  synchronized boolean accepts(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return false;
    }
    Instant end = ends.get(authorization.substring(7));
    return end != null && clock.instant().isBefore(end);
  }

  synchronized HttpReply answer(HttpRequest request) {
    if (!request.method().equals("POST")) {
      return error(405, "Method not allowed", "invalid_request");
    }
    String type = request.headers().getOrDefault("content-type", "");
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      return error(400, "Bad content type, wanted a form", "invalid_request");
    }
    if (!hasCredentials(request.header("authorization"))) {
      return error(401, "Invalid client_id or client_secret", "invalid_client");
    }
    QueryString form = QueryString.parse(request.body());
    ObjectNode body = HttpReply.object();
    switch (form.values().getOrDefault("grant_type", "")) {
      case "account_credentials" -> {
        if (!account.accountId().equals(form.get("account_id"))) {
          return error(400, "Bad account_id", "invalid_grant");
        }
      }
      case "refresh_token" -> {
        if (!refreshToken.equals(form.get("refresh_token"))) {
          return error(400, "Invalid Token!", "invalid_grant");
        }
        refreshToken = "refresh-" + UUID.randomUUID();
        body.put("refresh_token", refreshToken);
      }
      default -> {
        return error(400, "unsupported grant type", "unsupported_grant_type");
      }
    }
    String token = "issued-" + UUID.randomUUID();
    ends.put(token, clock.instant().plus(LIFE));
    body.put("access_token", token);
    body.put("token_type", "bearer");
    body.put("expires_in", LIFE.toSeconds());
    body.put("scope", String.join(" ", account.scopes()));
    body.put("api_url", "http://" + request.header("host"));
    return new HttpReply(200, body);
  }

  private boolean hasCredentials(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return false;
    }
    String wanted = account.clientId() + ":" + account.clientSecret();
    String encoded = Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
    return authorization.substring(6).equals(encoded);
  }

  private static HttpReply error(int status, String reason, String error) {
    return new HttpReply(status, HttpReply.object().put("reason", reason).put("error", error));
  }
}
