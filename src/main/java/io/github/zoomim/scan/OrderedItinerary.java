package io.github.zoomim.scan;

import com.google.common.collect.Lists;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which window a scan of few rows in the order of time asks for next. It cuts its windows as it
 * goes, as long as the scan wants them, and makes the promise of {@link Itinerary} by the same
 * means: the newest day is settled only by a read that nothing else followed, and the scan ends
 * when it is.
 *
 * <p>Oldest first, the newest day comes last anyway. Latest first, it is asked for once more, but
 * only by a reader who has taken all that there was.
 */
final class OrderedItinerary {
  /** The runs of days wanted within an inclusive span, oldest first. */
  @FunctionalInterface
  interface Days {
    List<DayRun> within(LocalDate oldest, LocalDate newest);
  }

  private final Days wanted;
  private final boolean latestFirst;
  private final Supplier<LocalDate> today;

  /** The days not asked for yet, in the order of reading. */
  private final Deque<DayRun> runs = new ArrayDeque<>();

  /** Parts of the last window that have to be asked for by themselves, in the order of reading. */
  private final Deque<DateWindow> parts = new ArrayDeque<>();

  private final LocalDate oldest;
  private LocalDate horizon;
  private @Nullable LocalDate newest;
  private boolean settled;

  /**
   * @param today the day that is today now
   */
  OrderedItinerary(Days wanted, boolean latestFirst, History history, Supplier<LocalDate> today) {
    this.wanted = wanted;
    this.latestFirst = latestFirst;
    this.today = today;
    this.oldest = history.oldest();
    this.horizon = history.newest();
    add(history.oldest(), history.newest());
  }

  /**
   * The window to ask for next; null when the scan is complete.
   *
   * @param days how long it may be, 1 or more
   */
  @Nullable DateWindow next(int days) {
    if (!parts.isEmpty()) {
      return parts.poll();
    }
    if (runs.isEmpty()) {
      addNewDays();
    }
    DayRun run = runs.peek();
    if (run == null) {
      return newest == null || settled ? null : new DateWindow(newest, newest);
    }
    DateWindow window = latestFirst ? run.newestWindow(days) : run.oldestWindow(days);
    take(window);
    return window;
  }

  /**
   * Windows to read at once instead of the next one; none of them holds the newest day, into which
   * sessions move. Empty where there is no choice.
   *
   * @param days how many they may have in all
   * @param each how many days each may have
   * @param most how many windows
   */
  List<DateWindow> nextOnes(int days, int each, int most) {
    List<DateWindow> windows = new ArrayList<>();
    int left = parts.isEmpty() && most > 1 ? days : 0;
    while (left > 0 && windows.size() < most && !runs.isEmpty()) {
      DayRun run = runs.peek();
      DateWindow window =
          withoutNewest(
              latestFirst
                  ? run.newestWindow(Math.min(left, each))
                  : run.oldestWindow(Math.min(left, each)));
      if (window == null) {
        break;
      }
      take(window);
      windows.add(window);
      left -= window.days();
      settled = false;
    }
    return windows;
  }

  /** Null where no other day is left, or older days would come after it. */
  private @Nullable DateWindow withoutNewest(DateWindow window) {
    if (!holdsNewest(window)) {
      return window;
    }
    return latestFirst || window.isOneDay()
        ? null
        : new DateWindow(window.from(), window.to().minusDays(1));
  }

  /** Takes the window off the days not asked for. */
  private void take(DateWindow window) {
    DayRun rest = runs.remove().without(window);
    if (rest != null) {
      runs.push(rest);
    }
  }

  boolean isLatestFirst() {
    return latestFirst;
  }

  /** Whether it is the day that Zoom may serve, or in part, or not at all. */
  boolean isEdge(DateWindow window) {
    return window.isOneDay() && window.from().equals(oldest);
  }

  /** Whether days that were wanted at the start have not been handed out yet. */
  boolean hasMore() {
    return !runs.isEmpty();
  }

  /**
   * The first day, in the order of reading, of which rows are still to come; null when, latest
   * first, there is none. Oldest first, days that have not come yet count too.
   */
  @Nullable LocalDate unread() {
    if (!parts.isEmpty()) {
      return latestFirst ? parts.getFirst().to() : parts.getFirst().from();
    }
    if (!runs.isEmpty()) {
      return latestFirst ? runs.getFirst().to() : runs.getFirst().from();
    }
    if (latestFirst) {
      return null;
    }
    return newest == null || settled ? horizon.plusDays(1) : newest;
  }

  /** Whether a window of which the first page shows more should be left and asked in two parts. */
  boolean splits(DateWindow window) {
    return !latestFirst && holdsNewest(window) && !window.isOneDay();
  }

  /** A window that {@link #splits} was left; its newest day comes by itself at the end. */
  void left(DateWindow window) {
    settled = false;
    parts.push(new DateWindow(window.from(), window.to().minusDays(1)));
  }

  /**
   * A window was read to its end.
   *
   * @param missing the days of it that were not covered, oldest first
   * @param onePage whether one page held it all
   */
  void ended(DateWindow window, List<DateWindow> missing, boolean onePage) {
    settled = holdsNewest(window) && missing.isEmpty() && (onePage || window.isOneDay());
    (latestFirst ? missing : Lists.reverse(missing)).forEach(parts::push);
  }

  private void addNewDays() {
    LocalDate now = today.get();
    if (now.isAfter(horizon)) {
      // Sessions may have moved into the former newest day, too, before midnight.
      LocalDate from = newest != null && !settled ? newest : horizon.plusDays(1);
      horizon = now;
      add(from, now);
    }
  }

  private void add(LocalDate from, LocalDate to) {
    for (DayRun run : wanted.within(from, to)) {
      if (latestFirst) {
        runs.push(run);
      } else {
        runs.add(run);
      }
      if (newest != null || run.to().equals(horizon)) {
        newest = run.to();
      }
      settled = false;
    }
  }

  private boolean holdsNewest(DateWindow window) {
    return window.to().equals(newest);
  }
}
