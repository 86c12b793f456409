package io.github.zoomim.e2e.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.zoomim.jdbc.ZoomImStatement;
import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that are ended while they wait, over real HTTP and with the machine's own clock. */
class EndedWhileWaitingTest {
  private static final String ALL = "SELECT session_id FROM chat_sessions";

  /** Long enough that nothing here ends by itself. */
  private static final Duration HANGING = Duration.ofSeconds(60);

  private Laboratory simulator;
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    simulator =
        Laboratory.start(
            LaboratoryOptions.of(
                List.of(
                    SimulatedSession.group(
                        "a", Instant.now().minus(Duration.ofDays(3)).toString()))));
    connection = connect("requestsPerSecond=0");
  }

  private Connection connect(String properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:zoomim:accessToken="
            + simulator.accessToken()
            + ";baseUrl="
            + simulator.apiUrl()
            + ";"
            + properties);
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    simulator.close();
  }

  private void hang() {
    simulator.controls().onRequest(request -> new Fault.Silence(HANGING));
  }

  /** Runs the query in another thread until its request has arrived. */
  private FutureTask<Integer> runUntilItWaits(Statement statement) throws InterruptedException {
    simulator.clearRequests();
    FutureTask<Integer> run = new FutureTask<>(() -> rows(statement));
    new Thread(run, "reader").start();
    assertThat(simulator.awaitRequests(1, Duration.ofSeconds(20))).isTrue();
    return run;
  }

  private static int rows(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(ALL)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  private static SQLException failure(FutureTask<Integer> run) throws Exception {
    ExecutionException failure =
        catchThrowableOfType(ExecutionException.class, () -> run.get(20, TimeUnit.SECONDS));
    assertThat(failure).isNotNull();
    return (SQLException) failure.getCause();
  }

  @Test
  void cancelEndsAWaitForTheServerAndLeavesTheStatementUsable() throws Exception {
    hang();
    try (Statement statement = connection.createStatement()) {
      FutureTask<Integer> run = runUntilItWaits(statement);
      statement.cancel();
      assertThat(failure(run).getSQLState()).isEqualTo("57014");
      simulator.controls().clearFaults();
      assertThat(rows(statement)).isEqualTo(1);
    }
  }

  @Test
  void cancelEndsABackOff() throws Exception {
    simulator
        .controls()
        .onRequest(request -> Fault.tooManyRequests(java.util.Map.of("Retry-After", "60")));
    try (Statement statement = connection.createStatement()) {
      FutureTask<Integer> run = runUntilItWaits(statement);
      statement.cancel();
      assertThat(failure(run).getSQLState()).isEqualTo("57014");
    }
  }

  @Test
  void cancelEndsAWaitForThePace() throws Exception {
    try (Connection slow = connect("requestsPerSecond=0.02");
        Statement statement = slow.createStatement()) {
      FutureTask<Integer> run = runUntilItWaits(statement);
      // The first request has left; the second one has to wait for 50 seconds.
      statement.cancel();
      assertThat(failure(run).getSQLState()).isEqualTo("57014");
    }
  }

  @Test
  void theQueryTimeoutEndsAWait() throws Exception {
    hang();
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      SQLException failure = catchThrowableOfType(SQLException.class, () -> rows(statement));
      assertThat((Throwable) failure).isInstanceOf(SQLTimeoutException.class);
      assertThat(failure.getSQLState()).isEqualTo("HYT00");
      simulator.controls().clearFaults();
      statement.setQueryTimeout(0);
      assertThat(rows(statement)).isEqualTo(1);
    }
  }

  @Test
  void aWaitBeyondTheTimeoutIsRefusedAtOnce() throws Exception {
    simulator
        .controls()
        .onRequest(request -> Fault.tooManyRequests(java.util.Map.of("Retry-After", "60")));
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(30);
      SQLException failure = catchThrowableOfType(SQLException.class, () -> rows(statement));
      assertThat((Throwable) failure).isInstanceOf(SQLTimeoutException.class);
      assertThat(failure.getMessage()).contains("timeout of 30 s");
    }
  }

  @Test
  void aWaitForThePaceBeyondTheTimeoutIsRefusedAtOnceAndSaysUntilWhenItWouldLast()
      throws Exception {
    for (String concurrency : List.of("1", "4")) {
      try (Connection slow = connect("requestsPerSecond=0.02;concurrency=" + concurrency);
          Statement statement = slow.createStatement()) {
        statement.setQueryTimeout(20);
        SQLException failure = catchThrowableOfType(SQLException.class, () -> rows(statement));
        assertThat((Throwable) failure).isInstanceOf(SQLTimeoutException.class);
        assertThat(failure.getSQLState()).isEqualTo("HYT00");
        assertThat(failure.getMessage())
            .contains("timeout of 20 s would expire", " ms, until 20", "requestsPerSecond")
            .contains("raise the query timeout");
      }
    }
  }

  @Test
  void closingTheConnectionEndsItsStatements() throws Exception {
    hang();
    Statement statement = connection.createStatement();
    FutureTask<Integer> run = runUntilItWaits(statement);
    connection.close();
    assertThat(failure(run).getSQLState()).isIn("57014", "HY010");
    assertThat(statement.isClosed()).isTrue();
  }

  @Test
  void anInterruptEndsAWaitAndStaysWithTheThread() throws Exception {
    hang();
    try (Statement statement = connection.createStatement()) {
      simulator.clearRequests();
      Callable<Boolean> reader =
          () -> {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> rows(statement));
            return failure != null && Thread.currentThread().isInterrupted();
          };
      FutureTask<Boolean> run = new FutureTask<>(reader);
      Thread thread = new Thread(run, "reader");
      thread.start();
      assertThat(simulator.awaitRequests(1, Duration.ofSeconds(20))).isTrue();
      thread.interrupt();
      assertThat(run.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closingEarlyAsksForNothingMore() throws Exception {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(ALL + " LIMIT 1")) {
        assertThat(rows.next()).isTrue();
      }
      assertThat(simulator.requestCount()).isEqualTo(1);
      assertThat(statement.unwrap(ZoomImStatement.class).statistics().requests()).isEqualTo(1);
    }
  }

  @Test
  void closingAResultSetEndsWhatIsReadAheadWhileTheConnectionGoesOn() throws Exception {
    try (Connection quick = connect("requestsPerSecond=0;concurrency=4");
        Statement statement = quick.createStatement()) {
      simulator
          .controls()
          .onRequest(request -> request.number() > 1 ? new Fault.Silence(HANGING) : null);
      ResultSet rows = statement.executeQuery(ALL);
      FutureTask<Boolean> next = new FutureTask<>(rows::next);
      new Thread(next, "reader").start();
      assertThat(simulator.awaitRequests(5, Duration.ofSeconds(20))).isTrue();
      rows.close();
      assertThatThrownBy(() -> next.get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(SQLException.class);
      simulator.controls().clearFaults();
      assertThat(rows(statement)).isEqualTo(1);
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("zoomim-read-ahead")) {
        thread.join(Duration.ofSeconds(20).toMillis());
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void theQueryTimeoutEndsWhatIsReadAhead() throws Exception {
    simulator
        .controls()
        .onRequest(request -> request.number() > 1 ? new Fault.Silence(HANGING) : null);
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(2);
      SQLException failure = catchThrowableOfType(SQLException.class, () -> rows(statement));
      assertThat(failure.getSQLState()).isEqualTo("HYT00");
      assertThat(simulator.mostRequestsAtOnce()).isEqualTo(4);
    }
  }
}
