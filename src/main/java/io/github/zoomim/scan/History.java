package io.github.zoomim.scan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The days that the API serves at some moment.
 *
 * @param oldest the day exactly the history's months ago, of which nobody knows whether it is still
 *     served (contract, "older than six months")
 * @param newest that moment's today
 * @param zone in which the API counts days
 */
public record History(LocalDate oldest, LocalDate newest, ZoneId zone) {
  static History at(Instant now, ScanOptions options) {
    LocalDate today = LocalDate.ofInstant(now, options.zone());
    return new History(today.minusMonths(options.historyMonths()), today, options.zone());
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
