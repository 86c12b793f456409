package io.github.zoomim.soak;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Measures how late the machine lets a thread run that should. */
final class Stalls implements AutoCloseable {
  private static final long TICK_NANOS = 2_000_000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::measure, "stalls");
  private volatile long longestNanos;

  Stalls() {
    thread.setDaemon(true);
    thread.start();
  }

  Duration longest() {
    return Duration.ofNanos(longestNanos);
  }

  private void measure() {
    try {
      long before = System.nanoTime();
      while (!closed.await(TICK_NANOS, TimeUnit.NANOSECONDS)) {
        long now = System.nanoTime();
        longestNanos = Math.max(longestNanos, now - before - TICK_NANOS);
        before = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
