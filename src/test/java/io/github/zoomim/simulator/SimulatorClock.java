package io.github.zoomim.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told otherwise. Safe for many threads. */
public final class SimulatorClock implements InstantSource {
  private Instant now;

  /** A clock that shows this instant. */
  public SimulatorClock(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Goes forward, or back by a negative duration. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  /** Jumps to the instant. */
  public synchronized void set(Instant instant) {
    now = instant;
  }
}
