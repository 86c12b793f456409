package io.github.zoomim.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The access tokens that are good, and until when. */
final class AccessTokens {
  private final InstantSource clock;
  private final Duration life;
  private final String lasting;
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final AtomicInteger issued = new AtomicInteger();

  /**
   * Knows one token from the start.
   *
   * @param lasting a token that does not expire by itself
   */
  AccessTokens(InstantSource clock, Duration life, String lasting) {
    this.clock = clock;
    this.life = life;
    this.lasting = lasting;
    ends.put(lasting, Instant.MAX);
  }

  String issue() {
    String token = "issued-" + issued.incrementAndGet() + "-" + UUID.randomUUID();
    ends.put(token, clock.instant().plus(life));
    return token;
  }

  /** Whether an Authorization header holds a token that is good now. */
  boolean accepts(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return false;
    }
    Instant end = ends.get(authorization.substring(7));
    return end != null && clock.instant().isBefore(end);
  }

  Duration life() {
    return life;
  }

  int issuedCount() {
    return issued.get();
  }

  /** Ends those that were issued, as time would; the lasting one stays. */
  void expireIssued() {
    ends.keySet().removeIf(token -> !token.equals(lasting));
  }

  /** Ends all, the lasting one too. */
  void revokeAll() {
    ends.clear();
  }
}
