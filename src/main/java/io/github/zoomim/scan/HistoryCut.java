package io.github.zoomim.scan;

import com.google.common.collect.Range;
import org.jspecify.annotations.Nullable;

/** Says in words that a predicate asks for more than the API serves. */
final class HistoryCut {
  private HistoryCut() {}

  /**
   * The warning for a constraint that reaches back behind the history; null where it does not, or
   * where it excludes no day at all: whoever asks for everything gets all there is.
   */
  static @Nullable String warning(TimeConstraint constraint, History history, ScanOptions options) {
    return constraint.excludesDays()
            && constraint.days().intersects(Range.lessThan(history.oldest()))
        ? "The predicate asks for sessions last used before "
            + history.oldest()
            + ", but Zoom serves only the last "
            + options.historyMonths()
            + (options.historyMonths() == 1 ? " month" : " months")
            + " (property historyMonths): rows are from "
            + history.oldest()
            + " on, older ones are missing"
        : null;
  }
}
