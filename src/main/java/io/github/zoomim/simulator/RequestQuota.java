package io.github.zoomim.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The account's limits per second and per UTC day. Refused requests don't count. */
final class RequestQuota {
  static final String PER_SECOND =
      "You have reached the maximum per-second rate limit for this API. Try again later.";
  private static final String PER_DAY =
      "You have reached the maximum daily rate limit for this API. Refer to the response header for"
          + " details on when you can make another request.";

  private final InstantSource clock;
  private int perSecond;
  private int perDay;
  private final Deque<Instant> lastSecond = new ArrayDeque<>();
  private LocalDate day = LocalDate.MIN;
  private int today;

  RequestQuota(InstantSource clock) {
    this.clock = clock;
  }

  /** Sets the limits; 0 for none. */
  synchronized void limits(int newPerSecond, int newPerDay) {
    perSecond = newPerSecond;
    perDay = newPerDay;
  }

  /** Whether a request may pass, and the headers that say so; none where there is no limit. */
  record Verdict(boolean passes, String message, Map<String, String> headers) {}

  synchronized Verdict request() {
    Instant now = clock.instant();
    LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!date.equals(day)) {
      day = date;
      today = 0;
    }
    while (!lastSecond.isEmpty() && !lastSecond.getFirst().plusSeconds(1).isAfter(now)) {
      lastSecond.removeFirst();
    }
    if (perDay > 0 && today >= perDay) {
      Instant midnight = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      return refused(PER_DAY, headers("Daily-limit", perDay, 0), midnight);
    }
    if (perSecond > 0 && lastSecond.size() >= perSecond) {
      Instant free = lastSecond.getFirst().plusSeconds(1);
      return refused(PER_SECOND, headers("QPS", perSecond, 0), free);
    }
    today++;
    if (perSecond > 0) {
      lastSecond.add(now);
      return new Verdict(true, "", headers("QPS", perSecond, perSecond - lastSecond.size()));
    }
    return new Verdict(
        true, "", perDay > 0 ? headers("Daily-limit", perDay, perDay - today) : Map.of());
  }

  private static Verdict refused(String message, Map<String, String> headers, Instant free) {
    headers.put("Retry-After", free.toString());
    return new Verdict(false, message, headers);
  }

  private static Map<String, String> headers(String type, int limit, int remaining) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-RateLimit-Category", "Heavy");
    headers.put("X-RateLimit-Type", type);
    headers.put("X-RateLimit-Limit", Integer.toString(limit));
    headers.put("X-RateLimit-Remaining", Integer.toString(remaining));
    return headers;
  }
}
