package io.github.zoomim.auth;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.http.RetryPolicy;
import java.net.URI;

/**
 * Where access tokens come from. Safe for many threads; one serves all connections of an account.
 */
public interface TokenSource {
  /**
   * A token that is good by all that is known; blocks while one is being fetched.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure when none can be had, or the execution is
   *     stopped while it waits
   */
  String accessToken(Execution execution);

  /**
   * Zoom refused this token. It won't be handed out again; a newer one, fetched by somebody else
   * meanwhile, stays.
   *
   * @return whether {@link #accessToken} may give another one; false for a fixed token
   */
  boolean invalidate(String refusedToken);

  /** What to look at where Zoom refuses the tokens, in words. */
  String adviceOnRefusal();

  /** A token that somebody else renews. */
  static TokenSource fixed(String accessToken) {
    return new FixedToken(accessToken);
  }

  /**
   * Tokens that are fetched when they are needed.
   *
   * @param tokenUrl such as {@code https://zoom.us/oauth/token}
   * @param time says when a token ends
   */
  static TokenSource renewed(
      HttpSender http, URI tokenUrl, OAuthGrant grant, RetryPolicy retries, TimeSource time) {
    return new RenewedToken(new TokenEndpoint(http, tokenUrl, grant, retries), time);
  }
}
