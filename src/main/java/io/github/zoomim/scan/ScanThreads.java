package io.github.zoomim.scan;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The daemon threads on which scans read ahead, shared by all connections. They are started when
 * needed, as many as requests are in flight, and end when they were idle for a moment, so that none
 * outlives its connection for long.
 */
final class ScanThreads {
  private static final AtomicLong COUNT = new AtomicLong();
  private static final Executor SHARED = pool();

  private ScanThreads() {}

  static Executor shared() {
    return SHARED;
  }

  private static ThreadPoolExecutor pool() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        1,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "zoomim-read-ahead-" + COUNT.incrementAndGet());
          thread.setDaemon(true);
          // The context class loader may be that of an application that is unloaded meanwhile.
          thread.setContextClassLoader(null);
          return thread;
        });
  }
}
