package io.github.zoomim.scan;

import java.time.LocalDate;

/**
 * One legal {@code from}–{@code to} of the API: whole days, both ends inclusive, at most one month
 * ({@code to} before {@code from} plus one month; contract, "one month").
 */
public record DateWindow(LocalDate from, LocalDate to) {
  /** Refuses a window that ends before it starts or spans more than one month. */
  public DateWindow {
    if (to.isBefore(from) || !to.isBefore(from.plusMonths(1))) {
      throw new IllegalArgumentException("no legal window: " + from + " to " + to);
    }
  }

  /** As in {@code 2026-10-05..2026-10-06}. */
  @Override
  public String toString() {
    return from + ".." + to;
  }
}
