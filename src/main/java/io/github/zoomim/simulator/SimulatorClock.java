package io.github.zoomim.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told otherwise. Safe for many threads. */
public final class SimulatorClock implements InstantSource {
  private final AtomicReference<Instant> now;

  /** A clock that shows this instant. */
  public SimulatorClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Goes forward, or back by a negative duration. */
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  /** Jumps to the instant. */
  public void set(Instant instant) {
    now.set(instant);
  }
}
