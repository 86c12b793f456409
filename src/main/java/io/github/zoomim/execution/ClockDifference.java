package io.github.zoomim.execution;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the server's clock is ahead of this machine's.
 *
 * @param ahead negative where this machine's is ahead
 */
public record ClockDifference(Duration ahead) {
  public static final ClockDifference NONE = new ClockDifference(Duration.ZERO);

  private static final Duration TOLERABLE = Duration.ofMinutes(1);

  /**
   * This difference, changed no further than an answer's {@code Date} asks for: that is cut to the
   * second, and was written while the request was under way.
   *
   * @param sent when the request left, by this machine's clock
   * @param received when the answer was there, likewise
   */
  public ClockDifference corrected(Instant sent, Instant date, Instant received) {
    Duration least = Duration.between(received, date);
    Duration most = Duration.between(sent, date.plusSeconds(1));
    if (ahead.compareTo(least) < 0) {
      return new ClockDifference(least);
    }
    return ahead.compareTo(most) > 0 ? new ClockDifference(most) : this;
  }

  /** What the server's clock shows when this machine's shows that. */
  public Instant serverTime(Instant machine) {
    return machine.plus(ahead);
  }

  /** What it is and means, for people; null where it is a minute or less. */
  public @Nullable String warning() {
    return ahead.abs().compareTo(TOLERABLE) <= 0
        ? null
        : "this machine's clock is "
            + Math.round(ahead.abs().toSeconds() / 60.0)
            + " min "
            + (ahead.isNegative() ? "ahead of" : "behind")
            + " the server's; requests go by the server's date, but CURRENT_DATE and CURRENT_TIMESTAMP"
            + " by this machine's: correct its clock";
  }
}
