package io.github.zoomim.execution;

import com.google.common.collect.EvictingQueue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * What was asked of the API lately, for the tables {@code zoom.api_requests} and {@code
 * zoom.rate_limits}. Keeps the newest requests and drops the others. Safe for many threads.
 */
public final class RequestLog {
  /** How many requests are kept. */
  public static final int CAPACITY = 1_000;

  /** The most limits that are kept; a server that invents names for them must not fill the heap. */
  static final int LIMITS = 100;

  private final Queue<RequestRecord> requests = EvictingQueue.create(CAPACITY);
  private final Map<String, RateLimitRecord> limits = new LinkedHashMap<>();

  /** Notes a request that has ended. */
  public synchronized void add(RequestRecord request) {
    requests.add(request);
  }

  /** Notes what the API said of a limit; nothing where it said nothing. */
  public synchronized void add(RateLimitRecord limit) {
    if (!limit.isTold()) {
      return;
    }
    String name = limit.host() + ' ' + limit.category() + ' ' + limit.type();
    limits.remove(name);
    limits.put(name, limit);
    if (limits.size() > LIMITS) {
      limits.remove(limits.keySet().iterator().next());
    }
  }

  /** The requests, oldest first. */
  public synchronized List<RequestRecord> requests() {
    return List.copyOf(requests);
  }

  /** The newest word on each limit, the one told last at the end. */
  public synchronized List<RateLimitRecord> limits() {
    return List.copyOf(limits.values());
  }
}
