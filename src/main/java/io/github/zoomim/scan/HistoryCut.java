package io.github.zoomim.scan;

import com.google.common.collect.Range;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Says in words that a predicate asks for more than the API serves. */
final class HistoryCut {
  private HistoryCut() {}

  /**
   * The warning for a constraint that reaches back behind the history; null where it does not, or
   * where it sets no bound to the time at all: who asks for everything gets all there is.
   */
  static @Nullable String warning(TimeConstraint constraint, History history, ScanOptions options) {
    MillisRange oldest = oldest(constraint);
    if (oldest == null || !restricts(constraint)) {
      return null;
    }
    long served = startOf(history, options.zone());
    if (oldest.first() >= served) {
      return null;
    }
    String asked =
        oldest.first() == Long.MIN_VALUE
            ? "without a lower bound"
            : "from " + Instant.ofEpochMilli(oldest.first()) + " on";
    return "The predicate asks for last_message_sent_time "
        + asked
        + ", but Zoom serves only the last "
        + options.historyMonths()
        + (options.historyMonths() == 1 ? " month" : " months")
        + " (property historyMonths): rows are from "
        + history.oldest()
        + " on, older ones are missing";
  }

  /** Whether it excludes any time. */
  static boolean restricts(TimeConstraint constraint) {
    return constraint.times().asRanges().stream()
        .noneMatch(range -> MillisRange.ALL.equals(MillisRange.of(range)));
  }

  private static @Nullable MillisRange oldest(TimeConstraint constraint) {
    for (Range<Long> range : constraint.times().asRanges()) {
      MillisRange millis = MillisRange.of(range);
      if (millis != null) {
        return millis;
      }
    }
    return null;
  }

  private static long startOf(History history, ZoneId zone) {
    return history.oldest().atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
