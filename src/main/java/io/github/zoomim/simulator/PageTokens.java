package io.github.zoomim.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Opaque tokens that carry a position, bound to the question they were given for. No two are alike,
 * and each holds every character that a client can get wrong: sent unencoded, or encoded or decoded
 * twice, it is another token.
 */
final class PageTokens {
  static final String INVALID = "The next page token is invalid or expired.";
  private static final String TRAP = "+/=&%41";
  private static final int LENGTH = 48;

  private final InstantSource clock;
  private final Duration life;
  private final String account;
  private final long salt = ThreadLocalRandom.current().nextLong();
  private final AtomicInteger generation = new AtomicInteger();
  private final AtomicLong issued = new AtomicLong();

  PageTokens(InstantSource clock, Duration life, String account) {
    this.clock = clock;
    this.life = life;
    this.account = account;
  }

  /**
   * Where the next page begins.
   *
   * @param offset rows returned before it
   * @param afterKey the sort key of the last row returned
   * @param chain the number of the frozen window it belongs to
   */
  record Position(int offset, long afterKey, long chain) {
    static final Position START = new Position(0, Long.MIN_VALUE, 0);
  }

  String issue(PageQuery query, Position next) {
    ByteBuffer bytes =
        ByteBuffer.allocate(LENGTH)
            .putLong(issued.incrementAndGet())
            .putLong(clock.millis())
            .putInt(generation.get())
            .putInt(next.offset())
            .putLong(next.afterKey())
            .putLong(next.chain());
    bytes.putLong(seal(bytes.array(), query));
    return Base64.getEncoder().encodeToString(bytes.array()) + TRAP;
  }

  /** The position; null where the token is wrong, expired or was given for another question. */
  @Nullable Position redeem(String token, PageQuery query) {
    if (!token.endsWith(TRAP)) {
      return null;
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(token.substring(0, token.length() - TRAP.length()));
    } catch (IllegalArgumentException e) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(decoded);
    if (decoded.length != LENGTH || bytes.getLong(LENGTH - Long.BYTES) != seal(decoded, query)) {
      return null;
    }
    bytes.getLong();
    long age = clock.millis() - bytes.getLong();
    if (age >= life.toMillis() || bytes.getInt() != generation.get()) {
      return null;
    }
    return new Position(bytes.getInt(), bytes.getLong(), bytes.getLong());
  }

  void expireAll() {
    generation.incrementAndGet();
  }

  private long seal(byte[] bytes, PageQuery query) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, LENGTH - Long.BYTES);
    sum.update((salt + account + query.binding()).getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }
}
