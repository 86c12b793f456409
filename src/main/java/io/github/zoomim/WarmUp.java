package io.github.zoomim;

import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.jdbc.ConnectionContext;
import io.github.zoomim.jdbc.JdbcConnection;
import io.github.zoomim.scan.SessionPageSource;
import io.github.zoomim.sql.SqlEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;

/**
 * Loads the engine in the background, once in a process, so that the first query need not wait for
 * thousands of classes. It begins when the driver is loaded or a connection is opened.
 *
 * <p>If no query comes at once, it builds an HTTP client and prepares two queries of no account,
 * and stops for a real one: that one must not share the processor with them. It opens no socket.
 *
 * <p>{@code -Dzoomim.warmUp=false} turns it off.
 */
final class WarmUp {
  private static final Logger LOG = Logger.getLogger("io.github.zoomim");

  /** A query within this time after loading comes at once, and should have the processors alone. */
  private static final Duration BEFORE = Duration.ofMillis(150);

  /** From what every query needs to what many do. */
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT * FROM chat_sessions LIMIT 5",
          "SELECT type, COUNT(*) FROM chat_sessions"
              + " WHERE last_message_sent_time >= TIMESTAMP '2026-01-01 00:00:00'"
              + " GROUP BY type ORDER BY 2 DESC");

  private static final AtomicBoolean BEGUN = new AtomicBoolean();
  private static final CountDownLatch QUERIED = new CountDownLatch(1);

  private WarmUp() {}

  /** Begins it on a thread of its own, the first time. */
  // Nothing relies on the priority; where the platform heeds it, others come first.
  @SuppressWarnings("ThreadPriorityCheck")
  static void begin() {
    if (QUERIED.getCount() > 0 && isWanted() && BEGUN.compareAndSet(false, true)) {
      Thread thread = new Thread(WarmUp::run, "zoomim-warm-up");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
  }

  /**
   * The same, unless {@link java.sql.DriverManager} is looking through all the drivers that there
   * are: it does so in any process that uses any of them.
   */
  static void beginWhenLoadedByName() {
    boolean lookedThrough =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames.anyMatch(
                        frame -> frame.getClassName().equals("java.sql.DriverManager")));
    if (!lookedThrough) {
      begin();
    }
  }

  private static boolean isWanted() {
    return !"false".equals(System.getProperty("zoomim.warmUp"));
  }

  private static void run() {
    try {
      if (!QUERIED.await(BEFORE.toNanos(), TimeUnit.NANOSECONDS)) {
        HttpSettings.of(Connections.demo()).sender().warmUp();
        prepare(() -> QUERIED.getCount() > 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | LinkageError e) {
      // Then the first query is slow, and says itself what is wrong.
      LOG.fine(() -> "the warm-up ended early: " + e);
    }
  }

  /** Prepares the statements here, while they are wanted. */
  static void prepare(BooleanSupplier wanted) throws SQLException {
    try (Connection connection = connect()) {
      for (String sql : STATEMENTS) {
        if (wanted.getAsBoolean()) {
          connection.prepareStatement(sql).close();
        }
      }
    }
  }

  private static Connection connect() {
    SessionPageSource none =
        (request, execution) -> {
          throw new IllegalStateException("the warm-up asks for no page");
        };
    return new JdbcConnection(
        new ConnectionContext(
            new SqlEngine(Connections.scanned(none), new RequestLog()),
            () -> {},
            TimeSource.system(),
            "jdbc:zoomim:",
            null,
            timeout -> true,
            List.of(),
            () -> {}));
  }

  /** Ends it: a query has come. */
  static void end() {
    QUERIED.countDown();
  }
}
