package io.github.zoomim.e2e.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.zoomim.ZoomImDataSource;
import io.github.zoomim.ZoomImDriver;
import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SampleSessions;
import io.github.zoomim.support.Fixture;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ways to a connection: DriverManager, the data source, a pool; and what wrong input gets. */
class ConnectingTest {
  private static final String COUNT = "SELECT COUNT(*) FROM chat_sessions";

  private static LaboratoryOptions thousand() {
    Instant now = Instant.now();
    return LaboratoryOptions.of(
        SampleSessions.generate(1_000, now.minus(Duration.ofDays(150)), now, 1));
  }

  private static String appUrl(Laboratory simulator) {
    return "jdbc:zoomim:requestsPerSecond=0;accountId="
        + simulator.accountId()
        + ";clientId="
        + simulator.clientId()
        + ";clientSecret="
        + simulator.clientSecret()
        + ";baseUrl="
        + simulator.apiUrl()
        + ";oauthUrl="
        + simulator.oauthUrl();
  }

  private static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COUNT)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void theDemoNeedsNothingElse() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:zoomim:demo")) {
      assertThat(count(connection)).isEqualTo(2_000);
      assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:zoomim:demo");
      assertThat(connection.getSchema()).isEqualTo("zoom");
    }
  }

  @Test
  void warnsOfPropertiesThatAreForOthers() throws SQLException {
    Properties info = new Properties();
    info.setProperty("Type", "simple");
    info.setProperty("user", "sa");
    info.setProperty("password", "sa");
    try (Connection connection = DriverManager.getConnection("jdbc:zoomim:demo", info)) {
      SQLWarning warning = connection.getWarnings();
      assertThat(warning.getMessage()).startsWith("Unknown property Type");
      assertThat(warning.getSQLState()).isEqualTo("01000");
      assertThat((Object) warning.getNextWarning()).isNull();
      assertThat(count(connection)).isPositive();
    }
  }

  @Test
  void demoConnectionsComeAndGo() throws SQLException {
    for (int i = 0; i < 3; i++) {
      try (Connection outer = DriverManager.getConnection("jdbc:zoomim:demo")) {
        try (Connection inner = new ZoomImDataSource("jdbc:zoomim:demo").getConnection()) {
          assertThat(inner.isValid(1)).isTrue();
        }
        assertThat(count(outer)).isEqualTo(2_000);
      }
    }
  }

  @Test
  void aForeignUrlIsNotOurs() throws SQLException {
    Driver driver = new ZoomImDriver();
    assertThat(driver.connect("jdbc:h2:mem:", new Properties())).isNull();
    assertThat(driver.connect(null, null)).isNull();
    assertThat(driver.acceptsURL("jdbc:zoomim:demo")).isTrue();
  }

  @Test
  void wrongInputIsOneErrorThatListsEveryFaultAndNoSecret() {
    Properties properties = new Properties();
    properties.setProperty("pageSize", "301");
    properties.setProperty("acessToken", "s3cret-token");
    SQLException failure =
        catchThrowableOfType(
            SQLException.class,
            () ->
                DriverManager.getConnection(
                    "jdbc:zoomim:clientSecret=s3cret;baseUrl=http://example.org;historyMonths=x",
                    properties));
    assertThat(failure.getSQLState()).isEqualTo("08001");
    assertThat(failure.getMessage())
        .contains("pageSize", "301", "1 to 300")
        .contains("acessToken", "accessToken")
        .contains("baseUrl", "example.org")
        .contains("historyMonths")
        .doesNotContain("s3cret");
  }

  @Test
  void everyPropertyIsDescribed() throws SQLException {
    DriverPropertyInfo[] infos = new ZoomImDriver().getPropertyInfo("jdbc:zoomim:", null);
    assertThat(Stream.of(infos).map(info -> info.name))
        .contains("accessToken", "accountId", "clientId", "clientSecret", "api", "pageSize");
    assertThat(infos).allSatisfy(info -> assertThat(info.description).isNotBlank());
  }

  @Test
  void aPoolOfConnectionsFetchesOneToken() throws Exception {
    try (Laboratory simulator = Laboratory.start(thousand())) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(appUrl(simulator));
      config.setMaximumPoolSize(8);
      config.setAutoCommit(false);
      ExecutorService threads = Executors.newFixedThreadPool(16);
      try (HikariDataSource pool = new HikariDataSource(config)) {
        Callable<Long> query =
            () -> {
              try (Connection connection = pool.getConnection()) {
                return count(connection);
              }
            };
        List<Future<Long>> counts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          counts.add(threads.submit(query));
        }
        for (Future<Long> future : counts) {
          assertThat(future.get()).isEqualTo(1_000);
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(simulator.issuedAccessTokens()).isEqualTo(1);
      // Who connects anew goes on with the token that is there.
      try (Connection connection = DriverManager.getConnection(appUrl(simulator))) {
        assertThat(count(connection)).isEqualTo(1_000);
      }
      assertThat(simulator.issuedAccessTokens()).isEqualTo(1);
    }
  }

  @Test
  void aTokenThatEndedIsRenewedOnce() throws Exception {
    try (Laboratory simulator = Laboratory.start(thousand());
        Connection connection = DriverManager.getConnection(appUrl(simulator) + ";cacheTtl=0")) {
      assertThat(count(connection)).isEqualTo(1_000);
      simulator.controls().expireAccessTokens();
      assertThat(count(connection)).isEqualTo(1_000);
      assertThat(simulator.issuedAccessTokens()).isEqualTo(2);
    }
  }

  @Test
  void aRotatedRefreshTokenOutlivesTheConnection() throws Exception {
    try (Laboratory simulator = Laboratory.start(thousand())) {
      String url =
          "jdbc:zoomim:requestsPerSecond=0;cacheTtl=0;refreshToken="
              + simulator.refreshToken()
              + ";clientId="
              + simulator.clientId()
              + ";clientSecret="
              + simulator.clientSecret()
              + ";baseUrl="
              + simulator.apiUrl()
              + ";oauthUrl="
              + simulator.oauthUrl();
      for (int i = 0; i < 3; i++) {
        try (Connection connection = DriverManager.getConnection(url)) {
          assertThat(count(connection)).isEqualTo(1_000);
        }
        simulator.controls().expireAccessTokens();
      }
      assertThat(simulator.issuedAccessTokens()).isEqualTo(3);
    }
  }

  @Test
  void wrongCredentialsAreAnAuthorisationErrorAtTheFirstRow() throws Exception {
    try (Laboratory simulator = Laboratory.start(thousand());
        Connection connection =
            DriverManager.getConnection(
                appUrl(simulator).replace(simulator.clientSecret(), "wr0ng"))) {
      SQLException failure = catchThrowableOfType(SQLException.class, () -> count(connection));
      assertThat(failure.getSQLState()).isEqualTo("28000");
      assertThat(failure.getMessage()).contains("clientSecret").doesNotContain("wr0ng");
    }
  }

  @Test
  void userAndPasswordAreTheFieldsOfAGui() throws Exception {
    try (Laboratory simulator = Laboratory.start(thousand())) {
      String url =
          "jdbc:zoomim:requestsPerSecond=0;baseUrl="
              + simulator.apiUrl()
              + ";oauthUrl="
              + simulator.oauthUrl();
      try (Connection connection = DriverManager.getConnection(url, "", simulator.accessToken())) {
        assertThat(count(connection)).isEqualTo(1_000);
      }
      try (Connection connection =
          DriverManager.getConnection(
              url + ";accountId=" + simulator.accountId(),
              simulator.clientId(),
              simulator.clientSecret())) {
        assertThat(count(connection)).isEqualTo(1_000);
        assertThat(connection.getMetaData().getURL()).doesNotContain(simulator.clientSecret());
      }
    }
  }

  @Test
  void theSlowestConnectionSetsThePace() throws Exception {
    try (Laboratory simulator = Laboratory.start(thousand());
        Connection fast = DriverManager.getConnection(appUrl(simulator));
        Connection slow =
            DriverManager.getConnection(
                appUrl(simulator).replace("requestsPerSecond=0", "requestsPerSecond=20"))) {
      assertThat(count(fast)).isEqualTo(1_000);
      assertThat(count(slow)).isEqualTo(1_000);
      assertThat(simulator.mostRequestsInOneSecond()).isLessThanOrEqualTo(21);
    }
  }

  @Test
  void aConnectionIsValidUntilThereIsReasonToDoubtAndThenOneRequestTells() throws SQLException {
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(List.of()))) {
      assertThat(zoom.connection().isValid(5)).isTrue();
      zoom.query(COUNT).returns("0");
      assertThat(zoom.connection().isValid(5)).isTrue();
      assertThat(zoom.asked()).hasSize(7);
      zoom.clockGoesTo(Fixture.NOW.plus(Duration.ofMinutes(11)));
      assertThat(zoom.connection().isValid(5)).isTrue();
      assertThat(zoom.asked()).hasSize(8);
      assertThat(zoom.connection().isValid(5)).isTrue();
      assertThat(zoom.asked()).hasSize(8);
      zoom.clockGoesTo(Fixture.NOW.plus(Duration.ofMinutes(22)));
      zoom.controls().onRequest(request -> Fault.error(401, 124, "Invalid access token."));
      assertThat(zoom.connection().isValid(5)).isFalse();
    }
  }

  @Test
  void theNetworkTimeoutBoundsARequest() throws SQLException {
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(List.of()), "maxRetries=0")) {
      zoom.connection().setNetworkTimeout(Runnable::run, 300);
      zoom.controls().onRequest(request -> new Fault.Silence(Duration.ofSeconds(60)));
      SQLException failure = zoom.failure(COUNT);
      assertThat(failure.getSQLState()).isEqualTo("08006");
      assertThat(failure.getMessage()).contains("300 ms", "network timeout");
    }
  }
}
