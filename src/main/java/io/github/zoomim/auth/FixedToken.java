package io.github.zoomim.auth;

import io.github.zoomim.execution.Execution;

/** A given access token, which cannot be renewed here. */
public final class FixedToken implements TokenSource {
  private final String token;

  /** A token that somebody else renews. */
  public FixedToken(String token) {
    this.token = token;
  }

  @Override
  public String accessToken(Execution execution) {
    execution.check();
    return token;
  }

  @Override
  public boolean invalidate(String refusedToken) {
    return false;
  }

  @Override
  public String adviceOnRefusal() {
    return "check accessToken, which expires about an hour after it was issued";
  }
}
