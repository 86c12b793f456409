package io.github.zoomim.execution;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the pools of threads that all connections of the process share. */
public final class DaemonThreads {
  private DaemonThreads() {}

  /**
   * Daemon threads that are started when needed, as many as there is work, and inherit nothing from
   * whoever starts them. They end when they were idle for a moment, so that none outlives its
   * connection for long.
   *
   * @param name what they are called, with a number after it
   */
  public static Executor pool(String name, Duration idle) {
    AtomicLong count = new AtomicLong();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        idle.toMillis(),
        TimeUnit.MILLISECONDS,
        new SynchronousQueue<>(),
        task -> thread(task, name + "-" + count.incrementAndGet()));
  }

  /** Privileged, or it would keep the class loaders of all who call, up to JDK 23. */
  @SuppressWarnings("removal")
  private static Thread thread(Runnable task, String name) {
    return AccessController.doPrivileged(
        (PrivilegedAction<Thread>)
            () -> {
              Thread thread = new Thread(null, task, name, 0, false);
              thread.setDaemon(true);
              // It may be that of an application that is unloaded meanwhile.
              thread.setContextClassLoader(null);
              return thread;
            });
  }
}
