package io.github.zoomim.auth;

import io.github.zoomim.execution.DaemonThreads;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.Waits;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.http.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A token that is fetched when it is needed and kept while it is good. One fetch at a time: whoever
 * needs a token meanwhile waits for that fetch and shares its outcome, a failure too.
 *
 * <p>The fetch runs on a thread of its own and outlives a statement that is stopped while it waits:
 * others may wait as well, and a refresh token that Zoom has just rotated must not get lost.
 */
public final class RenewedToken implements TokenSource {
  private static final Executor THREADS = DaemonThreads.pool("zoomim-token", Duration.ofSeconds(1));

  private final TokenEndpoint endpoint;
  private final TimeSource time;
  private @Nullable AccessToken held;
  private @Nullable CompletableFuture<AccessToken> fetching;

  /**
   * Tokens that are fetched when they are needed.
   *
   * @param tokenUrl such as {@code https://zoom.us/oauth/token}
   * @param time says when a token ends
   */
  public RenewedToken(
      HttpSender http, URI tokenUrl, OAuthGrant grant, RetryPolicy retries, TimeSource time) {
    this.endpoint = new TokenEndpoint(http, tokenUrl, grant, retries);
    this.time = time;
  }

  @Override
  public String accessToken(Execution execution) {
    execution.check();
    CompletableFuture<AccessToken> mine;
    synchronized (this) {
      if (held != null && held.isGoodAt(time.nanoTime())) {
        return held.text();
      }
      if (fetching == null) {
        fetching = CompletableFuture.supplyAsync(this::fetch, THREADS);
      }
      mine = fetching.copy();
    }
    try {
      return Waits.await(mine, null, execution).text();
    } catch (ExecutionException e) {
      throw sharedFailure(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("a wait without a limit timed out", e);
    }
  }

  @Override
  public synchronized boolean invalidate(String refusedToken) {
    if (held != null && held.text().equals(refusedToken)) {
      held = null;
    }
    return true;
  }

  @Override
  public String adviceOnRefusal() {
    return "check " + endpoint.properties() + ", and that the app is active";
  }

  private AccessToken fetch() {
    @Nullable AccessToken token = null;
    try {
      token = endpoint.fetch(Execution.unlimited(time));
      return token;
    } finally {
      settle(token);
    }
  }

  private synchronized void settle(@Nullable AccessToken token) {
    held = token;
    fetching = null;
  }

  /** A failure of each waiter's own, with its own stack trace. */
  private static ZoomImFailure sharedFailure(@Nullable Throwable cause) {
    return cause instanceof ZoomImFailure failure
        ? new ZoomImFailure(failure.kind(), failure.getMessage(), failure)
        : new ZoomImFailure(
            Kind.INTERNAL, "fetching an access token failed inside the driver", cause);
  }
}
