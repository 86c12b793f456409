package io.github.zoomim.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How a simulator behaves.
 *
 * @param port on the loopback address; 0 for any
 * @param clock decides today, the life of tokens, and the rate
 * @param account the credentials and scopes
 * @param zone the account's, whose days {@code from} and {@code to} are
 * @param sessions must not change; not copied
 * @param latency how long each page takes, in real time
 * @param requestsPerSecond the limit; 0 for none
 * @param requestsPerDay the limit per UTC day; 0 for none
 */
public record SimulatorOptions(
    int port,
    InstantSource clock,
    SimulatedAccount account,
    ZoneId zone,
    List<SimulatedSession> sessions,
    Duration latency,
    int requestsPerSecond,
    int requestsPerDay) {

  /** An account with these sessions, on the machine's clock and without limits. */
  public static SimulatorOptions of(List<SimulatedSession> sessions) {
    return new SimulatorOptions(
        0,
        InstantSource.system(),
        SimulatedAccount.demo(),
        ZoneOffset.UTC,
        sessions,
        Duration.ZERO,
        0,
        0);
  }

  /** The demo as it is today: some 2,000 sessions of the last six months. */
  public static SimulatorOptions demo() {
    return of(DemoSessions.upTo(Instant.now(), DemoSessions.COUNT, DemoSessions.SEED));
  }
}
