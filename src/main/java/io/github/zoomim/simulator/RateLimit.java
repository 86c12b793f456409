package io.github.zoomim.simulator;

import io.github.zoomim.simulator.Reading.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The account's limits per second and per UTC day, by the simulator's clock (contract, "Rate
 * limits"). Refused requests don't count.
 */
final class RateLimit {
  static final String PER_SECOND_MESSAGE =
      "You have reached the maximum per-second rate limit for this API. Try again later.";
  static final String PER_DAY_MESSAGE =
      "You have reached the maximum daily rate limit for this API. Refer to the response header for"
          + " details on when you can make another request.";

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);

  private final InstantSource clock;
  private final RetryAfter form;
  private final Deque<Instant> lastSecond = new ArrayDeque<>();
  private int perSecond;
  private int perDay;
  private LocalDate day = LocalDate.MIN;
  private int today;

  /** Limits; 0 for none. */
  RateLimit(InstantSource clock, RetryAfter form, int perSecond, int perDay) {
    this.clock = clock;
    this.form = form;
    this.perSecond = perSecond;
    this.perDay = perDay;
  }

  /** Whether a request may pass, and the headers that say so; none where there is no limit. */
  record Verdict(boolean passes, String message, Map<String, String> headers) {}

  synchronized void limits(int newPerSecond, int newPerDay) {
    perSecond = newPerSecond;
    perDay = newPerDay;
  }

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
      return refused(PER_DAY_MESSAGE, headers("Daily-limit", perDay, 0), now, midnight);
    }
    if (perSecond > 0 && lastSecond.size() >= perSecond) {
      Instant free = lastSecond.getFirst().plusSeconds(1);
      return refused(PER_SECOND_MESSAGE, headers("QPS", perSecond, 0), now, free);
    }
    today++;
    if (perSecond > 0) {
      lastSecond.add(now);
      return new Verdict(true, "", headers("QPS", perSecond, perSecond - lastSecond.size()));
    }
    return new Verdict(
        true, "", perDay > 0 ? headers("Daily-limit", perDay, perDay - today) : Map.of());
  }

  private Verdict refused(String message, Map<String, String> headers, Instant now, Instant free) {
    switch (form) {
      case INSTANT -> headers.put("Retry-After", free.toString());
      case SECONDS -> headers.put("Retry-After", Long.toString(secondsUp(now, free)));
      case HTTP_DATE -> headers.put("Retry-After", httpDate(free.plusNanos(999_999_999)));
      case NONE -> {}
    }
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

  private static long secondsUp(Instant now, Instant free) {
    return Math.max(1, Duration.between(now, free).plusNanos(999_999_999).toSeconds());
  }

  /** The form of HTTP's dates; fractions of a second are cut off. */
  static String httpDate(Instant instant) {
    return HTTP_DATE.format(instant.atOffset(ZoneOffset.UTC));
  }
}
