package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/token}: server-to-server and refresh-token grants (contract, "OAuth"). */
final class TokenEndpoint {
  static final String PATH = "/oauth/token";

  private final SimulatedAccount account;
  private final AccessTokens accessTokens;
  private String refreshToken;
  private String apiUrl = "";

  TokenEndpoint(SimulatedAccount account, AccessTokens accessTokens) {
    this.account = account;
    this.accessTokens = accessTokens;
    this.refreshToken = account.refreshToken();
  }

  /** Sets the {@code api_url} of the answers; "" leaves it out. */
  synchronized void apiUrl(String url) {
    apiUrl = url;
  }

  /** The one refresh token that works now. */
  synchronized String refreshToken() {
    return refreshToken;
  }

  synchronized WireReply answer(WireRequest request) {
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
    String grant = form.get("grant_type");
    if ("account_credentials".equals(grant)) {
      if (!account.accountId().equals(form.get("account_id"))) {
        return error(400, "Bad account_id", "invalid_grant");
      }
      return tokens(null);
    }
    if ("refresh_token".equals(grant)) {
      if (!refreshToken.equals(form.get("refresh_token"))) {
        return error(400, "Invalid Token!", "invalid_grant");
      }
      refreshToken = "refresh-" + UUID.randomUUID();
      return tokens(refreshToken);
    }
    return error(400, "unsupported grant type", "unsupported_grant_type");
  }

  private WireReply tokens(@Nullable String refresh) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("access_token", accessTokens.issue());
    body.put("token_type", "bearer");
    if (refresh != null) {
      body.put("refresh_token", refresh);
    }
    body.put("expires_in", accessTokens.life().toSeconds());
    body.put("scope", String.join(" ", account.scopes()));
    if (!apiUrl.isEmpty()) {
      body.put("api_url", apiUrl);
    }
    return new WireReply(200, body.toString());
  }

  private boolean hasCredentials(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return false;
    }
    String wanted = account.clientId() + ":" + account.clientSecret();
    String encoded = Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
    return authorization.substring(6).equals(encoded);
  }

  private static WireReply error(int status, String reason, String error) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("reason", reason);
    body.put("error", error);
    return new WireReply(status, body.toString());
  }
}
