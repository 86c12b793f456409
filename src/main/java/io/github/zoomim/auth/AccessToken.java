package io.github.zoomim.auth;

import java.time.Duration;

/** A fetched token and when to stop using it. */
final class AccessToken {
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

  private final String text;
  private final long goodUntilNanos;

  private AccessToken(String text, long goodUntilNanos) {
    this.text = text;
    this.goodUntilNanos = goodUntilNanos;
  }

  /**
   * A token that lives from the moment its request was sent; it is given up a minute before its
   * end, or a tenth of its life where that is shorter.
   *
   * @param askedNanos that moment, by the monotonic clock: the other one may be corrected meanwhile
   */
  static AccessToken livingFrom(long askedNanos, Duration life, String text) {
    Duration tenth = life.dividedBy(10);
    Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
    return new AccessToken(text, askedNanos + life.minus(margin).toNanos());
  }

  String text() {
    return text;
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
