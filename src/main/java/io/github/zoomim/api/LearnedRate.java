package io.github.zoomim.api;

import java.time.Duration;

/**
 * How many requests per second an account may make by all that is known: what its connections were
 * told by their users, what Zoom says in its headers, and what its refusals show. Other apps of the
 * account take their share without a sign, so a refusal within the limit halves our own for a
 * while. For one thread at a time; times are nanoseconds of a monotonic clock.
 */
final class LearnedRate {
  /** A share that was halved is doubled after so long. */
  static final Duration RECOVERY = Duration.ofSeconds(10);

  /** Requests that left together are refused together: that is one sign, not many. */
  private static final long ONE_SIGN_NANOS = Duration.ofSeconds(1).toNanos();

  /** Down to a sixteenth. */
  private static final int MOST_HALVINGS = 4;

  private double asked;
  private double told = Double.POSITIVE_INFINITY;
  private int halvings;
  private long since;

  /**
   * @param asked requests per second; infinity for no bound
   */
  LearnedRate(double asked) {
    this.asked = asked;
  }

  void ask(double requestsPerSecond) {
    asked = requestsPerSecond;
  }

  /** Takes in what an answer says. */
  void learn(RateLimit limit, long now) {
    double before = Math.min(asked, told);
    if (limit.perSecond() > 0) {
      told = limit.perSecond();
    }
    boolean isExplained = told < before;
    if (limit.isRefusal() && !limit.isDaily() && !isExplained) {
      slowDown(now);
    }
  }

  /** Requests per second now; infinity for no bound. */
  double now(long now) {
    return Math.min(asked, told) / (1 << halvingsLeft(now));
  }

  private void slowDown(long now) {
    int left = halvingsLeft(now);
    if (left > 0 && now - since < ONE_SIGN_NANOS) {
      return;
    }
    halvings = Math.min(MOST_HALVINGS, left + 1);
    since = now;
  }

  private int halvingsLeft(long now) {
    return (int) Math.max(0, halvings - (now - since) / RECOVERY.toNanos());
  }
}
