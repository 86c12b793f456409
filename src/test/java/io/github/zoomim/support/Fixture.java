package io.github.zoomim.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.ClockedConnections;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryControls;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.RecordedRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A simulator and a connection to it, on one clock that stands at 2026-11-23T12:00Z until a test
 * moves it or {@linkplain #machineIsAheadBy puts it wrong} for the driver: the rows, the plan and
 * the requests of a query are asserted together.
 */
public final class Fixture implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final AtomicLong waited = new AtomicLong();
  private final Laboratory simulator;
  private final TimeSource time = passingTime();
  private final Connection connection;
  private final boolean oneByOne;

  private Fixture(LaboratoryOptions options, String properties) {
    oneByOne = properties.contains("concurrency=1");
    try {
      simulator = Laboratory.start(options.withClock(clock()));
      connection = connect(properties);
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
  }

  public static Fixture of(LaboratoryOptions options) {
    return of(options, "");
  }

  /** With properties of the URL beside those that a connection to the simulator needs. */
  public static Fixture of(LaboratoryOptions options, String properties) {
    return new Fixture(options, properties);
  }

  private InstantSource clock() {
    return now::get;
  }

  private TimeSource passingTime() {
    return new TimeSource() {
      @Override
      public Instant now() {
        return now.get().plus(ahead.get());
      }

      @Override
      public long nanoTime() {
        return System.nanoTime() + waited.get();
      }

      /** No test sleeps: a back-off is over at once. */
      @Override
      public boolean await(CountDownLatch latch, Duration duration) {
        waited.addAndGet(duration.toNanos());
        return latch.getCount() == 0;
      }
    };
  }

  /** Another connection to the same simulator. */
  public Connection connect(String properties) throws SQLException {
    String memory = properties.contains("cacheTtl") ? "" : "cacheTtl=0;";
    String token =
        properties.contains("client") || properties.contains("accessToken")
            ? ""
            : "accessToken=" + simulator.accessToken() + ";";
    String pace = properties.contains("requestsPerSecond") ? "" : "requestsPerSecond=0;";
    return ClockedConnections.open(
        "jdbc:zoomim:"
            + token
            + pace
            + memory
            + "baseUrl="
            + simulator.apiUrl()
            + ";oauthUrl="
            + simulator.oauthUrl()
            + ";"
            + properties,
        new Properties(),
        Map.of(),
        time);
  }

  /** Another connection, which fetches its access token. */
  public Connection connectByOauth() throws SQLException {
    return connect(
        "accountId="
            + simulator.accountId()
            + ";clientId="
            + simulator.clientId()
            + ";clientSecret="
            + simulator.clientSecret());
  }

  public Connection connection() {
    return connection;
  }

  public Laboratory simulator() {
    return simulator;
  }

  public LaboratoryControls controls() {
    return simulator.controls();
  }

  /** Moves both clocks, that of the day and the monotonic one. */
  public void timePasses(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
    waited.addAndGet(duration.toNanos());
  }

  /** From now on the driver's clock is wrong by so much, and the simulator's is right. */
  public void machineIsAheadBy(Duration difference) {
    ahead.set(difference);
  }

  /** How long the driver has waited in all. */
  public Duration waited() {
    return Duration.ofNanos(waited.get());
  }

  public void clockGoesTo(Instant instant) {
    now.set(instant);
  }

  /** Runs a query with the given parameters and reads it to its end. */
  public Answer query(String sql, @Nullable Object... parameters) {
    return query(0, sql, parameters);
  }

  /** The same with {@code setMaxRows}. */
  public Answer query(int maxRows, String sql, @Nullable Object... parameters) {
    simulator.clearRequests();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setMaxRows(maxRows);
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(row(result));
        }
        return new Answer(rows, warnings(statement), asked(), oneByOne);
      }
    } catch (SQLException e) {
      throw new AssertionError(sql + ": " + e.getSQLState() + " " + e.getMessage(), e);
    }
  }

  /** The plan as EXPLAIN prints it; asserts that it costs no request. */
  public String plan(String sql) {
    Answer answer = query("EXPLAIN PLAN FOR " + sql);
    answer.requests();
    return String.join("\n", answer.rows);
  }

  /** The failure of a statement that must fail. */
  public SQLException failure(String sql) {
    simulator.clearRequests();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int rows = 0;
      while (result.next()) {
        rows++;
      }
      throw new AssertionError(sql + " returned " + rows + " rows instead of failing");
    } catch (SQLException e) {
      return e;
    }
  }

  /**
   * The requests since the last query began, as {@code from..to} with {@code +} for later pages.
   */
  public List<String> asked() {
    return simulator.requests().stream().map(Fixture::asked).toList();
  }

  private static String asked(RecordedRequest request) {
    return request.window() + (request.isFirstPage() ? "" : " +");
  }

  private static String row(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      values.add(String.valueOf(result.getString(i)));
    }
    return String.join(", ", values);
  }

  private static List<String> warnings(Statement statement) throws SQLException {
    List<String> warnings = new ArrayList<>();
    for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
      warnings.add(w.getMessage());
    }
    return warnings;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    } finally {
      simulator.close();
    }
  }

  /** What a query returned, warned of and asked for. */
  public record Answer(
      List<String> rows, List<String> warnings, List<String> asked, boolean oneByOne) {
    /** The rows, in any order. */
    public Answer returns(String... expected) {
      assertThat(rows).containsExactlyInAnyOrder(expected);
      return this;
    }

    public Answer returns(List<String> expected) {
      assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
      return this;
    }

    public Answer returnsInOrder(String... expected) {
      assertThat(rows).containsExactly(expected);
      return this;
    }

    public Answer returnsRows(int count) {
      assertThat(rows).hasSize(count);
      return this;
    }

    /**
     * The windows asked for; {@code +} after a window is a later page of it. In order where {@code
     * concurrency=1} was given, for the order of requests that are made at once is nobody's.
     */
    public Answer requests(String... expected) {
      if (oneByOne) {
        assertThat(asked).containsExactly(expected);
      } else {
        assertThat(asked).containsExactlyInAnyOrder(expected);
      }
      return this;
    }

    public Answer warns(String part) {
      assertThat(warnings).anySatisfy(warning -> assertThat(warning).contains(part));
      return this;
    }

    public Answer warnsNothing() {
      assertThat(warnings).isEmpty();
      return this;
    }
  }
}
