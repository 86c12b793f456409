package io.github.zoomim.http;

import io.github.zoomim.execution.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A clock on which every wait passes at once; remembers the waits. */
public final class VirtualTime implements TimeSource {
  private final Instant start = Instant.parse("2026-10-15T12:00:00Z");
  private final List<Duration> waits = new ArrayList<>();
  private Duration passed = Duration.ZERO;

  @Override
  public synchronized Instant now() {
    return start.plus(passed);
  }

  @Override
  public synchronized long nanoTime() {
    return passed.toNanos();
  }

  @Override
  public synchronized boolean await(CountDownLatch latch, Duration duration) {
    if (latch.getCount() == 0) {
      return true;
    }
    waits.add(duration);
    passed = passed.plus(duration);
    return false;
  }

  /** Lets time pass. */
  public synchronized void advance(Duration duration) {
    passed = passed.plus(duration);
  }

  /** All waits so far, in order. */
  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}
