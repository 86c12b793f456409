package io.github.zoomim.scan;

import com.google.common.collect.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The days that the API serves at some moment.
 *
 * @param oldest the day exactly the history's months ago, of which nobody knows whether it is still
 *     served
 * @param newest that moment's today
 * @param zone in which the API counts days
 */
public record History(LocalDate oldest, LocalDate newest, ZoneId zone) {
  static History at(Instant now, ScanOptions options) {
    LocalDate today = LocalDate.ofInstant(now, options.zone());
    return new History(today.minusMonths(options.historyMonths()), today, options.zone());
  }

  /**
   * The warning for a constraint that reaches back behind the history; null where it does not, or
   * where it excludes no day at all: whoever asks for everything gets all there is.
   */
  @Nullable String warning(TimeConstraint constraint, ScanOptions options) {
    return constraint.excludesDays() && constraint.days().intersects(Range.lessThan(oldest))
        ? "The predicate asks for sessions last used before "
            + oldest
            + ", but Zoom serves only the last "
            + options.historyMonths()
            + (options.historyMonths() == 1 ? " month" : " months")
            + " (property historyMonths): rows are from "
            + oldest
            + " on, older ones are missing"
        : null;
  }

  /** The first millisecond since 1970 of a day. */
  public long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /**
   * The first millisecond after a day: later than the next one's start where clocks that go back
   * over midnight make the day come twice.
   */
  public long endOf(LocalDate day) {
    return day.atTime(LocalTime.MAX)
            .atZone(zone)
            .withLaterOffsetAtOverlap()
            .toInstant()
            .toEpochMilli()
        + 1;
  }
}
