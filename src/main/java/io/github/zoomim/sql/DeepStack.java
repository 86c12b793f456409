package io.github.zoomim.sql;

import static java.util.Objects.requireNonNullElse;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs what recurses as deeply as a statement is long: the engine's parser, validator, planner and
 * compiler. A thousand conditions joined by AND are a tree of a thousand levels, for which the
 * usual stack of a thread is too small.
 */
final class DeepStack {
  /** Shorter statements can't nest so deeply that the caller's stack is too small. */
  private static final int SHORT = 1_000;

  /** Reserved, not used: the system gives a stack its memory when it grows. */
  private static final long BYTES = 512L << 20;

  private DeepStack() {}

  /**
   * Runs the work for a statement of this length, in the caller's thread or one of its own.
   *
   * @throws RuntimeException as the work throws it; an Error likewise
   */
  static <T> T run(int length, Supplier<T> work) {
    if (length <= SHORT) {
      return work.get();
    }
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "zoomim-prepare", BYTES);
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    return await(task);
  }

  /** An interrupt doesn't end it, as it wouldn't in the caller's own thread. */
  private static <T> T await(FutureTask<T> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw rethrown(requireNonNullElse(e.getCause(), e));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
