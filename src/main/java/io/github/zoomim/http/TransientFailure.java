package io.github.zoomim.http;

import io.github.zoomim.execution.ZoomImFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure that may be transient: the request is worth a retry. */
public final class TransientFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ZoomImFailure failure;
  private final String waitingFor;
  private final @Nullable Duration retryAfter;

  /**
   * A fault.
   *
   * @param failure what to fail with when it doesn't pass
   * @param waitingFor what the wait before the repeat is for: "the back-off after HTTP 503"
   * @param retryAfter the wait that the server asked for; null where it named none
   */
  public TransientFailure(ZoomImFailure failure, String waitingFor, @Nullable Duration retryAfter) {
    super(failure);
    this.failure = failure;
    this.waitingFor = waitingFor;
    this.retryAfter = retryAfter;
  }

  /** What to fail with when the fault doesn't pass. */
  public ZoomImFailure failure() {
    return failure;
  }

  /** What the wait before the repeat is for. */
  public String waitingFor() {
    return waitingFor;
  }

  /** The wait that the server asked for, not negative; null where it named none. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
