package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.zoomim.ZoomImDataSource;
import io.github.zoomim.jdbc.ZoomImStatement;
import io.github.zoomim.simulator.Fault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HikariClientIT {
  private static final String QUERY = "SELECT session_id FROM chat_sessions LIMIT 1";

  @AutoClose private final Account account = new Account();

  /** As a Spring Boot application for reports would have it. */
  private HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(account.url());
    config.setAutoCommit(false);
    config.setReadOnly(true);
    config.setSchema("zoom");
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMaximumPoolSize(3);
    return config;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SELECT 1"})
  void lendsAHundredTimesWithBothKindsOfTest(String testQuery) throws SQLException {
    HikariConfig config = config();
    config.setConnectionTestQuery(testQuery.isEmpty() ? null : testQuery);
    config.setConnectionInitSql(testQuery.isEmpty() ? null : testQuery);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      for (int i = 0; i < 100; i++) {
        try (Connection connection = pool.getConnection();
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(QUERY)) {
          assertThat(rows.next()).isTrue();
          connection.commit();
        }
      }
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isBetween(1, 3);
    }
    assertThat(account.simulator().requestCount()).isEqualTo(100);
  }

  @Test
  void aConnectionComesAsThePoolWasToldAndLeavesNoTrace() throws SQLException {
    HikariConfig config = config();
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      for (int i = 0; i < 3; i++) {
        try (Connection connection = pool.getConnection()) {
          assertThat(connection.getAutoCommit()).isFalse();
          assertThat(connection.isReadOnly()).isTrue();
          assertThat(connection.getSchema()).isEqualTo("zoom");
          assertThat(connection.isValid(1)).isTrue();
          assertThat(connection.getWarnings() == null).isTrue();
          connection.setAutoCommit(true);
          connection.setReadOnly(false);
          connection.setNetworkTimeout(Runnable::run, 7_000);
        }
      }
    }
    assertThat(account.simulator().requestCount()).isZero();
  }

  @Test
  void aDirtyConnectionIsRolledBackAndItsOpenStatementsClosed() throws SQLException {
    Statement left;
    try (HikariDataSource pool = new HikariDataSource(config())) {
      try (Connection connection = pool.getConnection()) {
        Statement statement = connection.createStatement();
        left = statement.unwrap(ZoomImStatement.class);
        assertThat(statement.executeQuery(QUERY).next()).isTrue();
      }
      assertThat(left.isClosed()).isTrue();
    }
  }

  @Test
  void servesThroughTheDataSourceToo() throws SQLException {
    HikariConfig config = config();
    config.setJdbcUrl(null);
    config.setDataSourceClassName(ZoomImDataSource.class.getName());
    config.addDataSourceProperty("url", account.url());
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection connection = pool.getConnection()) {
      assertThat(connection.getMetaData().getURL()).doesNotContain("accessToken");
    }
  }

  @Test
  void aBorrowerThatForgetsIsFoundOut() throws Exception {
    Logger logger = Logger.getLogger("com.zaxxer.hikari.pool.ProxyLeakTask");
    Recorder recorder = new Recorder("leak detection triggered");
    logger.addHandler(recorder);
    HikariConfig config = config();
    config.setLeakDetectionThreshold(Duration.ofSeconds(2).toMillis());
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection kept = pool.getConnection()) {
      assertThat(recorder.seen.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(kept.isClosed()).isFalse();
    } finally {
      logger.removeHandler(recorder);
    }
  }

  @Test
  void thePoolGoesOnAfterFailures() throws SQLException {
    HikariConfig config = config();
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        assertThat(state(statement, "SELECT nothing FROM chat_sessions")).isEqualTo("42S22");
        assertThat(statement.executeQuery(QUERY).next()).isTrue();
        account.simulator().controls().onRequest(request -> Fault.status(503));
        assertThat(state(statement, QUERY)).isEqualTo("08006");
        account.simulator().controls().clearFaults();
      }
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        assertThat(connection.isValid(1)).isTrue();
        assertThat(statement.executeQuery(QUERY).next()).isTrue();
      }
    }
  }

  private static String state(Statement statement, String sql) {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? "a row" : "no row";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static final class Recorder extends Handler {
    private final CountDownLatch seen = new CountDownLatch(1);
    private final String awaited;

    Recorder(String awaited) {
      this.awaited = awaited;
    }

    @Override
    public void publish(LogRecord entry) {
      if (entry.getMessage().contains(awaited)) {
        seen.countDown();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
