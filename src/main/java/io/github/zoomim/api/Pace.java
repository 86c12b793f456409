package io.github.zoomim.api;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The pace of an account: requests leave one at a time, evenly spaced, in the order in which they
 * came. Spacing instead of bursts means that no second sees more than its share. It learns from
 * each answer how many requests the account may make ({@link LearnedRate}), and once the day's are
 * used up it lets none leave before the time that Zoom named. Safe for many threads.
 *
 * <p>A waiting request holds a place in the queue, not a reserved time: one that is stopped leaves
 * the queue, and costs those behind it nothing but the rest of the wait that they had already
 * begun.
 */
public final class Pace {
  /** How long the next in line may be late before those behind it look again. */
  private static final long RECHECK_NANOS = Duration.ofMillis(1).toNanos();

  /** What the network may shift requests by, so that no second of the server's sees one more. */
  private static final double JITTER_NANOS = 3e7;

  /** No day's limit lasts longer, whatever a header says. */
  private static final Duration DAY = Duration.ofDays(1);

  private final TimeSource time;
  private final List<Object> queue = new ArrayList<>();
  private final LearnedRate rate;
  private long last;
  private long nextFree;

  /** When the account may make requests again; null while it may. */
  private @Nullable Instant usedUpUntil;

  /**
   * A pace.
   *
   * @param requestsPerSecond infinity for no bound of our own
   * @param time the clock of the executions that use it
   */
  public Pace(double requestsPerSecond, TimeSource time) {
    this.rate = new LearnedRate(requestsPerSecond);
    this.time = time;
    this.nextFree = time.nanoTime();
    this.last = nextFree - spacing();
  }

  /** Changes the pace for the requests that leave from now on; infinity for no bound. */
  public synchronized void changeTo(double requestsPerSecond) {
    rate.ask(requestsPerSecond);
  }

  /** Nanoseconds between two requests now; 0 for no bound. */
  private long spacing() {
    return (long) Math.ceil((1e9 + JITTER_NANOS) / rate.now(time.nanoTime()));
  }

  /** Takes in what an answer to a request of the account says of its limits. */
  synchronized void learn(RateLimit limit) {
    rate.learn(limit, time.nanoTime());
    // The next one must keep the new distance from those that have left already.
    nextFree = later(nextFree, last + spacing());
    Duration wait = limit.retryAfter();
    if (limit.isDaily() && limit.isUsedUp() && wait != null) {
      usedUpUntil = time.now().plus(wait.compareTo(DAY) > 0 ? DAY : wait);
    }
  }

  /**
   * Waits for the execution's turn.
   *
   * @throws ZoomImFailure when the execution is stopped, or at once when its turn would come after
   *     its deadline, or when the account's requests of the day are known to be used up
   */
  public void await(Execution execution) {
    Object place = new Object();
    try {
      for (long wait = claim(place); wait > 0; wait = claim(place)) {
        Instant now = execution.time().now();
        execution.statistics().waitsForPace(place, now, now.plusNanos(wait));
        execution.pause(Duration.ofNanos(wait), name());
      }
    } finally {
      execution.statistics().endsWaiting(place);
      leave(place);
    }
  }

  /** In a message to the user. */
  private synchronized String name() {
    double perSecond = rate.now(time.nanoTime());
    return "the account's request rate, limited by requestsPerSecond and by what Zoom's answers"
        + " allow"
        + (Double.isInfinite(perSecond)
            ? ""
            : String.format(Locale.ROOT, " (now %.3g per second)", perSecond));
  }

  /** Lets no request of the account leave for so long: Zoom said that there were too many. */
  public synchronized void holdBack(Duration duration) {
    nextFree = later(nextFree, time.nanoTime() + duration.toNanos());
  }

  private static long later(long a, long b) {
    return a - b > 0 ? a : b;
  }

  private void refuseWhileUsedUp() {
    Instant until = usedUpUntil;
    if (until == null) {
      return;
    }
    if (time.now().isBefore(until)) {
      throw new ZoomImFailure(
          Kind.RATE_LIMIT,
          "No request was sent: Zoom reported that the account's daily request limit is used up;"
              + " the limit ends at "
              + until.truncatedTo(ChronoUnit.SECONDS)
              + ", try again then");
    }
    usedUpUntil = null;
  }

  /** Takes the turn, or says how many nanoseconds to wait before asking again. */
  private synchronized long claim(Object place) {
    refuseWhileUsedUp();
    int ahead = queue.indexOf(place);
    if (ahead < 0) {
      queue.add(place);
      ahead = queue.size() - 1;
    }
    long now = time.nanoTime();
    long spacing = spacing();
    long late = now - nextFree;
    if (late >= 0 && (ahead == 0 || spacing == 0)) {
      last = now;
      nextFree = spacing == 0 ? nextFree : now + spacing;
      return 0;
    }
    return Math.max(ahead * spacing - late, RECHECK_NANOS);
  }

  private synchronized void leave(Object place) {
    queue.remove(place);
  }
}
