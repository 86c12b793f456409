package io.github.zoomim.api;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The pace of an account: requests leave one at a time, evenly spaced, in the order in which they
 * came. Spacing instead of bursts means that no second sees more than its share. Safe for many
 * threads.
 *
 * <p>Who waits holds a place in the queue, not a reserved time: one who is stopped leaves the
 * queue, and costs those behind it nothing but the rest of the wait that they had already begun.
 */
public final class Pace {
  /** How long the next in line may be late before those behind it look again. */
  private static final long RECHECK_NANOS = Duration.ofMillis(1).toNanos();

  /** What the network may shift requests by, so that no second of the server's sees one more. */
  private static final double JITTER_NANOS = 3e7;

  private final TimeSource time;
  private final List<Object> queue = new ArrayList<>();
  private long spacingNanos;
  private long nextFree;

  /**
   * A pace.
   *
   * @param requestsPerSecond 0 or infinity for no bound of our own
   * @param time the clock of the executions that use it
   */
  public Pace(double requestsPerSecond, TimeSource time) {
    this.spacingNanos = spacing(requestsPerSecond);
    this.time = time;
    this.nextFree = time.nanoTime();
  }

  /** Changes the pace for the requests that leave from now on; 0 or infinity for no bound. */
  public synchronized void changeTo(double requestsPerSecond) {
    spacingNanos = spacing(requestsPerSecond);
  }

  private static long spacing(double requestsPerSecond) {
    if (Double.isNaN(requestsPerSecond) || requestsPerSecond < 0) {
      throw new IllegalArgumentException("no pace: " + requestsPerSecond + " requests per second");
    }
    boolean unbounded = requestsPerSecond == 0 || Double.isInfinite(requestsPerSecond);
    return unbounded ? 0 : (long) Math.ceil((1e9 + JITTER_NANOS) / requestsPerSecond);
  }

  /**
   * Waits for the execution's turn.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure when the execution is stopped, or at once when
   *     its turn would come after its deadline
   */
  public void await(Execution execution) {
    Object place = new Object();
    try {
      for (long wait = claim(place); wait > 0; wait = claim(place)) {
        Instant until = execution.time().now().plusNanos(wait);
        execution.statistics().waitsForPace(place, until);
        execution.pause(Duration.ofNanos(wait), "the pace of requests (requestsPerSecond)");
      }
    } finally {
      execution.statistics().endsWaiting(place);
      leave(place);
    }
  }

  /** Lets no request of the account leave for so long: Zoom said that there were too many. */
  public synchronized void holdBack(Duration duration) {
    long until = time.nanoTime() + duration.toNanos();
    if (until - nextFree > 0) {
      nextFree = until;
    }
  }

  /** Takes the turn, or says how many nanoseconds to wait before asking again. */
  private synchronized long claim(Object place) {
    int ahead = queue.indexOf(place);
    if (ahead < 0) {
      queue.add(place);
      ahead = queue.size() - 1;
    }
    long now = time.nanoTime();
    long late = now - nextFree;
    if (late >= 0 && (ahead == 0 || spacingNanos == 0)) {
      nextFree = spacingNanos == 0 ? nextFree : now + spacingNanos;
      return 0;
    }
    return Math.max(ahead * spacingNanos - late, RECHECK_NANOS);
  }

  private synchronized void leave(Object place) {
    queue.remove(place);
  }
}
