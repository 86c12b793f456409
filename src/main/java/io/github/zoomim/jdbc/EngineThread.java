package io.github.zoomim.jdbc;

import io.github.zoomim.execution.DaemonThreads;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.jdbc.refused.SqlStates;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs the engine on a thread that its caller can leave. Planning a long statement, sorting a
 * million rows or matching one pattern cannot be interrupted; a caller that cancels, closes or is
 * interrupted meanwhile must not wait for it. The engine notices the stop at its next row or rule
 * and ends a little later.
 */
final class EngineThread {
  /** Enough for most waits to notice a stop; their own failure says more than ours. */
  private static final long GRACE_MILLIS = 30;

  private static final Executor THREADS =
      DaemonThreads.pool("zoomim-engine", Duration.ofSeconds(5));

  private EngineThread() {}

  /**
   * The work's result, or a failure soon after the execution is stopped or this thread interrupted;
   * an interrupt stops the execution too and stays with the thread.
   *
   * @param unwanted gets the result when nobody waits for it any longer
   * @throws SQLException for whatever the work throws, Errors included
   */
  static <T> T call(Execution execution, Callable<T> work, Consumer<? super T> unwanted)
      throws SQLException {
    return SqlStates.call(
        () -> {
          execution.check();
          return await(execution, start(work, unwanted), unwanted);
        });
  }

  /** The same for a result that holds nothing. */
  static <T> T call(Execution execution, Callable<T> work) throws SQLException {
    return call(execution, work, result -> {});
  }

  private static <T> CompletableFuture<T> start(Callable<T> work, Consumer<? super T> unwanted) {
    CompletableFuture<T> result = new CompletableFuture<>();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    THREADS.execute(
        () -> {
          Thread.currentThread().setContextClassLoader(loader);
          try {
            T value = work.call();
            if (!result.complete(value)) {
              unwanted.accept(value);
            }
          } catch (Throwable t) {
            result.completeExceptionally(t);
          } finally {
            Thread.currentThread().setContextClassLoader(null);
          }
        });
    return result;
  }

  private static <T> T await(
      Execution execution, CompletableFuture<T> result, Consumer<? super T> unwanted)
      throws SQLException {
    CountDownLatch awake = new CountDownLatch(1);
    var unused = result.whenComplete((value, failure) -> awake.countDown());
    Execution.Registration registration = execution.onStop(awake::countDown);
    try {
      awaitEnd(awake, execution);
      return outcome(execution, result);
    } catch (InterruptedException e) {
      execution.stop(Kind.CANCELLED);
      leave(result, unwanted);
      Thread.currentThread().interrupt();
      execution.check();
      throw SqlStates.of(e);
    } finally {
      registration.close();
    }
  }

  /** Returns when the work has ended or was stopped; the deadline stops it. */
  private static void awaitEnd(CountDownLatch awake, Execution execution)
      throws InterruptedException {
    while (awake.getCount() > 0 && !execution.isStopped()) {
      Duration left = execution.remaining();
      if (left == null) {
        awake.await();
      } else {
        var unused = awake.await(left.toNanos(), TimeUnit.NANOSECONDS);
      }
    }
  }

  /** The result of work that has ended or was stopped. */
  private static <T> T outcome(Execution execution, CompletableFuture<T> result)
      throws SQLException, InterruptedException {
    try {
      return result.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw SqlStates.of(Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      ZoomImFailure stopped = execution.stopFailure();
      if (result.completeExceptionally(stopped)) {
        throw SqlStates.of(stopped);
      }
      return outcome(execution, result);
    }
  }

  /** Gives the work the same time to end, and discards its result whenever it comes. */
  private static <T> void leave(CompletableFuture<T> result, Consumer<? super T> unwanted) {
    try {
      unwanted.accept(result.get(GRACE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      // It has ended by itself.
    } catch (InterruptedException | TimeoutException e) {
      if (!result.cancel(false)) {
        var unused = result.thenAccept(unwanted);
      }
    }
  }
}
