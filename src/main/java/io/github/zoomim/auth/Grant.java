package io.github.zoomim.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an access token is asked for with. Used by one thread at a time. */
sealed interface Grant {
  /** The form of the next request. */
  String form();

  /** What of it no message may show. */
  List<String> secrets();

  /** The properties to check when Zoom refuses it. */
  String properties();

  /** Takes in the refresh token of an answer, before its access token is used. */
  void rotate(@Nullable String newRefreshToken);

  /** Server-to-server OAuth. */
  final class AccountCredentials implements Grant {
    private final String accountId;

    AccountCredentials(String accountId) {
      this.accountId = accountId;
    }

    @Override
    public String form() {
      return "grant_type=account_credentials&account_id=" + encode(accountId);
    }

    @Override
    public List<String> secrets() {
      return List.of();
    }

    @Override
    public String properties() {
      return "accountId, clientId and clientSecret";
    }

    @Override
    public void rotate(@Nullable String newRefreshToken) {
      // This grant has none (contract, OAuth).
    }
  }

  /** User OAuth; only the newest refresh token works. */
  final class RotatingRefreshToken implements Grant {
    private volatile String newest;

    RotatingRefreshToken(String first) {
      this.newest = first;
    }

    @Override
    public String form() {
      return "grant_type=refresh_token&refresh_token=" + encode(newest);
    }

    @Override
    public List<String> secrets() {
      return List.of(newest, encode(newest));
    }

    @Override
    public String properties() {
      return "refreshToken (it changes at each use, only the newest one works), clientId and"
          + " clientSecret";
    }

    @Override
    public void rotate(@Nullable String newRefreshToken) {
      if (newRefreshToken != null) {
        newest = newRefreshToken;
      }
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
