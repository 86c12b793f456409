package io.github.zoomim.scan;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
 *       window, asks for the older days by themselves and for the newest day again. A scan that
 *       goes newest first starts there and reads the window to its end.
 *   <li>Any request for other days unsettles it. So a scan that goes newest first and was read to
 *       its end without meeting a limit asks for the newest day once more.
 *   <li>When midnight has passed meanwhile, the new days are asked for too, and the newest of them
 *       takes the part of the newest day.
 * </ul>
 *
 * <p>Windows may be read side by side. Then a complete scan holds back whatever holds the newest
 * day until all others have ended. It tries the window of older days and the newest in one only
 * while no window took more than a page; after that it splits it beforehand, so that the older days
 * need not wait. In a scan that goes newest first no window waits, but one that was read beside
 * others settles nothing.
 *
 * <p>A window may be left at any time to be asked for in smaller ones: whatever was read of it
 * comes again.
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
  private final Comparator<DateWindow> order;
  private final Supplier<LocalDate> today;

  /** The windows not asked for yet, in the scan's order. */
  private final Deque<DateWindow> pending;

  /** The last day that was thought of, asked for or not. */
  private LocalDate horizon;

  /** The newest day asked for; null while sessions can't move into any of the days asked for. */
  private @Nullable LocalDate newest;

  private boolean settled;

  /** Windows handed out that have neither ended nor been left. */
  private final List<DateWindow> open = new ArrayList<>();

  /** Windows that were read to their end. */
  private int done;

  /** Whether the window that is open was alone all the time. */
  private boolean alone;

  private boolean splitsBeforehand;
  private final Set<DateWindow> cut = new HashSet<>();

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
    Comparator<DateWindow> oldestFirst = Comparator.comparing(DateWindow::from);
    this.order = newestFirst ? oldestFirst.reversed() : oldestFirst;
    this.newest = planned.stream().anyMatch(w -> w.to().equals(horizon)) ? horizon : null;
  }

  /** Windows of past days, as a part of a longer way: no session can move into them. */
  static Itinerary ofPast(List<DateWindow> windows, boolean newestFirst) {
    LocalDate last =
        windows.stream().map(DateWindow::to).max(Comparator.naturalOrder()).orElseThrow();
    LocalDate later = last.plusDays(1);
    return new Itinerary(windows, newestFirst, later, () -> later, (oldest, newest) -> List.of());
  }

  /**
   * The window to ask for next. Null when it has to wait for windows that are open, or, with none
   * open, when the scan is complete.
   */
  @Nullable DateWindow next() {
    if (open.isEmpty()) {
      addLastDays();
    }
    DateWindow window = pending.peek();
    if (window != null && splitsBeforehand && splits(window)) {
      pending.remove();
      window = withoutNewest(window);
      pending.push(window);
    }
    if (window == null || (!open.isEmpty() && waitsForOthers(window))) {
      return null;
    }
    alone = open.isEmpty();
    open.add(window);
    return pending.remove();
  }

  /** How many windows were handed out and have neither ended nor been left. */
  int open() {
    return open.size();
  }

  /** How many were read to their end. */
  int done() {
    return done;
  }

  /** How many there are by all that is known now, those that have ended included. */
  int size() {
    return done + open.size() + pending.size();
  }

  /** Whether all that there are were read to their end. */
  boolean isDone() {
    return open.isEmpty() && pending.isEmpty();
  }

  /** How many more could be handed out beside those that are open. */
  int startable() {
    DateWindow last = pending.peekLast();
    boolean held = last != null && waitsForOthers(last) && !(splitsBeforehand && splits(last));
    return pending.size() - (held ? 1 : 0);
  }

  /** From now on the newest day is parted from the older ones before they are asked for. */
  void splitBeforehand() {
    splitsBeforehand = true;
  }

  /** Whether a window of which the first page shows more should be left and asked in two parts. */
  boolean splits(DateWindow window) {
    return waitsForOthers(window) && !window.isOneDay();
  }

  /**
   * Whether a window may be asked for in smaller ones: once, for sessions that crowd on a day would
   * make each part of it look as busy as the whole.
   */
  boolean mayCut(DateWindow window) {
    return !cut.contains(window);
  }

  /**
   * An open window was left, to be asked for in so many smaller ones. If it is one that {@link
   * #splits}, its newest day comes by itself at the end.
   *
   * @param pieces 1 or more; a window of fewer days gets as many as it has days
   */
  void left(DateWindow window, int pieces) {
    close(window);
    settled = false;
    List<DateWindow> parts = (splits(window) ? withoutNewest(window) : window).cut(pieces);
    if (parts.size() > 1) {
      cut.addAll(parts);
    }
    putBack(parts);
  }

  /**
   * A window was read to its end.
   *
   * @param missing the days of it that were not covered, oldest first
   * @param onePage whether one page held it all
   */
  void ended(DateWindow window, List<DateWindow> missing, boolean onePage) {
    close(window);
    done++;
    settled = alone && holdsNewest(window) && missing.isEmpty() && (onePage || window.isOneDay());
    putBack(missing);
  }

  /** Open windows have no day in common; the start of one may have moved with the history. */
  private void close(DateWindow window) {
    open.removeIf(other -> other.to().equals(window.to()));
  }

  private void putBack(List<DateWindow> windows) {
    if (!windows.isEmpty()) {
      List<DateWindow> all = new ArrayList<>(pending);
      all.addAll(windows);
      all.sort(order);
      pending.clear();
      pending.addAll(all);
    }
  }

  /**
   * The first day, in the scan's order, of which rows are still to come; null when, newest first,
   * there is none. Oldest first, days that have not come yet count too.
   */
  @Nullable LocalDate unread() {
    Stream<DateWindow> windows = Stream.concat(open.stream(), pending.stream());
    if (newestFirst) {
      return windows.map(DateWindow::to).max(Comparator.naturalOrder()).orElse(null);
    }
    LocalDate last = newest == null || settled ? horizon.plusDays(1) : newest;
    return windows.map(DateWindow::from).min(Comparator.naturalOrder()).orElse(last);
  }

  /** Whether all days of the window come before the one that {@link #unread} gave. */
  boolean comesBefore(DateWindow window, @Nullable LocalDate unread) {
    return unread == null
        || (newestFirst ? window.from().isAfter(unread) : window.to().isBefore(unread));
  }

  private void addLastDays() {
    if (pending.isEmpty()) {
      addNewDays();
    }
    if (pending.isEmpty() && newest != null && !settled) {
      pending.add(new DateWindow(newest, newest));
    }
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

  /** Whether sessions could move from the others into this one, which must therefore be last. */
  private boolean waitsForOthers(DateWindow window) {
    return !newestFirst && holdsNewest(window);
  }

  private static DateWindow withoutNewest(DateWindow window) {
    return new DateWindow(window.from(), window.to().minusDays(1));
  }

  private boolean holdsNewest(DateWindow window) {
    return window.to().equals(newest);
  }
}
