package io.github.zoomim.scan;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The days that the API serves at some moment.
 *
 * @param oldest the day exactly the history's months ago, of which nobody knows whether it is still
 *     served (contract, "older than six months")
 * @param newest that moment's today
 */
record History(LocalDate oldest, LocalDate newest) {
  static History at(Instant now, ScanOptions options) {
    LocalDate today = LocalDate.ofInstant(now, options.zone());
    return new History(today.minusMonths(options.historyMonths()), today);
  }
}
