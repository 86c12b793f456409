package io.github.zoomim.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests seen, in order of arrival. Keeps the newest so many and counts all. */
final class RequestLog {
  private static final int KEPT = 100_000;
  private static final Map<String, String> HEADERS =
      Map.of("accept", "Accept", "accept-encoding", "Accept-Encoding", "user-agent", "User-Agent");

  private final Map<Long, RecordedRequest> requests = new LinkedHashMap<>();
  private final Deque<Long> arrivals = new ArrayDeque<>();
  private long sequence;
  private long clearedAt;
  private int inFlight;
  private int mostInFlight;

  /** A place in the log. */
  record Entry(long key, RecordedRequest request) {}

  synchronized Entry arrived(HttpRequest request, Instant at) {
    sequence++;
    arrivals.add(sequence);
    Map<String, String> headers = new LinkedHashMap<>();
    HEADERS.forEach(
        (key, name) -> {
          String value = request.header(key);
          if (value != null) {
            headers.put(name, value);
          }
        });
    RecordedRequest recorded =
        new RecordedRequest(
            (int) (sequence - clearedAt),
            at,
            request.method(),
            request.path(),
            withoutToken(request.query().values()),
            request.rawQuery().replaceAll("access_token=[^&]*", "access_token=hidden"),
            Map.copyOf(headers),
            0,
            0);
    requests.put(sequence, recorded);
    if (arrivals.size() > KEPT) {
      requests.remove(arrivals.remove());
    }
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
    notifyAll();
    return new Entry(sequence, recorded);
  }

  synchronized void answered(Entry entry, int status, int rows) {
    inFlight--;
    requests.computeIfPresent(entry.key(), (key, request) -> request.answered(status, rows));
  }

  synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests.values());
  }

  synchronized void clear() {
    requests.clear();
    arrivals.clear();
    clearedAt = sequence;
    mostInFlight = inFlight;
  }

  /** How many arrived since the log was cleared. */
  synchronized int count() {
    return (int) (sequence - clearedAt);
  }

  /** How many were on their way at once, at the most, since the log was cleared. */
  synchronized int mostInFlight() {
    return mostInFlight;
  }

  /** Waits until so many arrived since the log was cleared; false when the time was over first. */
  synchronized boolean await(int count, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (sequence - clearedAt < count) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** The most requests that arrived within any one second by the simulator's clock. */
  synchronized int mostInOneSecond() {
    List<RecordedRequest> all = new ArrayList<>(requests.values());
    all.sort((a, b) -> a.at().compareTo(b.at()));
    int most = 0;
    int first = 0;
    for (int last = 0; last < all.size(); last++) {
      while (!all.get(first).at().plusSeconds(1).isAfter(all.get(last).at())) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  private static Map<String, String> withoutToken(Map<String, String> query) {
    Map<String, String> shown = new LinkedHashMap<>(query);
    shown.replace("access_token", "hidden");
    return Map.copyOf(shown);
  }
}
