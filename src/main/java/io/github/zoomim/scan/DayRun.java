package io.github.zoomim.scan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Consecutive days, both ends inclusive, of any length. */
record DayRun(LocalDate from, LocalDate to) {
  /** The runs that these days make, which are given oldest first. */
  static List<DayRun> of(Iterable<LocalDate> days) {
    List<DayRun> runs = new ArrayList<>();
    for (LocalDate day : days) {
      DayRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && last.to.plusDays(1).equals(day)) {
        runs.set(runs.size() - 1, new DayRun(last.from, day));
      } else {
        runs.add(new DayRun(day, day));
      }
    }
    return runs;
  }

  /**
   * The fewest windows that cover just these days, cut from one end of them in the order of
   * reading.
   *
   * @param longest days that a window may have, besides what is legal
   */
  List<DateWindow> windows(boolean newestFirst, int longest) {
    List<DateWindow> windows = new ArrayList<>();
    @Nullable DayRun rest = this;
    while (rest != null) {
      DateWindow window = rest.window(newestFirst, longest);
      windows.add(window);
      rest = rest.without(window);
    }
    return windows;
  }

  /** The first legal window of at most the given days, in the order of reading. */
  DateWindow window(boolean newestFirst, int days) {
    return newestFirst ? newestWindow(days) : oldestWindow(days);
  }

  /** A legal window of at most the given days that ends with the newest. */
  DateWindow newestWindow(int days) {
    return new DateWindow(
        Collections.max(List.of(from, earliestStart(to), to.minusDays(days - 1L))), to);
  }

  /** A legal window of at most the given days that starts with the oldest. */
  DateWindow oldestWindow(int days) {
    return new DateWindow(
        from,
        Collections.min(List.of(to, from.plusMonths(1).minusDays(1), from.plusDays(days - 1L))));
  }

  /** What is left of these days without a window at one end of them; null for nothing. */
  @Nullable DayRun without(DateWindow window) {
    if (window.from().isAfter(from)) {
      return new DayRun(from, window.from().minusDays(1));
    }
    return window.to().isBefore(to) ? new DayRun(window.to().plusDays(1), to) : null;
  }

  /**
   * The first day of the longest window that ends at the given one. A month back and a day on is
   * not always legal: 29 January plus one month is 28 February, so what ends there starts on the
   * 1st.
   */
  private static LocalDate earliestStart(LocalDate end) {
    LocalDate start = end.minusMonths(1).plusDays(1);
    while (!end.isBefore(start.plusMonths(1))) {
      start = start.plusDays(1);
    }
    return start;
  }

  /** As in {@code 2026-10-05..2026-10-06}. */
  @Override
  public String toString() {
    return from + ".." + to;
  }
}
