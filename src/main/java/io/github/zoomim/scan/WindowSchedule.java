package io.github.zoomim.scan;

import static java.util.Comparator.naturalOrder;

import com.google.common.collect.Lists;
import io.github.zoomim.scan.ScanDays.FromMemory;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which window a running scan asks for next. It keeps the promise of a complete scan:
 * <strong>a session that exists during the whole of a complete scan is returned exactly
 * once</strong>, although it may move meanwhile. This class sees to it that such a session is met
 * at least once; {@link SeenSessions} drops what comes twice.
 *
 * <p>A session moves in one way only: a message takes it from its day to today. A window without
 * today can only lose sessions, and whatever it loses is found today. So the newest day must be
 * read last, after every other window has ended: a session that left a window before that window
 * was read is there by then, and one that leaves later was met in it. The newest day is
 * <em>settled</em> while this holds, and a scan ends only when it is settled:
 *
 * <ul>
 *   <li>A window of the newest day alone settles it when it ends.
 *   <li>A window of older days and the newest settles it if a single page held all of it, because
 *       then nothing could move between its days. A scan that goes oldest first tries that, which
 *       costs one request instead of two. When the page shows that more follows, it reads the
 *       window to its end and then the newest day again; or, where that day may be long, it leaves
 *       the window and asks for the older days by themselves and for the newest day after them. A
 *       scan that goes newest first reads such a window to its end.
 *   <li>Any request for other days unsettles it. So a scan that goes newest first and is read to
 *       its end asks for the newest day once more.
 *   <li>When midnight has passed meanwhile, the new days are asked for too, and the last of them
 *       becomes the newest day.
 * </ul>
 *
 * <p>Windows may be read at the same time. Oldest first, a window that holds the newest day waits
 * until all others have ended. A window of older days and the newest is tried as one only while no
 * window took more than a page; after that it is split beforehand, so that the older days need not
 * wait. Newest first no window waits, but one that was read beside others settles nothing.
 *
 * <p>A window may be left at any time and asked for again in smaller ones: whatever was read of it
 * comes again.
 *
 * <p>No order of windows helps where paging loses rows within one window, for example where page
 * tokens are offsets into a list that shrinks between pages.
 */
final class WindowSchedule {
  /** The days that are wanted within an inclusive span, oldest first. */
  @FunctionalInterface
  interface Days {
    List<DayRun> within(LocalDate oldest, LocalDate newest);

    /** What is taken from memory by a scan that begins now. */
    default FromMemory fromMemory(History served) {
      return FromMemory.NOTHING;
    }
  }

  /** Decides how many windows are read next, and how long they are. */
  @FunctionalInterface
  interface Cutter {
    /**
     * Cuts the next windows off the days.
     *
     * @param days those that are left, in the order of reading; what is cut is taken off
     * @param newest the day that sessions move into; null where it is not among the scan's days
     * @return windows in the order of reading; none only where no day is left
     */
    List<DateWindow> cut(Deque<DayRun> days, @Nullable LocalDate newest);
  }

  /** By how many days a clock may be wrong before it has been compared. */
  private static final int DOUBTFUL = 2;

  private final Days wanted;
  private final Cutter cutter;
  private final boolean newestFirst;
  private final Supplier<History> served;
  private final BooleanSupplier isGuess;

  /** The days that have not been cut into windows yet, in the order of reading. */
  private final Deque<DayRun> days = new ArrayDeque<>();

  /**
   * The windows that have not been asked for yet, in the order of reading; before all of {@link
   * #days}.
   */
  private final Deque<DateWindow> pending = new ArrayDeque<>();

  /** Windows that were handed out and have neither ended nor been left. */
  private final List<DateWindow> open = new ArrayList<>();

  /** The days that were considered, wanted or not. */
  private History considered;

  /** The newest of the days asked for; null while sessions can't move into any of them. */
  private @Nullable LocalDate newest;

  private boolean settled;

  /** How many windows were read to their end. */
  private int done;

  /** Whether the open window was the only one all the time. */
  private boolean alone;

  private boolean splitsBeforehand;

  /** What is from memory and has not been taken yet. */
  private FromMemory memory = FromMemory.NOTHING;

  /** Whether the newest days have been read since, so that it is known what is still true. */
  private boolean memoryIsCurrent;

  private final Set<DateWindow> parts = new HashSet<>();

  /**
   * @param newestFirst the order of reading
   * @param served the days that are served now
   * @param isGuess whether that is this machine's opinion only, for no answer has told the day yet
   */
  WindowSchedule(
      Days wanted,
      Cutter cutter,
      boolean newestFirst,
      Supplier<History> served,
      BooleanSupplier isGuess) {
    this.wanted = wanted;
    this.cutter = cutter;
    this.newestFirst = newestFirst;
    this.served = served;
    this.isGuess = isGuess;
    this.considered = served.get();
  }

  /**
   * Begins, by the days that are served now and what is kept of them. Where nobody knows them and
   * none is wanted, the newest day is asked for all the same if days near by are wanted: the answer
   * tells which day it is.
   */
  void begin() {
    considered = served.get();
    days.clear();
    pending.clear();
    open.clear();
    newest = null;
    LocalDate today = considered.newest();
    memory = wanted.fromMemory(considered);
    memoryIsCurrent = memory.holds(today);
    if (memory.days().isEmpty()) {
      add(wanted.within(considered.oldest(), today));
    } else {
      add(memory.rest());
    }
    if (memoryIsCurrent) {
      newest = today;
      settled = memory.settled();
    }
    if (days.isEmpty()
        && memory.days().isEmpty()
        && isGuess.getAsBoolean()
        && !wanted
            .within(considered.oldest().minusDays(DOUBTFUL), today.plusDays(DOUBTFUL))
            .isEmpty()) {
      pending.add(new DateWindow(today, today));
    }
  }

  /**
   * The days to take from memory now, at most once; empty where they have to wait for the newest
   * days, which may hold the same sessions in a later state.
   *
   * @param complete whether all windows were read
   */
  List<KeptDay> takeFromMemory(boolean complete) {
    if (!complete && !memoryIsCurrent) {
      return List.of();
    }
    List<KeptDay> taken = memory.days();
    memory = FromMemory.NOTHING;
    return taken;
  }

  /**
   * Begins anew, and for the last time, if the first answer shows that other days are served than
   * was thought, unless these come in their turn anyway.
   */
  boolean startsOver() {
    History now = served.get();
    boolean isOutdated =
        now.oldest().isBefore(considered.oldest())
            || now.newest().isBefore(considered.newest())
            || (newestFirst && now.newest().isAfter(considered.newest()));
    if (isOutdated) {
      begin();
    }
    return isOutdated;
  }

  /** The windows that it begins with; for a schedule that is not used to read. */
  ScanPlan plan(int pageSize) {
    begin();
    cutNext();
    List<LocalDate> kept = memory.days().stream().map(KeptDay::day).sorted().toList();
    return new ScanPlan(
        List.copyOf(pending),
        pageSize,
        !days.isEmpty(),
        DayRun.of(kept).stream().map(DayRun::toString).toList());
  }

  /**
   * The window to ask for next. Null when it has to wait for windows that are open, or, if none is
   * open, when the scan is complete.
   */
  @Nullable DateWindow next() {
    if (open.isEmpty() && pending.isEmpty()) {
      cutNext();
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

  /** How many windows have been cut so far, those that have ended included. */
  int size() {
    return done + open.size() + pending.size();
  }

  /** How many more could be handed out beside those that are open. */
  int startable() {
    DateWindow last = pending.peekLast();
    boolean held = last != null && waitsForOthers(last) && !(splitsBeforehand && splits(last));
    return pending.size() - (held ? 1 : 0);
  }

  /** From now on the newest day is separated from older ones before they are asked for. */
  void splitBeforehand() {
    splitsBeforehand = true;
  }

  /** Whether a window of several pages may be left, to ask for its newest day by itself. */
  boolean splits(DateWindow window) {
    return waitsForOthers(window) && !window.isOneDay();
  }

  /**
   * Whether a window may be asked for in smaller ones. Parts may not be cut again: sessions that
   * crowd on one day would make each part look as busy as the whole.
   */
  boolean mayCut(DateWindow window) {
    return !parts.contains(window);
  }

  /**
   * An open window was left, to be asked for in smaller ones. If it is one that {@link #splits},
   * its newest day comes by itself at the end.
   *
   * @param pieces 1 or more; a window of fewer days gets as many as it has days
   */
  void left(DateWindow window, int pieces) {
    close(window);
    settled = false;
    List<DateWindow> cut = (splits(window) ? withoutNewest(window) : window).cut(pieces);
    if (cut.size() > 1) {
      parts.addAll(cut);
    }
    putBack(cut);
  }

  /**
   * A window was read to its end.
   *
   * @param missing the days of it that were not covered, oldest first
   * @param onePage whether one page held all of it
   */
  void ended(DateWindow window, List<DateWindow> missing, boolean onePage) {
    close(window);
    done++;
    settled = alone && holdsNewest(window) && missing.isEmpty() && (onePage || window.isOneDay());
    putBack(missing);
    LocalDate since = memory.since();
    LocalDate next = unasked();
    memoryIsCurrent |=
        settled && newestFirst && since != null && (next == null || next.isBefore(since));
  }

  /** Open windows have no day in common; the start of one may have moved with the history. */
  private void close(DateWindow window) {
    open.removeIf(other -> other.to().equals(window.to()));
  }

  private void putBack(List<DateWindow> windows) {
    if (!windows.isEmpty()) {
      Comparator<DateWindow> oldestFirst = Comparator.comparing(DateWindow::from);
      List<DateWindow> all = new ArrayList<>(pending);
      all.addAll(windows);
      all.sort(newestFirst ? oldestFirst.reversed() : oldestFirst);
      pending.clear();
      pending.addAll(all);
    }
  }

  /**
   * The first day, in the order of reading, of which rows are still to come; null when, newest
   * first, there is none. Oldest first, days that have not begun yet count too.
   */
  @Nullable LocalDate unread() {
    LocalDate asked = unasked();
    Stream<LocalDate> kept = memory.days().stream().map(KeptDay::day);
    Stream<LocalDate> all = asked == null ? kept : Stream.concat(kept, Stream.of(asked));
    return (newestFirst ? all.max(naturalOrder()) : all.min(naturalOrder())).orElse(null);
  }

  /** The same of those days only that are asked for. */
  private @Nullable LocalDate unasked() {
    Stream<DateWindow> windows = Stream.concat(open.stream(), pending.stream());
    DayRun uncut = days.peek();
    if (newestFirst) {
      return windows
          .map(DateWindow::to)
          .max(naturalOrder())
          .orElse(uncut == null ? null : uncut.to());
    }
    LocalDate last = newest == null || settled ? considered.newest().plusDays(1) : newest;
    return windows
        .map(DateWindow::from)
        .min(naturalOrder())
        .orElse(uncut == null ? last : uncut.from());
  }

  /** Whether all days of the window come before the one that {@link #unread} returned. */
  boolean comesBefore(DateWindow window, @Nullable LocalDate unread) {
    return unread == null
        || (newestFirst ? window.from().isAfter(unread) : window.to().isBefore(unread));
  }

  private void cutNext() {
    if (days.isEmpty()) {
      addNewDays();
    }
    pending.addAll(cutter.cut(days, newest));
    if (pending.isEmpty() && newest != null && !settled) {
      pending.add(new DateWindow(newest, newest));
    }
  }

  private void addNewDays() {
    History now = served.get();
    LocalDate last = considered.newest();
    if (now.newest().isAfter(last)) {
      // Sessions may have moved into the former newest day, too, before midnight.
      LocalDate from = newest != null && !settled ? newest : last.plusDays(1);
      considered = now;
      add(wanted.within(from.isBefore(now.oldest()) ? now.oldest() : from, now.newest()));
    }
  }

  private void add(List<DayRun> runs) {
    if (runs.isEmpty()) {
      return;
    }
    days.addAll(newestFirst ? Lists.reverse(runs) : runs);
    settled = false;
    LocalDate last = runs.get(runs.size() - 1).to();
    if (newest != null || last.equals(considered.newest())) {
      newest = last;
    }
  }

  /** Whether sessions could move from other windows into this one, which must therefore be last. */
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
