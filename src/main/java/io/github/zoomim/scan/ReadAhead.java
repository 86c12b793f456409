package io.github.zoomim.scan;

import com.google.common.base.Throwables;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the windows of a scan, several at a time, for one reader. {@link WindowSchedule} decides
 * which window comes next, {@link SlowStart} how many requests may be in flight, {@link Delivery}
 * when the reader gets the rows and how many may wait for it.
 *
 * <p>A request that is the only one in flight is made on the reader's own thread, when the reader
 * needs its page and not before. All others are made on threads of their own.
 *
 * <p>Rows are filtered when they arrive, not when they are returned. So a window that is reopened
 * because its token expired while the reader was slow catches up without waiting for the reader:
 * pages that bring nothing new take no place.
 */
final class ReadAhead {
  private final WindowSchedule schedule;
  private final Function<DateWindow, WindowReader> opener;
  private final RowFilter filter;
  private final Function<List<KeptDay>, List<Session>> memory;
  private final SlowStart slowStart;
  private final Delivery delivery;
  private final Execution run;
  private final Executor threads;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Open windows whose next page has not been asked for, the longest waiting first. */
  private final Deque<WindowReader> idle = new ArrayDeque<>();

  private long arrived;

  /** Pages of windows that were left only for speed. */
  private long lost;

  private int inFlight;
  private int windows;
  private int windowsDone;
  private boolean begun;
  private boolean complete;
  private @Nullable Throwable failure;

  /**
   * @param memory the rows of days that are kept from before
   * @param run the part of the execution that makes the requests; stopping it ends them
   */
  ReadAhead(
      WindowSchedule schedule,
      Function<DateWindow, WindowReader> opener,
      RowFilter filter,
      Function<List<KeptDay>, List<Session>> memory,
      SlowStart slowStart,
      Delivery delivery,
      Execution run,
      Executor threads) {
    this.schedule = schedule;
    this.opener = opener;
    this.filter = filter;
    this.memory = memory;
    this.slowStart = slowStart;
    this.delivery = delivery;
    this.run = run;
    this.threads = threads;
    Execution.Registration registration = run.onStop(this::wake);
    assert registration != null;
  }

  /**
   * The next rows, at least one; null after the last ones. May block for requests.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure the first failure of any request, or why the
   *     run was stopped
   */
  @Nullable List<Session> next() {
    while (!complete) {
      List<WindowReader> started = List.of();
      boolean own;
      List<Session> rows;
      lock.lock();
      try {
        check();
        begin();
        rows = delivery.poll();
        boolean waits = rows == null;
        if (waits && filter.isFull()) {
          return null;
        }
        // Nothing is asked for ahead of a page that came alone: its reader may stop there.
        if (waits || inFlight > 0 || delivery.readsOn()) {
          started = start();
        }
        if (waits && inFlight == 0) {
          List<KeptDay> kept = schedule.takeFromMemory(true);
          complete = kept.isEmpty();
          deliver(kept);
        }
        own = waits && inFlight == 1 && started.size() == 1;
        if (waits && inFlight > 0 && started.isEmpty()) {
          awaitChange();
        }
      } finally {
        lock.unlock();
      }
      if (own) {
        fetch(started.get(0));
      } else {
        started.forEach(this::fetchOnAnotherThread);
      }
      if (rows != null) {
        return rows;
      }
    }
    List<Session> rest = delivery.rest();
    return rest.isEmpty() ? null : rest;
  }

  private void begin() {
    if (!begun) {
      begun = true;
      schedule.begin();
      deliver(schedule.takeFromMemory(false));
    }
  }

  /** Delivers what is kept of these days. */
  private void deliver(List<KeptDay> kept) {
    if (!kept.isEmpty()) {
      delivery.fromMemory(memory.apply(kept));
    }
  }

  /** Ends what is in flight, from any thread. */
  void close() {
    run.stop(Kind.CLOSED);
  }

  private void check() {
    if (failure != null) {
      Throwables.throwIfUnchecked(failure);
    }
    // Once the limit is met, the run was stopped because it is no longer needed.
    if (!filter.isFull()) {
      run.check();
    }
  }

  /** May wake for nothing; {@link #next} looks again. */
  @SuppressWarnings("WaitNotInLoop")
  private void awaitChange() {
    try {
      changed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      run.check();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes as many windows as may be in flight now; the caller must fetch a page of each. */
  private List<WindowReader> start() {
    List<WindowReader> started = new ArrayList<>();
    while (failure == null
        && !filter.isFull()
        && inFlight < mostInFlight()
        && delivery.hasRoomForPage(inFlight)) {
      WindowReader window = pick();
      if (window == null) {
        break;
      }
      inFlight++;
      started.add(window);
    }
    count();
    return started;
  }

  /** Adjusts the run's numbers of planned and of completed windows. */
  private void count() {
    run.statistics().windowsChanged(schedule.size() - windows, schedule.done() - windowsDone);
    windows = schedule.size();
    windowsDone = schedule.done();
  }

  private int mostInFlight() {
    return slowStart.inFlight(arrived - delivery.readyPages(), filter.found());
  }

  /** The window to ask for a page now; null if nothing can be asked for beside what is open. */
  private @Nullable WindowReader pick() {
    for (WindowReader window = idle.poll(); window != null; window = idle.poll()) {
      DateWindow days = window.window();
      // To ask for a short newest day again costs no more than to leave a page behind.
      boolean splits = schedule.splits(days) && !window.length().hasShortDays();
      int pieces = pieces(window, splits);
      if (!splits && pieces == 1) {
        return window;
      }
      lost += splits ? 0 : window.length().pages();
      schedule.left(days, pieces);
    }
    DateWindow next = delivery.hasRoomForWindow(schedule.open()) ? schedule.next() : null;
    return next == null ? null : opener.apply(next);
  }

  /** Windows that are pending fill free places first, because that costs no request. */
  private int pieces(WindowReader window, boolean splits) {
    int places = mostInFlight() - schedule.open() - schedule.startable() + 1;
    return slowStart.mayCut(lost, arrived) && places > 1 && schedule.mayCut(window.window())
        ? window.length().pieces(places, splits)
        : 1;
  }

  private void fetchOnAnotherThread(WindowReader first) {
    try {
      threads.execute(
          () -> {
            for (WindowReader window = first; window != null; window = takeOver()) {
              fetch(window);
            }
          });
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  /** What a thread that has fetched a page continues with; null for nothing. */
  private @Nullable WindowReader takeOver() {
    List<WindowReader> started = List.of();
    lock.lock();
    try {
      started = start();
    } catch (RuntimeException | Error e) {
      failed(e);
    } finally {
      lock.unlock();
    }
    started.stream().skip(1).forEach(this::fetchOnAnotherThread);
    return started.isEmpty() ? null : started.get(0);
  }

  private void fetch(WindowReader window) {
    try {
      arrived(window, window.nextPage());
    } catch (Throwable e) {
      failed(e);
    }
  }

  private void arrived(WindowReader window, List<Session> page) {
    lock.lock();
    try {
      inFlight--;
      if (isOutdated()) {
        changed.signalAll();
        return;
      }
      List<Session> rows = filter.filter(page);
      delivery.arrived(rows, window.window());
      if (window.hasEnded()) {
        schedule.ended(window.window(), window.missing(), window.wasOnePage());
        delivery.ended(window.window());
        deliver(schedule.takeFromMemory(false));
      } else {
        goOn(window, rows.isEmpty());
      }
      count();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (filter.isFull()) {
      close();
    }
  }

  /** Whether this is the first answer, and by the day that it shows others are to be asked for. */
  private boolean isOutdated() {
    return arrived++ == 0 && schedule.startsOver();
  }

  private void goOn(WindowReader window, boolean atOnce) {
    if (atOnce) {
      idle.addFirst(window);
    } else {
      idle.add(window);
    }
    if (slowStart.mayCut()) {
      schedule.splitBeforehand();
    }
  }

  /** The first failure counts; those that follow come from stopping the other requests. */
  private void failed(Throwable e) {
    lock.lock();
    try {
      boolean isOutdated = isOutdated();
      changed.signalAll();
      if (isOutdated) {
        inFlight--;
        return;
      }
      if (failure == null && !filter.isFull()) {
        failure = e;
      }
    } finally {
      lock.unlock();
    }
    close();
  }
}
