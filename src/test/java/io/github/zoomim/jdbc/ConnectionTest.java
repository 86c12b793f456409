package io.github.zoomim.jdbc;

import static io.github.zoomim.jdbc.FakeQueries.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionTest {
  private final FakeQueries queries = new FakeQueries().answer("q", FakeQueries.VARCHAR, "a");
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
  void commitsAndRollsBackOnlyWhereAutocommitIsOff() throws SQLException {
    assertThat(connection.getAutoCommit()).isTrue();
    refuses("25000", connection::commit);
    refuses("25000", connection::rollback);
    connection.setAutoCommit(false);
    connection.commit();
    connection.rollback();
    assertThat(connection.getAutoCommit()).isFalse();
  }

  @Test
  void aCommitLeavesResultSetsOpen() throws SQLException {
    connection.setAutoCommit(false);
    ResultSet resultSet = connection.createStatement().executeQuery("q");
    connection.commit();
    assertThat(resultSet.next()).isTrue();
    assertThat(resultSet.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
  }

  @Test
  void staysReadOnlyWithoutTransactions() throws SQLException {
    connection.setReadOnly(false);
    assertThat(connection.isReadOnly()).isTrue();
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
    refuses("HY024", () -> connection.setTransactionIsolation(3));
    refuses("0A000", connection::setSavepoint);
  }

  @Test
  void hasOneSchemaAndNoCatalog() throws SQLException {
    connection.setCatalog("anything");
    assertThat(connection.getCatalog()).isNull();
    connection.setSchema("ZOOM");
    assertThat(connection.getSchema()).isEqualTo("zoom");
    refuses("3F000", () -> connection.setSchema("public"));
  }

  @Test
  void downgradesScrollableAndUpdatableResultSetsWithAWarning() throws SQLException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
      assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
      assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
    }
    assertThat(messages(connection.getWarnings()))
        .containsExactly(
            "01000 Scrollable result sets are not supported; this one goes forward only",
            "01000 Updatable result sets are not supported; this one is read-only");
    connection.clearWarnings();
    assertThat(messages(connection.getWarnings())).isEmpty();
    connection.prepareStatement("q", ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_READ_ONLY);
    assertThat(messages(connection.getWarnings())).hasSize(1);
    refuses("HY024", () -> connection.createStatement(1, ResultSet.CONCUR_READ_ONLY));
  }

  @Test
  void isValidAsThePingSays() throws SQLException {
    assertThat(connection.isValid(0)).isTrue();
    queries.ping = timeout -> timeout.toSeconds() == 2;
    assertThat(connection.isValid(1)).isFalse();
    assertThat(connection.isValid(2)).isTrue();
    queries.ping =
        timeout -> {
          throw new IllegalStateException();
        };
    assertThat(connection.isValid(2)).isFalse();
    refuses("HY024", () -> connection.isValid(-1));
    connection.close();
    assertThat(connection.isValid(1)).isFalse();
  }

  @Test
  void releasesItsContextOnce() throws SQLException {
    Statement statement = connection.createStatement();
    connection.close();
    connection.close();
    connection.abort(Runnable::run);
    assertThat(queries.connectionsReleased).hasValue(1);
    assertThat(statement.isClosed()).isTrue();
    refuses("08003", connection::createStatement);
    refuses("08003", () -> statement.executeQuery("q"));
  }

  @Test
  void keepsTheClientInfoThatItKnowsAndWarnsOfOther() throws SQLException {
    connection.setClientInfo("ApplicationName", "a report");
    assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("a report");
    assertThat(messages(connection.getWarnings())).isEmpty();
    connection.setClientInfo("Colour", "red");
    assertThat(connection.getClientInfo("Colour")).isNull();
    assertThat(messages(connection.getWarnings()).toString()).contains("ApplicationName");
    connection.setClientInfo(new Properties());
    assertThat(connection.getClientInfo()).isEmpty();
  }

  @Test
  void unwrapsToItsOwnAndJavasTypesOnly() throws SQLException {
    Statement statement = connection.createStatement();
    assertThat(statement.unwrap(ZoomImStatement.class).statistics().requests()).isZero();
    assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
    assertThat(connection.isWrapperFor(DataSource.class)).isFalse();
    refuses("HY024", () -> connection.unwrap(DataSource.class));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void servesAPool(boolean autoCommit) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource());
    config.setAutoCommit(autoCommit);
    config.setReadOnly(true);
    config.setMaximumPoolSize(2);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setSchema("zoom");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      for (int i = 0; i < 10; i++) {
        try (Connection pooled = pool.getConnection();
            Statement statement = pooled.createStatement();
            ResultSet resultSet = statement.executeQuery("q")) {
          assertThat(resultSet.next()).isTrue();
        }
      }
    }
    assertThat(queries.closedRows).hasValue(10);
  }

  private DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConnection" -> queries.connect();
                  case "toString" -> "test";
                  case "hashCode" -> 1;
                  case "getLoginTimeout" -> 0;
                  default -> null;
                });
  }

  private static void refuses(String state, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }
}
