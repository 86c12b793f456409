package io.github.zoomim.clients;

import io.github.zoomim.ZoomImDataSource;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * An account with forty sessions for a client to find: {@code s00} got its last message yesterday
 * at 10:20:30.345 UTC, {@code s01} a day earlier and so on. Every fourth is a "1:1", the others are
 * of type "Group"; {@code s05} has no name.
 */
final class Account implements AutoCloseable {
  static final int SESSIONS = 40;

  static {
    // Nothing but what goes wrong belongs into the build's log.
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private final LocalDateTime newest;
  private final Laboratory simulator;

  Account() {
    newest = LocalDate.now(ZoneOffset.UTC).minusDays(1).atTime(10, 20, 30, 345_000_000);
    try {
      simulator = Laboratory.start(LaboratoryOptions.of(sessions()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<SimulatedSession> sessions() {
    return IntStream.range(0, SESSIONS)
        .mapToObj(
            i ->
                new SimulatedSession(
                    id(i), i % 4 == 0 ? "1:1" : "Group", i == 5 ? null : "Größe " + i, instant(i)))
        .toList();
  }

  static String id(int index) {
    return String.format("s%02d", index);
  }

  /** When a session got its last message, as the UTC wall-clock that SQL sees. */
  LocalDateTime time(int index) {
    return newest.minusDays(index);
  }

  Instant instant(int index) {
    return time(index).toInstant(ZoneOffset.UTC);
  }

  Laboratory simulator() {
    return simulator;
  }

  String url() {
    return "jdbc:zoomim:requestsPerSecond=0;maxRetries=1;cacheTtl=0;baseUrl="
        + simulator.apiUrl()
        + ";oauthUrl="
        + simulator.oauthUrl()
        + ";accessToken="
        + simulator.accessToken();
  }

  DataSource dataSource() {
    return new ZoomImDataSource(url());
  }

  @Override
  public void close() {
    simulator.close();
  }
}
