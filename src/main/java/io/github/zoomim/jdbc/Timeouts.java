package io.github.zoomim.jdbc;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Stops runs whose timeout passes. One daemon thread serves all connections; it is started with the
 * first timeout and ends when there has been none for a while, so that it keeps no class loader
 * alive.
 */
final class Timeouts {
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private Timeouts() {}

  /**
   * Stops the run after the timeout.
   *
   * @param timeout {@link Duration#ZERO} for none
   * @return takes the timeout off
   */
  static Runnable start(Execution execution, Duration timeout) {
    if (timeout.isZero()) {
      return () -> {};
    }
    ScheduledFuture<?> future =
        TIMER.schedule(
            () -> execution.stop(Kind.TIMEOUT), timeout.toMillis(), TimeUnit.MILLISECONDS);
    return () -> future.cancel(false);
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "zoomim-jdbc-timeouts");
              thread.setDaemon(true);
              thread.setContextClassLoader(null);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }
}
