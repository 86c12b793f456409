package io.github.zoomim.auth;

import java.time.Duration;

/**
 * A fetched token.
 *
 * @param goodUntilNanos when to stop using it, by the monotonic clock: the other one may be
 *     corrected meanwhile
 */
record AccessToken(String text, long goodUntilNanos) {
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

  /**
   * A token that lives from the moment its request was sent; it is given up a minute before its
   * end, or a tenth of its life where that is shorter.
   */
  static AccessToken livingFrom(long askedNanos, Duration life, String text) {
    Duration tenth = life.dividedBy(10);
    Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
    return new AccessToken(text, askedNanos + life.minus(margin).toNanos());
  }

  boolean isGoodAt(long nanos) {
    return nanos - goodUntilNanos < 0;
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "access token";
  }
}
