package io.github.zoomim.execution;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for futures no longer than an execution may run. */
public final class Waits {
  private Waits() {}

  /**
   * The future's value. However the wait ends without one, the future is cancelled: hand in a
   * {@link CompletableFuture#copy} of one that others wait for too. Waits by the machine's clock,
   * since what is waited for comes from outside.
   *
   * @param limit the longest wait; null for as long as the execution may go on
   * @throws io.github.zoomim.execution.ZoomImFailure when the execution is stopped, its deadline
   *     passes or the thread is interrupted
   * @throws TimeoutException when the limit passes before any of that
   * @throws ExecutionException with the future's own failure as its cause
   */
  public static <T> T await(Future<T> future, @Nullable Duration limit, Execution execution)
      throws ExecutionException, TimeoutException {
    Execution.Registration registration = execution.onStop(() -> future.cancel(true));
    try {
      Duration left = execution.remaining();
      boolean deadlineFirst = left != null && (limit == null || left.compareTo(limit) <= 0);
      Duration wait = deadlineFirst ? left : limit;
      try {
        return wait == null ? future.get() : future.get(wait.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        future.cancel(true);
        if (deadlineFirst) {
          execution.stop(Kind.TIMEOUT);
        }
        execution.check();
        throw e;
      } catch (InterruptedException e) {
        future.cancel(true);
        Thread.currentThread().interrupt();
        execution.check();
        throw new IllegalStateException(e);
      } catch (CancellationException e) {
        execution.check();
        throw new ExecutionException(e);
      } catch (ExecutionException e) {
        // A stop that broke the exchange may show as the exchange's failure: the stop counts.
        execution.check();
        Throwable cause = e;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
            && cause.getCause() != null) {
          cause = cause.getCause();
        }
        throw new ExecutionException(cause);
      }
    } finally {
      registration.close();
    }
  }
}
