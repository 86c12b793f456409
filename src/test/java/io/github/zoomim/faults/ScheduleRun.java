package io.github.zoomim.faults;

import io.github.zoomim.ClockedConnections;
import io.github.zoomim.faults.NamedFault.Trait;
import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs a schedule over real HTTP against a simulator of its own. */
final class ScheduleRun {
  private final Schedule schedule;
  private final Scene scene;
  private final Map<Integer, NamedFault> struck = new ConcurrentHashMap<>();
  private final Map<Integer, NamedFault> tokenStruck = new ConcurrentHashMap<>();

  private ScheduleRun(Schedule schedule, Scene scene) {
    this.schedule = schedule;
    this.scene = scene;
  }

  static Outcome run(Schedule schedule, Laboratory trap) {
    VirtualClock clock = new VirtualClock(schedule.start());
    try (Laboratory simulator =
        Laboratory.start(schedule.options().withClock(clock).withSessions(schedule.sessions()))) {
      Scene scene =
          new Scene(
              simulator, clock, trap, schedule.sessions(), new Random(schedule.seed() ^ 0x5eed));
      return new ScheduleRun(schedule, scene).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome run() {
    Laboratory simulator = scene.simulator();
    int trapped = asked(scene.trap());
    simulator.controls().onRequest(this::apiFault);
    simulator
        .controls()
        .onTokenRequest(request -> fault(request, schedule.tokenFaults(), tokenStruck));
    List<String> rows = new ArrayList<>();
    SQLException failure = read(rows);
    List<String> secrets =
        List.of(simulator.accessToken(), simulator.clientSecret(), simulator.refreshToken());
    return new Outcome(
        rows,
        failure,
        simulator.requests(),
        simulator.tokenRequests(),
        struck,
        tokenStruck,
        secrets,
        asked(scene.trap()) - trapped);
  }

  private @Nullable SQLException read(List<String> rows) {
    try (Connection connection =
            ClockedConnections.open(url(), new Properties(), Map.of(), scene.clock());
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout((int) schedule.timeout().toSeconds());
      try (ResultSet result = statement.executeQuery(schedule.query().sql())) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 1; i <= columns; i++) {
            Object value = i == 4 ? result.getObject(i, Instant.class) : result.getString(i);
            row.append(i == 1 ? "" : "|").append(value);
          }
          rows.add(row.toString());
        }
        return null;
      }
    } catch (SQLException e) {
      return e;
    }
  }

  private String url() {
    Laboratory simulator = scene.simulator();
    return "jdbc:zoomim:baseUrl="
        + simulator.apiUrl()
        + ";oauthUrl="
        + simulator.oauthUrl()
        + (schedule.renewsToken()
            ? ";accountId="
                + simulator.accountId()
                + ";clientId="
                + simulator.clientId()
                + ";clientSecret="
                + simulator.clientSecret()
            : ";accessToken=" + simulator.accessToken())
        + ";maxRetries="
        + schedule.maxRetries()
        + (schedule.isSlow() ? ";requestTimeout=1s;" : ";")
        + schedule.properties();
  }

  private @Nullable Fault apiFault(RecordedRequest request) {
    if (schedule.moves()) {
      int moved = scene.random().nextInt(Math.max(1, schedule.sessions().size()));
      if (moved < schedule.sessions().size()) {
        scene.simulator().controls().move(schedule.sessions().get(moved).id(), scene.clock().now());
      }
    }
    return fault(request, schedule.faults(), struck);
  }

  private @Nullable Fault fault(
      RecordedRequest request, Map<Integer, NamedFault> faults, Map<Integer, NamedFault> hits) {
    NamedFault fault = faults.get(request.number());
    for (int before = request.number() - 1; fault == null && before > 0; before--) {
      NamedFault earlier = faults.get(before);
      fault = earlier != null && earlier.is(Trait.LASTING) ? earlier : null;
    }
    if (fault == null || !fault.applies().test(request)) {
      return null;
    }
    hits.put(request.number(), fault);
    return fault.cause().of(scene, request);
  }

  private static int asked(Laboratory simulator) {
    return simulator.requestCount() + simulator.tokenRequests().size();
  }
}
