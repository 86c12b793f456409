package io.github.zoomim.execution;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One run of a statement. It goes along with the run from the JDBC face to the HTTP exchange and
 * carries what all of them need: the deadline, the stop signal, the row limit and fetch size, the
 * warnings and the request statistics.
 *
 * <p>Safe for use by several threads: one runs the statement, any may {@link #stop} it.
 */
public final class Execution {
  private final TimeSource time;
  private final RunLimits limits;
  private final long deadlineNanos;
  private final String statement;
  private final RequestStatistics statistics;
  private final List<String> warnings;
  private final @Nullable Execution whole;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Runnable> stopListeners = new ArrayList<>();
  private volatile @Nullable Stop stop;

  /**
   * Why a run was stopped.
   *
   * @param message says more than the reason does; null where there is no more to say
   */
  private record Stop(Kind reason, @Nullable String message) {}

  /**
   * Starts the clock of a run.
   *
   * @param statement the SQL text; "" where there is none
   */
  public Execution(TimeSource time, RunLimits limits, String statement) {
    this.time = time;
    this.limits = limits;
    this.deadlineNanos = time.nanoTime() + limits.timeout().toNanos();
    this.statement = statement;
    this.statistics = new RequestStatistics(time);
    this.warnings = new ArrayList<>();
    this.whole = null;
  }

  private Execution(Execution whole) {
    this.time = whole.time;
    this.limits = whole.limits;
    this.deadlineNanos = whole.deadlineNanos;
    this.statement = whole.statement;
    this.statistics = whole.statistics;
    this.warnings = whole.warnings;
    this.whole = whole;
  }

  /** Starts the clock of a run of no statement that may take so long; ZERO for no bound. */
  public static Execution within(Duration timeout, TimeSource time) {
    return new Execution(time, new RunLimits(timeout, Duration.ZERO, 0, 0), "");
  }

  /** A run without timeout, row limit or fetch size. */
  public static Execution unlimited(TimeSource time) {
    return new Execution(time, RunLimits.NONE, "");
  }

  /**
   * A part of this run that may end before it, such as a scan whose limit is met. It shares the
   * clock, the limits and the deadline, the warnings and the statistics. Whatever stops this run
   * stops the part too; a part that is stopped leaves the rest running, unless it was stopped
   * because the deadline passed, which is the deadline of all.
   *
   * <p>A part must be stopped when it is no longer needed, or this run holds on to it.
   */
  public Execution part() {
    Execution part = new Execution(this);
    Registration registration = onStop(() -> part.stop(why()));
    Registration closed = part.onStop(registration::close);
    assert closed != null;
    return part;
  }

  /** The clock that this run goes by. */
  public TimeSource time() {
    return time;
  }

  /** What bounds this run. */
  public RunLimits limits() {
    return limits;
  }

  /** The SQL text; "" where there is none. */
  public String statement() {
    return statement;
  }

  /** What this run has cost so far. */
  public RequestStatistics statistics() {
    return statistics;
  }

  /** Adds a warning for the user, once. */
  public void warn(String message) {
    synchronized (warnings) {
      if (!warnings.contains(message)) {
        warnings.add(message);
      }
    }
  }

  /** The warnings so far, oldest first. */
  public List<String> warnings() {
    synchronized (warnings) {
      return List.copyOf(warnings);
    }
  }

  /**
   * Ends the run from any thread: every wait of it wakes, its HTTP exchange is aborted, and its
   * next {@link #check} throws. The first reason counts; later calls do nothing.
   *
   * @param reason one of {@link Kind#CANCELLED}, {@link Kind#TIMEOUT} and {@link Kind#CLOSED}
   */
  public void stop(Kind reason) {
    stop(new Stop(reason, null));
  }

  private void stop(Stop why) {
    if (why.reason == Kind.TIMEOUT && whole != null) {
      whole.stop(why);
    }
    List<Runnable> listeners;
    synchronized (stopListeners) {
      if (stop != null) {
        return;
      }
      stop = why;
      listeners = List.copyOf(stopListeners);
      stopListeners.clear();
    }
    stopped.countDown();
    listeners.forEach(Runnable::run);
  }

  /** Whether the run was stopped or its deadline has passed. */
  public boolean isStopped() {
    expire();
    return stopped.getCount() == 0;
  }

  /**
   * Does nothing while the run may go on.
   *
   * @throws ZoomImFailure of the kind the run was stopped for, or {@link Kind#TIMEOUT}
   */
  public void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
    if (isStopped()) {
      throw stopFailure();
    }
  }

  /**
   * Calls the listener when the run is stopped, at once if it was stopped already.
   *
   * @return what takes the listener off again
   */
  public Registration onStop(Runnable listener) {
    synchronized (stopListeners) {
      if (stop == null) {
        stopListeners.add(listener);
        return () -> {
          synchronized (stopListeners) {
            stopListeners.remove(listener);
          }
        };
      }
    }
    listener.run();
    return () -> {};
  }

  /** A listener's registration. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** What is left until the deadline, never negative; null without one. */
  public @Nullable Duration remaining() {
    if (limits.timeout().isZero()) {
      return null;
    }
    return Duration.ofNanos(Math.max(0, deadlineNanos - time.nanoTime()));
  }

  /**
   * Waits, unless the deadline would pass meanwhile: then it fails at once instead of waiting in
   * vain.
   *
   * @param why what is waited for, for the message: "the back-off after HTTP 503"
   * @throws ZoomImFailure when the run is stopped, or the wait would outlast the deadline
   */
  public void pause(Duration duration, String why) {
    check();
    Duration left = remaining();
    if (left != null && duration.compareTo(left) > 0) {
      // Whoever notices the stop first says why: another thread may wait for this one.
      stop(
          new Stop(
              Kind.TIMEOUT,
              ("The statement's timeout of %s s would expire while waiting %s ms, until %s, for %s;"
                      + " raise the query timeout or narrow the time range")
                  .formatted(
                      limits.timeout().toSeconds(),
                      duration.toMillis(),
                      time.now().plus(duration).truncatedTo(ChronoUnit.SECONDS),
                      why)));
      throw stopFailure();
    }
    if (duration.isZero() || duration.isNegative()) {
      return;
    }
    try {
      time.await(stopped, duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    check();
  }

  /** The failure that says why this run was stopped. */
  public ZoomImFailure stopFailure() {
    Stop why = why();
    if (why.message != null) {
      return new ZoomImFailure(why.reason, why.message);
    }
    return switch (why.reason) {
      case TIMEOUT ->
          new ZoomImFailure(
              why.reason,
              "The statement ran longer than its timeout of "
                  + limits.timeout().toSeconds()
                  + " s; raise the query timeout or narrow the time range");
      case CLOSED -> new ZoomImFailure(why.reason, "The statement was closed while it ran");
      default -> new ZoomImFailure(why.reason, "The statement was cancelled");
    };
  }

  private Stop why() {
    return Objects.requireNonNullElse(stop, new Stop(Kind.CANCELLED, null));
  }

  private void expire() {
    if (!limits.timeout().isZero() && time.nanoTime() - deadlineNanos >= 0) {
      stop(Kind.TIMEOUT);
    }
  }

  private static ZoomImFailure interrupted() {
    return new ZoomImFailure(Kind.CANCELLED, "The thread that ran the statement was interrupted");
  }
}
