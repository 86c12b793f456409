package io.github.zoomim.auth;

import io.github.zoomim.execution.Execution;

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
}
