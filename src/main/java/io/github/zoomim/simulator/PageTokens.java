package io.github.zoomim.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opaque tokens, each bound to the question that it was given for, and good for fifteen minutes.
 * Each holds every character that a client can get wrong: sent unencoded, or encoded or decoded
 * twice, it is another token.
 */
final class PageTokens {
  static final String INVALID = "The next page token is invalid or expired.";
  private static final String TRAP = "+/=&%41";
  private static final Duration LIFE = Duration.ofMinutes(15);

  private final InstantSource clock;
  private final Map<String, Position> positions = new HashMap<>();

  PageTokens(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Where the next page begins.
   *
   * @param place see {@link Sessions}
   */
  private record Position(PageQuery query, long place, Instant end) {}

  synchronized String issue(PageQuery query, long place) {
    Instant now = clock.instant();
    positions.values().removeIf(position -> !now.isBefore(position.end()));
    String token = UUID.randomUUID() + TRAP;
    positions.put(token, new Position(query, place, now.plus(LIFE)));
    return token;
  }

  /** The place; null where the token is wrong, expired or was given for another question. */
  synchronized @Nullable Long redeem(String token, PageQuery query) {
    Position position = positions.get(token);
    return position != null
            && position.query().equals(query)
            && clock.instant().isBefore(position.end())
        ? position.place()
        : null;
  }
}
