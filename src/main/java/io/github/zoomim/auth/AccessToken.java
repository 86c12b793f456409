package io.github.zoomim.auth;

import java.time.Duration;
import java.time.Instant;

/** A fetched token and when to stop using it. */
final class AccessToken {
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

  private final String text;
  private final Instant goodUntil;

  private AccessToken(String text, Instant goodUntil) {
    this.text = text;
    this.goodUntil = goodUntil;
  }

  /**
   * A token that lives from the moment its request was sent; it is given up a minute before its
   * end, or a tenth of its life where that is shorter.
   */
  static AccessToken livingFrom(Instant asked, Duration life, String text) {
    Duration tenth = life.dividedBy(10);
    Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
    return new AccessToken(text, asked.plus(life).minus(margin));
  }

  String text() {
    return text;
  }

  boolean isGoodAt(Instant now) {
    return now.isBefore(goodUntil);
  }

  /** Its end; never the token. */
  @Override
  public String toString() {
    return "access token until " + goodUntil;
  }
}
