package io.github.zoomim.scan;

import io.github.zoomim.execution.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** A clock that stands still until a test moves it. Safe for many threads. */
final class VirtualTime implements TimeSource {
  private Instant now;

  VirtualTime(String now) {
    this.now = Instant.parse(now);
  }

  synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanoTime() {
    return now.toEpochMilli() * 1_000_000;
  }

  @Override
  public boolean await(CountDownLatch latch, Duration duration) {
    pass(duration);
    return latch.getCount() == 0;
  }
}
