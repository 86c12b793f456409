package io.github.zoomim.execution;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many requests left per second lately. Safe for many threads. */
final class RequestRate {
  private static final long LATELY = Duration.ofSeconds(5).toNanos();

  /** Less time than this tells nothing about a second. */
  private static final long SHORTEST = Duration.ofMillis(500).toNanos();

  /** More than what leaves in that time at any pace that Zoom allows. */
  private static final int MOST = 1_000;

  private final TimeSource time;
  private final Deque<Long> sent = new ArrayDeque<>();

  RequestRate(TimeSource time) {
    this.time = time;
  }

  synchronized void add() {
    if (sent.size() == MOST) {
      sent.removeFirst();
    }
    sent.addLast(time.nanoTime());
  }

  /** Of the last five seconds, or since the first request where that is less. */
  synchronized double perSecond() {
    long now = time.nanoTime();
    boolean full = sent.size() == MOST;
    boolean older = false;
    while (!sent.isEmpty() && now - sent.getFirst() > LATELY) {
      sent.removeFirst();
      older = true;
    }
    if (sent.isEmpty()) {
      return 0;
    }
    long span = older && !full ? LATELY : now - sent.getFirst();
    return sent.size() * 1e9 / Math.max(span, SHORTEST);
  }
}
