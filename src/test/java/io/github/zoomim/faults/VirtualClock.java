package io.github.zoomim.faults;

import io.github.zoomim.execution.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** One clock for the driver and the simulator, on which every wait passes at once. */
final class VirtualClock implements TimeSource, InstantSource {
  private final Instant start;
  private Duration passed = Duration.ZERO;
  private Duration waited = Duration.ZERO;
  private Runnable afterWait = () -> {};

  VirtualClock(Instant start) {
    this.start = start;
  }

  @Override
  public synchronized Instant instant() {
    return start.plus(passed);
  }

  @Override
  public Instant now() {
    return instant();
  }

  @Override
  public synchronized long nanoTime() {
    return passed.toNanos();
  }

  @Override
  public boolean await(CountDownLatch latch, Duration duration) {
    if (latch.getCount() == 0) {
      return true;
    }
    Runnable then;
    synchronized (this) {
      passed = passed.plus(duration);
      waited = waited.plus(duration);
      then = afterWait;
    }
    then.run();
    return false;
  }

  synchronized void advance(Duration by) {
    passed = passed.plus(by);
  }

  /** What to do whenever a wait is over. */
  synchronized void afterWait(Runnable action) {
    afterWait = action;
  }

  /** How long the driver has waited in all. */
  synchronized Duration waited() {
    return waited;
  }
}
