package io.github.zoomim.execution;

import com.google.common.collect.EvictingQueue;
import java.time.Duration;
import java.util.Queue;

/** How many requests left per second lately. Safe for many threads. */
final class RequestRate {
  private static final long LATELY = Duration.ofSeconds(5).toNanos();

  /** Less time than this tells nothing about a second. */
  private static final long SHORTEST = Duration.ofMillis(500).toNanos();

  /** More than what leaves in that time at any pace that Zoom allows. */
  private static final int MOST = 1_000;

  private final TimeSource time;
  private final Queue<Long> sent = EvictingQueue.create(MOST);

  RequestRate(TimeSource time) {
    this.time = time;
  }

  synchronized void add() {
    sent.add(time.nanoTime());
  }

  /** Of the last five seconds, or since the first request where that is less. */
  synchronized double perSecond() {
    long now = time.nanoTime();
    boolean full = sent.size() == MOST;
    boolean older = false;
    while (!sent.isEmpty() && now - sent.element() > LATELY) {
      sent.remove();
      older = true;
    }
    if (sent.isEmpty()) {
      return 0;
    }
    long span = older && !full ? LATELY : now - sent.element();
    return sent.size() * 1e9 / Math.max(span, SHORTEST);
  }
}
