package io.github.zoomim.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the windows of a scan that returns few rows in time order: one after the other, because the
 * next may not be needed, each as long as the rows of the last ones suggest. Days that are going to
 * have several pages are cut into several windows, to be read at the same time.
 */
final class GrowingWindows implements WindowSchedule.Cutter {
  private final WindowGrowth growth;
  private final boolean newestFirst;
  private final IntSupplier longest;
  private final Supplier<History> served;
  private final Supplier<Instant> now;
  private final LongSupplier rows;

  // About the windows that were cut last.
  private int windows;
  private double lived;
  private long rowsBefore;

  /**
   * @param longest days that a window may have
   * @param rows how many rows the windows have brought to the reader so far
   */
  GrowingWindows(
      WindowGrowth growth,
      boolean newestFirst,
      IntSupplier longest,
      Supplier<History> served,
      Supplier<Instant> now,
      LongSupplier rows) {
    this.growth = growth;
    this.newestFirst = newestFirst;
    this.longest = longest;
    this.served = served;
    this.now = now;
    this.rows = rows;
  }

  @Override
  public List<DateWindow> cut(Deque<DayRun> days, @Nullable LocalDate newest) {
    if (windows > 0) {
      growth.read(windows, lived, rows.getAsLong() - rowsBefore);
    }
    List<DateWindow> next = growth.windows() > 1 ? several(days, newest) : List.of();
    if (next.isEmpty() && !days.isEmpty()) {
      next = List.of(take(days, window(days.element(), growth.days())));
    }
    windows = next.size();
    lived = next.stream().mapToDouble(this::lived).sum();
    rowsBefore = rows.getAsLong();
    return next;
  }

  /** Windows to read at the same time; none of them holds the newest day, which must be alone. */
  private List<DateWindow> several(Deque<DayRun> days, @Nullable LocalDate newest) {
    List<DateWindow> windows = new ArrayList<>();
    int left = growth.days();
    while (left > 0 && windows.size() < growth.windows() && !days.isEmpty()) {
      DateWindow window = window(days.element(), Math.min(left, growth.daysOfEach()));
      if (window.to().equals(newest)) {
        if (newestFirst || window.isOneDay()) {
          break;
        }
        window = new DateWindow(window.from(), window.to().minusDays(1));
      }
      windows.add(take(days, window));
      left -= window.days();
    }
    return windows;
  }

  private DateWindow window(DayRun run, int days) {
    return run.window(newestFirst, Math.min(days, longest.getAsInt()));
  }

  private static DateWindow take(Deque<DayRun> days, DateWindow window) {
    DayRun rest = days.remove().without(window);
    if (rest != null) {
      days.push(rest);
    }
    return window;
  }

  /** How many days of the window have passed so far. */
  private double lived(DateWindow window) {
    History history = served.get();
    long start = history.startOf(window.from());
    long end = Math.min(history.startOf(window.to().plusDays(1)), now.get().toEpochMilli());
    // The oldest day may not be served at all.
    boolean tellsNothing = window.isOneDay() && window.from().equals(history.oldest());
    // A day that began this second tells nothing either.
    return (double) Math.max(tellsNothing ? 0 : end - start, Duration.ofMinutes(1).toMillis())
        / Duration.ofDays(1).toMillis();
  }
}
