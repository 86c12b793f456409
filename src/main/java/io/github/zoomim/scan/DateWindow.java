package io.github.zoomim.scan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One legal {@code from}–{@code to} of the API: whole days, both ends inclusive, at most one month
 * ({@code to} before {@code from} plus one month).
 */
public record DateWindow(LocalDate from, LocalDate to) {
  /** Refuses a window that ends before it starts or spans more than one month. */
  public DateWindow {
    if (to.isBefore(from) || !to.isBefore(from.plusMonths(1))) {
      throw new IllegalArgumentException("no legal window: " + from + " to " + to);
    }
  }

  /** Whether it is a single day. */
  boolean isOneDay() {
    return from.equals(to);
  }

  /** How many days it has. */
  int days() {
    return (int) ChronoUnit.DAYS.between(from, to) + 1;
  }

  /**
   * Windows of nearly equal length that cover just these days, oldest first; at least a day each.
   */
  List<DateWindow> cut(int pieces) {
    long days = days();
    long parts = Math.min(Math.max(1, pieces), days);
    List<DateWindow> windows = new ArrayList<>();
    for (long part = 0; part < parts; part++) {
      windows.add(
          new DateWindow(
              from.plusDays(days * part / parts), from.plusDays(days * (part + 1) / parts - 1)));
    }
    return windows;
  }

  /** As in {@code 2026-10-05..2026-10-06}. */
  @Override
  public String toString() {
    return from + ".." + to;
  }
}
