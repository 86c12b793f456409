package io.github.zoomim.e2e.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.security.ProtectionDomain;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What remains of many rounds, over real HTTP: nothing. */
class LeakTest {
  private static final String ALL = "SELECT session_id, name FROM chat_sessions";
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_CLASSES = 300;

  /** An engine's thread or two, the simulator's for its connections, the HTTP client's. */
  private static final int MOST_THREADS = 6;

  private Laboratory simulator;

  @BeforeEach
  void start() throws Exception {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sessions.add(
          SimulatedSession.group("s" + i, Instant.now().minus(Duration.ofDays(i)).toString()));
    }
    simulator = Laboratory.start(LaboratoryOptions.of(sessions));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(connectionUrl());
  }

  private String connectionUrl() {
    return "jdbc:zoomim:accessToken="
        + simulator.accessToken()
        + ";baseUrl="
        + simulator.apiUrl()
        + ";requestsPerSecond=0";
  }

  @Test
  void aThousandRoundsLeaveNothing() throws Exception {
    try (Connection connection = connect()) {
      List<WeakReference<Object>> results = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        round(i, connection, results);
      }
      collect(results);
      Remains before = Remains.now();
      for (int i = 0; i < 1000; i++) {
        round(i, connection, results);
      }
      collect(results);
      assertThat(results).allMatch(result -> result.get() == null);
      awaitThreads(before.threads + MOST_THREADS);
      Remains after = Remains.now();
      assertThat(after.bytes - before.bytes).as("bytes").isLessThan(MOST_BYTES);
      assertThat(after.classes - before.classes).as("classes").isLessThan(MOST_CLASSES);
      assertThat(after.threads - before.threads).as("threads").isLessThanOrEqualTo(MOST_THREADS);
      assertThat(simulator.openConnections()).as("HTTP connections").isLessThanOrEqualTo(5);
    }
  }

  @Test
  void twoHundredConnectionsLeaveNothing() throws Exception {
    List<WeakReference<Object>> closed = new ArrayList<>();
    open(20, closed);
    collect(closed);
    Remains before = Remains.now();
    open(200, closed);
    collect(closed);
    assertThat(closed).allMatch(connection -> connection.get() == null);
    awaitThreads(before.threads + MOST_THREADS);
    Remains after = Remains.now();
    assertThat(after.bytes - before.bytes).as("bytes").isLessThan(MOST_BYTES);
    assertThat(after.threads - before.threads).as("threads").isLessThanOrEqualTo(MOST_THREADS);
    assertThat(simulator.openConnections()).as("HTTP connections").isLessThanOrEqualTo(5);
  }

  @Test
  void anApplicationThatIsDroppedIsCollectedWhileItsAccountIsRemembered() throws Exception {
    List<WeakReference<Object>> dropped = new ArrayList<>();
    try (Connection other = connect()) {
      dropped.add(applicationThatReads());
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (dropped.get(0).get() != null && System.nanoTime() < end) {
        collect(dropped);
      }
      assertThat(dropped.get(0).get()).isNull();
      assertThat(other.isValid(1)).isTrue();
    }
  }

  private WeakReference<Object> applicationThatReads() throws Exception {
    ApplicationLoader loader = new ApplicationLoader();
    Callable<?> application =
        (Callable<?>) loader.load().getConstructor(String.class).newInstance(connectionUrl());
    FutureTask<?> task = new FutureTask<>(application);
    Thread thread = new Thread(task);
    thread.setContextClassLoader(loader);
    thread.start();
    assertThat(task.get()).isEqualTo(20L);
    thread.join();
    return new WeakReference<>(loader);
  }

  /** As an application server loads an application's classes; the driver is its parent's. */
  private static final class ApplicationLoader extends ClassLoader {
    ApplicationLoader() {
      super(LeakTest.class.getClassLoader());
    }

    Class<?> load() throws IOException {
      String name = Application.class.getName();
      try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = code.readAllBytes();
        return defineClass(
            name, bytes, 0, bytes.length, new ProtectionDomain(null, null, this, null));
      }
    }
  }

  /** What the application does. */
  public record Application(String url) implements Callable<Long> {
    @Override
    public Long call() throws SQLException {
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(60);
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM chat_sessions");
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private void open(int count, List<WeakReference<Object>> closed) throws SQLException {
    for (int i = 0; i < count; i++) {
      Connection connection = connect();
      closed.add(new WeakReference<>(connection));
      Statement statement = connection.createStatement();
      ResultSet rows = statement.executeQuery(ALL + " LIMIT 3");
      assertThat(rows.next()).isTrue();
      if (i % 2 == 0) {
        connection.close();
      } else {
        connection.abort(Runnable::run);
      }
    }
  }

  /** One of the ways in which a result can end. */
  private static void round(int i, Connection connection, List<WeakReference<Object>> results)
      throws SQLException {
    switch (i % 5) {
      case 0 -> {
        try (PreparedStatement statement = connection.prepareStatement(ALL + " LIMIT ?")) {
          statement.setInt(1, 5);
          ResultSet rows = remembered(statement.executeQuery(), results);
          while (rows.next()) {
            assertThat(rows.getString(1)).isNotEmpty();
          }
        }
      }
      case 1 -> {
        try (Statement statement = connection.createStatement();
            ResultSet rows = remembered(statement.executeQuery(ALL), results)) {
          assertThat(rows.next()).isTrue();
        }
      }
      case 2 -> {
        try (Statement statement = connection.createStatement()) {
          ResultSet rows =
              remembered(
                  statement.executeQuery(
                      "SELECT 1 / (CHAR_LENGTH(session_id) * 0) FROM chat_sessions"),
                  results);
          assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
        }
      }
      case 3 -> {
        try (Statement statement = connection.createStatement()) {
          ResultSet rows = remembered(statement.executeQuery(ALL), results);
          assertThat(rows.next()).isTrue();
          statement.cancel();
          assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
        }
      }
      default -> {
        // Closed by nobody.
        ResultSet rows = remembered(connection.createStatement().executeQuery(ALL), results);
        assertThat(rows.next()).isTrue();
      }
    }
  }

  private static ResultSet remembered(ResultSet rows, List<WeakReference<Object>> results) {
    results.add(new WeakReference<>(rows));
    return rows;
  }

  /** Collects garbage until all of these are; a test fails later where that is never. */
  private static void collect(List<WeakReference<Object>> references) {
    for (int i = 0; i < 50 && references.stream().anyMatch(r -> r.get() != null); i++) {
      System.gc();
    }
    System.gc();
  }

  /** Idle threads of pools end after some seconds; a test fails later where they don't. */
  private static void awaitThreads(long most) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (Thread.getAllStackTraces().size() > most && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** What the process holds. */
  private record Remains(long bytes, long classes, long threads) {
    static Remains now() {
      return new Remains(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
          Thread.getAllStackTraces().size());
    }
  }
}
