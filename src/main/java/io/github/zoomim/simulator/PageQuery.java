package io.github.zoomim.simulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A valid question for one page.
 *
 * @param from the first day, in the account's zone
 * @param to the last day, inclusive
 * @param pageSize 1 to 300
 * @param token null for a window's first page
 */
record PageQuery(
    Endpoint endpoint, LocalDate from, LocalDate to, int pageSize, @Nullable String token) {

  /** What a page token is bound to. */
  String binding() {
    return endpoint + " " + from + " " + to + " " + pageSize;
  }
}
