package io.github.zoomim.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where the time comes from and how it is waited for; tests put a virtual one in its place. */
public interface TimeSource {
  /** The wall clock: decides which day is today and when an access token ends. */
  Instant now();

  /** A monotonic reading in nanoseconds, only good for differences. */
  long nanoTime();

  /**
   * Waits until the latch opens or the duration is over.
   *
   * @return whether the latch opened
   */
  boolean await(CountDownLatch latch, Duration duration) throws InterruptedException;

  /** The machine's own clock. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }

  /** The machine's own clock. */
  enum SystemTime implements TimeSource {
    INSTANCE;

    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public boolean await(CountDownLatch latch, Duration duration) throws InterruptedException {
      return latch.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
