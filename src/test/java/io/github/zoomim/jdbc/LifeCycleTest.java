package io.github.zoomim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.sql.RowCursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class LifeCycleTest {
  private final FakeQueries queries = new FakeQueries();
  private final CountDownLatch blocked = new CountDownLatch(1);
  private final CountDownLatch preparing = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private Connection connection;

  @BeforeEach
  void connect() {
    queries.answer("q", FakeQueries.VARCHAR, "a", "b", "c");
    queries.answer(
        "blocking", List.of(FakeQueries.column("c", FakeQueries.VARCHAR)), List.of(), this::block);
    queries.answer(
        "slow to open",
        List.of(),
        List.of(),
        execution -> {
          preparing.countDown();
          awaitQuietly(goOn);
          return queries.rows(List.of());
        });
    connection = queries.connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void cancelEndsABlockedNextAndLeavesTheStatementUsable() throws Exception {
    Statement statement = connection.createStatement();
    CompletableFuture<SQLException> failure = failureOfNext(statement);
    statement.cancel();
    assertThat(failure.get().getSQLState()).isEqualTo("57014");
    assertThat(queries.closedRows).hasValue(1);
    try (ResultSet resultSet = statement.executeQuery("q")) {
      assertThat(resultSet.next()).isTrue();
    }
  }

  @Test
  void cancelEndsARunBetweenItsRowsToo() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet resultSet = statement.executeQuery("q");
    assertThat(resultSet.next()).isTrue();
    statement.cancel();
    assertThat(resultSet.getString(1)).isEqualTo("a");
    assertThatThrownBy(resultSet::next)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
    assertThat(queries.closedRows).hasValue(1);
  }

  @Test
  void rowsThatDoNotHeedTheStopAreClosedByTheirReader() throws Exception {
    queries.answer("heedless", List.of(), List.of(), execution -> heedless());
    Statement statement = connection.createStatement();
    ResultSet resultSet = statement.executeQuery("heedless");
    CompletableFuture<SQLException> failure =
        CompletableFuture.supplyAsync(() -> failureOf(resultSet::next));
    blocked.await();
    statement.close();
    assertThat(queries.closedRows).hasValue(0);
    goOn.countDown();
    assertThat(failure.get().getSQLState()).isEqualTo("57014");
    assertThat(queries.closedRows).hasValue(1);
  }

  @Test
  void theQueryTimeoutEndsABlockedNextAndLeavesTheStatementUsable() throws Exception {
    Statement statement = connection.createStatement();
    statement.setQueryTimeout(1);
    SQLException failure = failureOfNext(statement).get();
    assertThatThrownBy(
            () -> {
              throw failure;
            })
        .isInstanceOf(SQLTimeoutException.class)
        .hasMessageContaining("1 s");
    assertThat(failure.getSQLState()).isEqualTo("HYT00");
    assertThat(queries.closedRows).hasValue(1);
    assertThat(statement.executeQuery("q").next()).isTrue();
  }

  @Test
  void everyWayOfClosingEndsABlockedNextAndClosesTheRowsOnce() throws Exception {
    record Way(String name, Function<Statement, Closing> closing) {}
    List<Way> ways =
        List.of(
            new Way("the statement", s -> s::close),
            new Way("the result set", s -> () -> s.getResultSet().close()),
            new Way("by the next execution", s -> () -> s.executeQuery("q").close()),
            new Way("more results", s -> s::getMoreResults),
            new Way("the connection", s -> () -> s.getConnection().close()),
            new Way("abort", s -> () -> s.getConnection().abort(Runnable::run)));
    for (Way way : ways) {
      LifeCycleTest fresh = new LifeCycleTest();
      fresh.connect();
      Statement statement = fresh.connection.createStatement();
      CompletableFuture<SQLException> failure = fresh.failureOfNext(statement);
      int before = fresh.queries.executions.size();
      way.closing().apply(statement).close();
      assertThat(failure.get().getSQLState()).as(way.name()).isEqualTo("57014");
      int others = fresh.queries.executions.size() - before;
      assertThat(fresh.queries.closedRows).as(way.name()).hasValue(1 + others);
      fresh.disconnect();
    }
  }

  @Test
  void interruptionEndsTheRun() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> statement.executeQuery("q"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(statement.executeQuery("q").next()).isTrue();
    }
  }

  @Test
  void aStatementClosedWhileItStartsClosesTheRowsThatItGets() throws Exception {
    Statement statement = connection.createStatement();
    CompletableFuture<SQLException> failure =
        CompletableFuture.supplyAsync(
            () -> failureOf(() -> statement.executeQuery("slow to open")));
    preparing.await();
    statement.close();
    goOn.countDown();
    assertThat(failure.get().getSQLState()).isEqualTo("57014");
    assertThat(queries.closedRows).hasValue(1);
  }

  @Test
  void manyThreadsCloseOnce() throws Exception {
    for (int round = 0; round < 50; round++) {
      FakeQueries own = new FakeQueries().answer("q", FakeQueries.VARCHAR, "a", "b");
      Connection shared = own.connect();
      ResultSet resultSet = shared.createStatement().executeQuery("q");
      assertThat(resultSet.next()).isTrue();
      List<Closing> closings =
          List.of(resultSet::close, resultSet.getStatement()::close, shared::close, shared::close);
      List<CompletableFuture<Void>> all =
          closings.stream()
              .map(closing -> CompletableFuture.runAsync(() -> failureOf(closing)))
              .toList();
      for (CompletableFuture<Void> one : all) {
        one.get();
      }
      assertThat(own.closedRows).hasValue(1);
      assertThat(own.connectionsReleased).hasValue(1);
    }
  }

  @Test
  void rowsAreClosedAtTheEndOnAFailureAndAtTheRowLimit() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet all = statement.executeQuery("q");
    assertThat(IntStream.range(0, 3).allMatch(i -> failureOf(all::next) == null)).isTrue();
    assertThat(all.next()).isFalse();
    assertThat(queries.closedRows).hasValue(1);
    assertThat(all.next()).isFalse();
    assertThat(all.isAfterLast()).isTrue();
    assertThat(all.isClosed()).isFalse();

    statement.setMaxRows(2);
    ResultSet two = statement.executeQuery("q");
    assertThat(two.next()).isTrue();
    assertThat(two.next()).isTrue();
    assertThat(two.next()).isFalse();
    assertThat(queries.closedRows).hasValue(2);
    assertThat(queries.executions.get(1).limits().maxRows()).isEqualTo(2);
  }

  @Test
  void afterAFailureEveryNextFailsSoThatNobodyTakesTheRowsForAll() throws SQLException {
    AtomicInteger calls = new AtomicInteger();
    queries.answer("failing", List.of(), List.of(), execution -> failing(calls));
    ResultSet resultSet = connection.createStatement().executeQuery("failing");
    assertThat(resultSet.next()).isTrue();
    assertThatThrownBy(resultSet::next).hasMessageContaining("broke off");
    assertThatThrownBy(resultSet::next)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("24000"))
        .hasRootCauseMessage("The server broke off");
    assertThat(calls).hasValue(2);
    assertThat(queries.closedRows).hasValue(1);
  }

  @Test
  void aNewExecutionClosesTheFormerResultSet() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("q");
    ResultSet first = statement.executeQuery();
    ResultSet second = statement.executeQuery();
    assertThat(first.isClosed()).isTrue();
    assertThatThrownBy(first::next).hasMessageContaining("closed");
    assertThat(second.next()).isTrue();
  }

  @Test
  void closeOnCompletionClosesTheStatementWithItsResultSetButNotBetweenRuns() throws SQLException {
    Statement statement = connection.createStatement();
    statement.closeOnCompletion();
    ResultSet first = statement.executeQuery("q");
    ResultSet second = statement.executeQuery("q");
    first.close();
    assertThat(statement.isClosed()).isFalse();
    second.close();
    assertThat(statement.isClosed()).isTrue();
    assertThat(connection.isClosed()).isFalse();
  }

  @Test
  void theConnectionKeepsNoStatementThatWasClosed() throws Exception {
    for (int i = 0; i < 1000; i++) {
      try (Statement statement = connection.createStatement();
          ResultSet resultSet = statement.executeQuery("q")) {
        assertThat(resultSet.next()).isTrue();
      }
    }
    assertThat(queries.closedRows).hasValue(1000);
    assertThat(connection)
        .extracting("statements")
        .asInstanceOf(InstanceOfAssertFactories.COLLECTION)
        .isEmpty();
  }

  @Test
  void abortReleasesEvenWhenTheExecutorRefuses() throws SQLException {
    connection.abort(
        task -> {
          throw new RejectedExecutionException("full");
        });
    assertThat(connection.isClosed()).isTrue();
    connection.close();
    assertThat(queries.connectionsReleased).hasValue(1);
  }

  private interface Closing {
    void close() throws SQLException;
  }

  private CompletableFuture<SQLException> failureOfNext(Statement statement)
      throws SQLException, InterruptedException {
    ResultSet resultSet = statement.executeQuery("blocking");
    CompletableFuture<SQLException> failure =
        CompletableFuture.supplyAsync(() -> failureOf(resultSet::next));
    blocked.await();
    return failure;
  }

  private static @Nullable SQLException failureOf(Closing call) {
    try {
      call.close();
      return null;
    } catch (SQLException e) {
      return e;
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private RowCursor block(Execution execution) {
    return new RowCursor() {
      @Override
      public boolean next() {
        blocked.countDown();
        CountDownLatch stopped = new CountDownLatch(1);
        execution.onStop(stopped::countDown);
        awaitQuietly(stopped);
        execution.check();
        return true;
      }

      @Override
      public Object value(int column) {
        throw new IllegalStateException();
      }

      @Override
      public void close() {
        queries.closedRows.incrementAndGet();
      }
    };
  }

  private RowCursor heedless() {
    return new RowCursor() {
      @Override
      public boolean next() {
        blocked.countDown();
        awaitQuietly(goOn);
        return true;
      }

      @Override
      public Object value(int column) {
        return "a";
      }

      @Override
      public void close() {
        queries.closedRows.incrementAndGet();
      }
    };
  }

  private RowCursor failing(AtomicInteger calls) {
    return new RowCursor() {
      @Override
      public boolean next() {
        if (calls.incrementAndGet() == 2) {
          throw new ZoomImFailure(ZoomImFailure.Kind.CONNECTION, "The server broke off");
        }
        return true;
      }

      @Override
      public Object value(int column) {
        return "a";
      }

      @Override
      public void close() {
        queries.closedRows.incrementAndGet();
      }
    };
  }
}
