package io.github.zoomim.scan;

import com.google.common.collect.Lists;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which window a running scan asks for next, so that a session that exists during the whole scan is
 * met at least once although it may move.
 *
 * <p>A session moves in one way only: a message takes it from its day to today. A window without
 * today can only lose sessions, and all that it loses is found today. So whatever is read last must
 * be the newest day, read after every other window has ended: a session that left a window before
 * that was read is there by then, and one that leaves later was met in it. The newest day is
 * <em>settled</em> while this holds, and a scan ends only when it is settled:
 *
 * <ul>
 *   <li>A window of the newest day alone settles it when it ends.
 *   <li>A window of older days and the newest settles it if a single page held it all, for then
 *       nothing could move between its days. A complete scan tries that first, which costs one
 *       request where two windows cost two; when the page shows that more follows, it leaves the
 *       window, asks for the older days by themselves and for the newest day again. A limited scan,
 *       which starts there, reads the window to its end.
 *   <li>Any request for other days unsettles it. So a limited scan that was read to its end without
 *       meeting its limit asks for the newest day once more.
 *   <li>When midnight has passed meanwhile, the new days are asked for too, and the newest of them
 *       takes the part of the newest day.
 * </ul>
 *
 * <p>What no order of windows can mend is a paging that loses rows within one window, such as page
 * tokens that count rows of a list that shrinks between pages.
 */
final class Itinerary {
  /** Windows for an inclusive span of days, in the scan's order. */
  @FunctionalInterface
  interface Cutter {
    List<DateWindow> windows(LocalDate oldest, LocalDate newest);
  }

  private final Cutter cutter;
  private final boolean newestFirst;
  private final Supplier<LocalDate> today;
  private final Deque<DateWindow> pending;

  /** The last day that was thought of, asked for or not. */
  private LocalDate horizon;

  /** The newest day asked for; null while sessions can't move into any of the days asked for. */
  private @Nullable LocalDate newest;

  private boolean settled;

  /**
   * @param planned the windows at the start, in order
   * @param horizon the day that was today when they were planned
   * @param today the day that is today now
   */
  Itinerary(
      List<DateWindow> planned,
      boolean newestFirst,
      LocalDate horizon,
      Supplier<LocalDate> today,
      Cutter cutter) {
    this.pending = new ArrayDeque<>(planned);
    this.newestFirst = newestFirst;
    this.horizon = horizon;
    this.today = today;
    this.cutter = cutter;
    this.newest = planned.stream().anyMatch(w -> w.to().equals(horizon)) ? horizon : null;
  }

  /** The window to ask for next; null when the scan is complete. */
  @Nullable DateWindow next() {
    if (pending.isEmpty()) {
      addNewDays();
    }
    if (pending.isEmpty() && newest != null && !settled) {
      pending.add(new DateWindow(newest, newest));
    }
    return pending.poll();
  }

  /** Whether a window of which the first page shows more should be left and asked in two parts. */
  boolean splits(DateWindow window) {
    return !newestFirst && holdsNewest(window) && !isOneDay(window);
  }

  /** A window that {@link #splits} was left; its newest day comes by itself at the end. */
  void left(DateWindow window) {
    settled = false;
    pending.push(new DateWindow(window.from(), window.to().minusDays(1)));
  }

  /**
   * A window was read to its end.
   *
   * @param missing the days of it that were not covered, oldest first
   * @param onePage whether one page held it all
   */
  void ended(DateWindow window, List<DateWindow> missing, boolean onePage) {
    settled = holdsNewest(window) && missing.isEmpty() && (onePage || isOneDay(window));
    // Each push goes to the very front, so the last one pushed is asked for first.
    (newestFirst ? missing : Lists.reverse(missing)).forEach(pending::push);
  }

  private void addNewDays() {
    LocalDate now = today.get();
    if (!now.isAfter(horizon)) {
      return;
    }
    // Sessions may have moved into the former newest day, too, before midnight.
    LocalDate from = newest != null && !settled ? newest : horizon.plusDays(1);
    List<DateWindow> windows = cutter.windows(from, now);
    horizon = now;
    for (DateWindow window : windows) {
      if (newest == null || window.to().isAfter(newest)) {
        newest = window.to();
      }
      settled = false;
      pending.add(window);
    }
  }

  private boolean holdsNewest(DateWindow window) {
    return window.to().equals(newest);
  }

  private static boolean isOneDay(DateWindow window) {
    return window.from().equals(window.to());
  }
}
