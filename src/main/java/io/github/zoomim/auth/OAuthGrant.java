package io.github.zoomim.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An OAuth grant: what access tokens are requested with. Used by one thread at a time. */
public final class OAuthGrant {
  private final String type;
  private final String parameter;
  private final String properties;
  private final String clientSecret;
  private final String basic;
  private volatile String value;

  private OAuthGrant(
      String type,
      String parameter,
      String value,
      String clientId,
      String clientSecret,
      String properties) {
    this.type = type;
    this.parameter = parameter;
    this.value = value;
    this.clientSecret = clientSecret;
    this.basic =
        Base64.getEncoder()
            .encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
    this.properties = properties;
  }

  /** Server-to-server OAuth. */
  public static OAuthGrant serverToServer(String accountId, String clientId, String clientSecret) {
    return new OAuthGrant(
        "account_credentials",
        "account_id",
        accountId,
        clientId,
        clientSecret,
        "accountId, clientId and clientSecret");
  }

  /**
   * User OAuth. The refresh token rotates at each use, and only the newest one works. That is kept
   * in memory only: whoever starts the process again needs one that is still good.
   */
  public static OAuthGrant refreshToken(String refreshToken, String clientId, String clientSecret) {
    return new OAuthGrant(
        "refresh_token",
        "refresh_token",
        refreshToken,
        clientId,
        clientSecret,
        "refreshToken (it changes at each use, only the newest one works), clientId and"
            + " clientSecret");
  }

  /** The form of the next request. */
  String form() {
    return "grant_type=" + type + "&" + parameter + "=" + encode(value);
  }

  /** The credentials of the {@code Authorization} header. */
  String basic() {
    return basic;
  }

  /** What no message may show. */
  List<String> secrets() {
    return isRefreshToken()
        ? List.of(basic, clientSecret, value, encode(value))
        : List.of(basic, clientSecret);
  }

  /** The properties to check when Zoom refuses it. */
  String properties() {
    return properties;
  }

  /** Takes in the refresh token of an answer, before its access token is used. */
  void rotate(@Nullable String newRefreshToken) {
    if (isRefreshToken() && newRefreshToken != null && !newRefreshToken.isEmpty()) {
      value = newRefreshToken;
    }
  }

  private boolean isRefreshToken() {
    return type.equals("refresh_token");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
