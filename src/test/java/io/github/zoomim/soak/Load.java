package io.github.zoomim.soak;

import io.github.zoomim.simulator.SimulatedSession;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Threads that ask at random, and end what they asked at random. */
final class Load {
  private static final int THREADS = 16;

  private final List<SimulatedSession> sessions;
  private final List<DataSource> pools;
  private final Map<String, Integer> endings = new TreeMap<>();
  private final Queue<WeakReference<Object>> statements = new ConcurrentLinkedQueue<>();

  /**
   * A load.
   *
   * @param pools one of them is taken for each query, by chance
   */
  Load(List<SimulatedSession> sessions, List<DataSource> pools) {
    this.sessions = sessions;
    this.pools = pools;
  }

  /** How a query may end. */
  private enum Ending {
    WHOLE,
    CANCELLED,
    TIMED_OUT,
    RESULT_CLOSED,
    CONNECTION_CLOSED
  }

  /** How many queries ended how: {@code right}, {@code left}, or with which SQLSTATE. */
  Map<String, Integer> endings() {
    return endings;
  }

  /** The driver's statements and result sets, as far as anything holds them. */
  long heldStatements() {
    return statements.stream().filter(reference -> reference.get() != null).count();
  }

  /** Runs for so long, and ends when the last query has ended. */
  void run(long seconds, long seed) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    ScheduledExecutorService canceller = Executors.newSingleThreadScheduledExecutor();
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(seed + i);
        all.add(
            threads.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    ask(random, canceller);
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get(seconds + 120, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
      canceller.shutdownNow();
    }
  }

  private void ask(Random random, ScheduledExecutorService canceller) {
    Ending ending =
        random.nextInt(3) > 0
            ? Ending.WHOLE
            : Ending.values()[random.nextInt(Ending.values().length)];
    Question question =
        ending == Ending.TIMED_OUT && random.nextBoolean()
            ? Question.endless()
            : Question.any(sessions, random);
    DataSource pool = pools.get(random.nextInt(4) == 0 ? 1 : 0);
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(question.sql())) {
      remember(statement.unwrap(Statement.class));
      question.setParameters(statement);
      if (ending == Ending.TIMED_OUT) {
        statement.setQueryTimeout(1);
      } else if (ending == Ending.CANCELLED) {
        Future<?> unused =
            canceller.schedule(
                () -> {
                  statement.cancel();
                  return null;
                },
                random.nextInt(400),
                TimeUnit.MILLISECONDS);
      }
      read(question, ending, connection, statement);
    } catch (SQLException e) {
      count(allowed(ending, e));
    } catch (AssertionError e) {
      throw new AssertionError(question.sql() + " " + question.times(), e);
    }
  }

  private void read(
      Question question, Ending ending, Connection connection, PreparedStatement statement)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      remember(rows.unwrap(ResultSet.class));
      if (ending == Ending.RESULT_CLOSED || ending == Ending.CONNECTION_CLOSED) {
        List<String> unused = Question.read(rows, 3);
        if (ending == Ending.CONNECTION_CLOSED) {
          connection.close();
        }
        count("left");
        return;
      }
      question.check().accept(Question.read(rows, Integer.MAX_VALUE));
      count("right");
    }
  }

  /** The SQLSTATE, where it says what was done to the query; else the test fails. */
  private static String allowed(Ending ending, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    boolean right =
        switch (state) {
          case "57014" -> ending == Ending.CANCELLED;
          case "HYT00" -> ending == Ending.TIMED_OUT;
          // A refusal for good; a redirect; page tokens that expired again and again.
          case "42501", "08004", "08P01" -> true;
          default -> false;
        };
    if (!right) {
      throw new AssertionError("SQLSTATE " + state + " for a query to be " + ending, e);
    }
    return state;
  }

  private void remember(Object object) {
    statements.add(new WeakReference<>(object));
  }

  private void count(String what) {
    synchronized (endings) {
      endings.merge(what, 1, Integer::sum);
    }
  }
}
