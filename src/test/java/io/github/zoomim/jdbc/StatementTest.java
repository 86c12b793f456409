package io.github.zoomim.jdbc;

import static io.github.zoomim.jdbc.FakeQueries.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.PreparedQuery;
import io.github.zoomim.sql.Queries;
import io.github.zoomim.sql.RowCursor;
import io.github.zoomim.sql.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StatementTest {
  private final FakeQueries queries = new FakeQueries().answer("q", FakeQueries.VARCHAR, "a", "b");
  private Connection connection;

  @BeforeEach
  void connect() {
    connection = queries.connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void executeHasOneResultSetAndNoUpdateCount() throws SQLException {
    Statement statement = connection.createStatement();
    assertThat(statement.execute("q")).isTrue();
    ResultSet resultSet = statement.getResultSet();
    assertThat(resultSet.next()).isTrue();
    assertThat(resultSet.getStatement()).isSameAs(statement);
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertThat(statement.getResultSet()).isNull();
    assertThat(resultSet.isClosed()).isTrue();
    assertThat(queries.closedRows).hasValue(1);
  }

  @Test
  void executeUpdateRunsNothing() throws SQLException {
    Statement statement = connection.createStatement();
    refuses("0A000", () -> statement.executeUpdate("q"));
    refuses("0A000", () -> statement.executeLargeUpdate("q"));
    refuses("42000", () -> statement.executeUpdate("DELETE"));
    PreparedStatement prepared = connection.prepareStatement("q");
    refuses("0A000", prepared::executeUpdate);
    refuses("HY010", () -> prepared.executeQuery("q"));
    assertThat(queries.executions).isEmpty();
  }

  @Test
  void aQueryGeneratesNoKeysWhoeverAsks() throws SQLException {
    Statement statement = connection.createStatement();
    assertThat(statement.execute("q", Statement.NO_GENERATED_KEYS)).isTrue();
    assertThat(statement.execute("q", Statement.RETURN_GENERATED_KEYS)).isTrue();
    assertThat(statement.execute("q", new int[] {1})).isTrue();
    assertThat(statement.execute("q", new String[] {"id"})).isTrue();
    assertThat(statement.getGeneratedKeys().next()).isFalse();
    assertThat(statement.getResultSet().next()).isTrue();
    refuses("HY024", () -> statement.execute("q", 7));
    for (PreparedStatement prepared :
        List.of(
            connection.prepareStatement("q", Statement.RETURN_GENERATED_KEYS),
            connection.prepareStatement("q", new int[] {1}),
            connection.prepareStatement("q", new String[] {"id"}))) {
      assertThat(prepared.executeQuery().next()).isTrue();
      assertThat(prepared.getGeneratedKeys().next()).isFalse();
    }
    statement.close();
    refuses("HY010", statement::getGeneratedKeys);
  }

  @Test
  void aBatchIsAlwaysEmpty() throws SQLException {
    for (Statement statement :
        List.of(connection.createStatement(), connection.prepareStatement("q"))) {
      statement.clearBatch();
      assertThat(statement.executeBatch()).isEmpty();
      assertThat(statement.executeLargeBatch()).isEmpty();
      refuses("0A000", () -> statement.addBatch("q"));
    }
    assertThat(queries.executions).isEmpty();
  }

  @Test
  void warnsWithEachRunThatRowsGoForwardOnly() throws SQLException {
    String warning = "01000 Scrollable result sets are not supported; this one goes forward only";
    int scroll = ResultSet.TYPE_SCROLL_INSENSITIVE;
    for (PreparedStatement statement :
        List.of(
            connection.prepareStatement("q", scroll, ResultSet.CONCUR_READ_ONLY),
            connection.prepareStatement("q", scroll, ResultSet.CONCUR_READ_ONLY, 1))) {
      assertThat(messages(statement.getWarnings())).containsExactly(warning);
      statement.clearWarnings();
      assertThat(messages(statement.getWarnings())).isEmpty();
      ResultSet rows = statement.executeQuery();
      assertThat(messages(rows.getWarnings())).containsExactly(warning);
      assertThat(messages(statement.getWarnings())).containsExactly(warning);
    }
    try (Statement statement = connection.createStatement(scroll, ResultSet.CONCUR_READ_ONLY)) {
      assertThat(messages(statement.getWarnings())).containsExactly(warning);
    }
    assertThat((Object) connection.createStatement().getWarnings()).isNull();
  }

  @Test
  void aStatementWithParametersNeedsPreparing() throws SQLException {
    queries.answer("q ?", List.of(), List.of(FakeQueries.INTEGER), e -> queries.rows(List.of()));
    Statement statement = connection.createStatement();
    refuses("07002", () -> statement.executeQuery("q ?"));
  }

  @Test
  void handsItsLimitsToTheRun() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setLargeMaxRows(1);
    statement.setFetchSize(50);
    ResultSet resultSet = statement.executeQuery("q");
    assertThat(queries.executions.get(0).limits().maxRows()).isEqualTo(1);
    assertThat(queries.executions.get(0).limits().fetchSize()).isEqualTo(50);
    assertThat(resultSet.getFetchSize()).isEqualTo(50);
    assertThat(resultSet.next()).isTrue();
    assertThat(resultSet.isFirst()).isTrue();
    assertThat(resultSet.getRow()).isEqualTo(1);
    assertThat(resultSet.next()).isFalse();
    assertThat(resultSet.getRow()).isZero();
    refuses("HY024", () -> statement.setMaxRows(-1));
    refuses("HY024", () -> statement.setQueryTimeout(-1));
    refuses("HY024", () -> statement.setFetchSize(-1));
  }

  @Test
  void warningsAreOnTheStatementAndOnTheResultSetTheSameObjects() throws SQLException {
    queries.answer(
        "w",
        List.of(),
        List.of(),
        execution -> {
          execution.warn("planned");
          return queries.rows(List.of());
        });
    Statement statement = connection.createStatement();
    ResultSet resultSet = statement.executeQuery("w");
    Execution execution = queries.executions.get(0);
    assertThat(messages(statement.getWarnings())).containsExactly("01000 planned");
    assertThat((Throwable) resultSet.getWarnings()).isSameAs(statement.getWarnings());
    execution.warn("read");
    assertThat(messages(statement.getWarnings())).containsExactly("01000 planned", "01000 read");
    assertThat(messages(resultSet.getWarnings())).containsExactly("01000 planned", "01000 read");
    statement.clearWarnings();
    assertThat(messages(statement.getWarnings())).isEmpty();
    assertThat(resultSet.next()).isFalse();
    statement.executeQuery("q");
    assertThat(messages(statement.getWarnings())).isEmpty();
  }

  @Test
  void statisticsAreThoseOfTheLastRun() throws SQLException {
    ZoomImStatement statement = connection.createStatement().unwrap(ZoomImStatement.class);
    assertThat(statement.statistics().requests()).isZero();
    statement.executeQuery("q");
    queries.executions.get(0).statistics().requestSent();
    assertThat(statement.statistics().requests()).isEqualTo(1);
    statement.executeQuery("q");
    assertThat(statement.statistics().requests()).isZero();
  }

  @Test
  void findsColumnsByLabelWithoutRegardToCaseAndTheFirstOfTwo() throws SQLException {
    queries.answer(
        "two",
        List.of(
            FakeQueries.column("Name", FakeQueries.VARCHAR),
            FakeQueries.column("name", FakeQueries.VARCHAR)),
        List.of(),
        e -> queries.rows(List.<Object[]>of(new Object[] {"first", "second"})));
    ResultSet resultSet = connection.createStatement().executeQuery("two");
    assertThat(resultSet.isBeforeFirst()).isTrue();
    assertThat(resultSet.isBeforeFirst()).isTrue();
    refuses("24000", () -> resultSet.getString(1));
    assertThat(resultSet.next()).isTrue();
    assertThat(resultSet.getString("NAME")).isEqualTo("first");
    assertThat(resultSet.getString(2)).isEqualTo("second");
    refuses("07009", () -> resultSet.getString(3));
    refuses("42S22", () -> resultSet.getString("type"));
    refuses("0A000", resultSet::previous);
    assertThat(resultSet.next()).isFalse();
    refuses("24000", () -> resultSet.getString(1));
  }

  @ParameterizedTest
  @EnumSource(ZoomImFailure.Kind.class)
  void everyKindOfFailureHasAStateAndKeepsItsMessage(ZoomImFailure.Kind kind) throws SQLException {
    Connection failing = connectionThatThrows(new ZoomImFailure(kind, "because"));
    assertThatThrownBy(() -> failing.createStatement().executeQuery("q"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).matches("[0-9A-Z]{5}"))
        .hasMessage("because");
  }

  @Test
  void failuresHaveTheStatesThatToolsLookFor() {
    List<ZoomImFailure.Kind> kinds =
        List.of(
            ZoomImFailure.Kind.CONFIGURATION, ZoomImFailure.Kind.CONNECTION,
            ZoomImFailure.Kind.AUTHENTICATION, ZoomImFailure.Kind.SYNTAX,
            ZoomImFailure.Kind.NO_SUCH_TABLE, ZoomImFailure.Kind.NO_SUCH_COLUMN,
            ZoomImFailure.Kind.DIVISION_BY_ZERO, ZoomImFailure.Kind.READ_ONLY,
            ZoomImFailure.Kind.UNSUPPORTED, ZoomImFailure.Kind.TIMEOUT);
    assertThat(kinds.stream().map(kind -> SqlStates.of(new ZoomImFailure(kind, "m"))))
        .extracting(SQLException::getSQLState)
        .containsExactly(
            "08001", "08006", "28000", "42000", "42S02", "42S22", "22012", "25006", "0A000",
            "HYT00");
    assertThat(Arrays.stream(ZoomImFailure.Kind.values()).map(k -> new ZoomImFailure(k, "m")))
        .extracting(failure -> (Object) SqlStates.of(failure).getClass())
        .contains(
            SQLSyntaxErrorException.class,
            SQLTimeoutException.class,
            SQLInvalidAuthorizationSpecException.class,
            SQLFeatureNotSupportedException.class)
        .doesNotContain(SQLException.class);
  }

  @Test
  void neitherErrorsNorUncheckedExceptionsGetOut() throws SQLException {
    ZoomImFailure failure = new ZoomImFailure(ZoomImFailure.Kind.DATA, "bad cast");
    for (Throwable thrown :
        List.of(
            new IllegalStateException("x"),
            new StackOverflowError(),
            new OutOfMemoryError("heap"),
            new AssertionError("x"),
            new ExceptionInInitializerError("x"))) {
      refuses(
          thrown instanceof OutOfMemoryError
              ? "53200"
              : thrown instanceof StackOverflowError ? "54001" : "XX000",
          () -> connectionThatThrows(thrown).createStatement().executeQuery("q"));
    }
    refuses(
        "22000",
        () ->
            connectionThatThrows(new RuntimeException("wrapped", new RuntimeException(failure)))
                .prepareStatement("q"));
  }

  @Test
  void aFailingCloseDoesNotHideTheFailureOfTheRows() throws SQLException {
    AtomicInteger closed = new AtomicInteger();
    queries.answer("f", List.of(), List.of(), execution -> failingTwice(closed));
    ResultSet resultSet = connection.createStatement().executeQuery("f");
    assertThatThrownBy(resultSet::next)
        .hasMessage("next")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    resultSet.close();
    assertThat(closed).hasValue(1);
  }

  private static RowCursor failingTwice(AtomicInteger closed) {
    return new RowCursor() {
      @Override
      public boolean next() {
        throw new ZoomImFailure(ZoomImFailure.Kind.DATA, "next");
      }

      @Override
      public Object value(int column) {
        throw new IllegalStateException();
      }

      @Override
      public void close() {
        closed.incrementAndGet();
        throw new IllegalStateException("close");
      }
    };
  }

  private static Connection connectionThatThrows(Throwable thrown) {
    Queries throwing =
        new Queries() {
          @Override
          public PreparedQuery prepare(String sql, Execution execution) {
            throw thrown(thrown);
          }

          @Override
          public List<Table> tables() {
            throw thrown(thrown);
          }

          @Override
          public String keywords() {
            throw thrown(thrown);
          }
        };
    return new JdbcConnection(
        new ConnectionContext(
            throwing,
            () -> {},
            TimeSource.system(),
            "jdbc:zoomim:demo",
            null,
            timeout -> true,
            List.of(),
            () -> {}));
  }

  private static RuntimeException thrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  private static void refuses(String state, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }
}
