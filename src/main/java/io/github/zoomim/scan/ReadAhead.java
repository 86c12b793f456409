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
 * Reads the windows of a scan, several at once, for one reader. What may be asked for beside what
 * says {@link Itinerary}, how much of it at once {@link SlowStart}, when the reader gets what came,
 * and how much of it may wait, {@link HandOver}.
 *
 * <p>Where only one request may be in flight it is made on the reader's own thread, when the reader
 * wants its page and not before. Otherwise each is made on a thread of its own.
 *
 * <p>Rows are admitted when they arrive, not when they are returned. So a window that is opened
 * anew because its token expired while the reader was slow catches up without waiting for the
 * reader: pages that bring nothing new take no place.
 */
final class ReadAhead implements RowSource {
  private final Itinerary itinerary;
  private final Function<DateWindow, WindowReader> opener;
  private final Admission admission;
  private final SlowStart slowStart;
  private final HandOver handOver;
  private final Execution run;
  private final Executor threads;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Windows whose next page nobody has asked for yet, the longest waiting first. */
  private final Deque<OpenWindow> idle = new ArrayDeque<>();

  private long arrived;

  /** Pages of windows that were left although they had not to be. */
  private long lost;

  private int inFlight;
  private int windows;
  private int windowsDone;
  private @Nullable Throwable failure;

  /**
   * @param run the part of the execution that makes the requests; stopping it ends them
   */
  ReadAhead(
      Itinerary itinerary,
      Function<DateWindow, WindowReader> opener,
      Admission admission,
      SlowStart slowStart,
      HandOver handOver,
      Execution run,
      Executor threads) {
    this.itinerary = itinerary;
    this.opener = opener;
    this.admission = admission;
    this.slowStart = slowStart;
    this.handOver = handOver;
    this.run = run;
    this.threads = threads;
    Execution.Registration registration = run.onStop(this::wake);
    assert registration != null;
  }

  /** The first failure of any request is the scan's. */
  @Override
  public @Nullable List<Session> next() {
    while (true) {
      List<OpenWindow> started;
      boolean own = false;
      List<Session> rows;
      lock.lock();
      try {
        check();
        rows = handOver.poll();
        if (rows == null) {
          if (admission.isFull()) {
            return null;
          }
          started = start();
          own = inFlight == 1 && started.size() == 1;
          if (inFlight == 0) {
            break;
          }
          if (started.isEmpty()) {
            awaitChange();
          }
        } else {
          // Nothing is asked for ahead of a page that came alone: its reader may stop there.
          started = inFlight > 0 || handOver.readsOn() ? start() : List.of();
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
        return handOver.arrange(rows);
      }
    }
    List<Session> rest = handOver.arrange(handOver.rest());
    return rest.isEmpty() ? null : rest;
  }

  @Override
  public void close() {
    run.stop(Kind.CLOSED);
  }

  private void check() {
    if (failure != null) {
      Throwables.throwIfUnchecked(failure);
    }
    // Once the limit is met, the run was stopped for being no longer needed.
    if (!admission.isFull()) {
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

  /** Takes as many windows as may be in flight now; each must be fetched from then. */
  private List<OpenWindow> start() {
    List<OpenWindow> started = new ArrayList<>();
    while (failure == null
        && !admission.isFull()
        && inFlight < mostInFlight()
        && handOver.hasRoomForPage(inFlight)) {
      OpenWindow window = pick();
      if (window == null) {
        break;
      }
      inFlight++;
      started.add(window);
    }
    count();
    return started;
  }

  /** Tells the run's figures what has changed. */
  private void count() {
    run.statistics().windowsChanged(itinerary.size() - windows, itinerary.done() - windowsDone);
    windows = itinerary.size();
    windowsDone = itinerary.done();
  }

  private int mostInFlight() {
    return slowStart.inFlight(arrived - handOver.readyPages(), admission.found());
  }

  /** The window to ask for a page now; null when nothing can be asked for beside what is. */
  private @Nullable OpenWindow pick() {
    for (OpenWindow window = idle.poll(); window != null; window = idle.poll()) {
      DateWindow days = window.reader().window();
      boolean splits = itinerary.splits(days);
      int pieces = pieces(window, splits);
      if (!splits && pieces == 1) {
        return window;
      }
      lost += splits ? 0 : window.length().pages();
      itinerary.left(days, pieces);
    }
    DateWindow next = handOver.hasRoomForWindow(itinerary.open()) ? itinerary.next() : null;
    return next == null ? null : new OpenWindow(opener.apply(next));
  }

  /** Windows that are waiting fill free places first, for that costs no request. */
  private int pieces(OpenWindow window, boolean splits) {
    int places = mostInFlight() - itinerary.open() - itinerary.startable() + 1;
    return slowStart.mayCut(lost, arrived)
            && places > 1
            && itinerary.mayCut(window.reader().window())
        ? window.length().pieces(places, splits)
        : 1;
  }

  private void fetchOnAnotherThread(OpenWindow first) {
    try {
      threads.execute(
          () -> {
            for (OpenWindow window = first; window != null; window = takeOver()) {
              fetch(window);
            }
          });
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  /** What a thread that has fetched a page goes on with; null for nothing. */
  private @Nullable OpenWindow takeOver() {
    List<OpenWindow> started = List.of();
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

  private void fetch(OpenWindow window) {
    try {
      arrived(window, window.nextPage());
    } catch (Throwable e) {
      failed(e);
    }
  }

  private void arrived(OpenWindow window, List<Session> page) {
    lock.lock();
    try {
      List<Session> rows = admission.admit(page);
      arrived++;
      inFlight--;
      WindowReader reader = window.reader();
      handOver.arrived(rows, reader.window());
      if (reader.hasEnded()) {
        itinerary.ended(reader.window(), reader.missing(), reader.wasOnePage());
        handOver.ended(reader.window());
      } else {
        goOn(window, rows.isEmpty());
      }
      count();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (admission.isFull()) {
      close();
    }
  }

  private void goOn(OpenWindow window, boolean atOnce) {
    if (atOnce) {
      idle.addFirst(window);
    } else {
      idle.add(window);
    }
    if (slowStart.mayCut()) {
      itinerary.splitBeforehand();
    }
  }

  /** The first failure counts; those that follow come of ending the others. */
  private void failed(Throwable e) {
    lock.lock();
    try {
      if (failure == null && !admission.isFull()) {
        failure = e;
        handOver.clear();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    close();
  }
}
