package io.github.zoomim.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SampleSessions;
import io.github.zoomim.simulator.SimulatedSession;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * 16 threads on pools of eight connections, mixed queries, cancels, timeouts, early closes, and
 * faults, in real time; {@code -Dsoak.seconds=} says for how long, {@code -Dsoak.seed=} makes the
 * same choices again.
 */
class SoakTest {
  private static final long SECONDS = Long.getLong("soak.seconds", 10);
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
  private static final int PACE = 80;
  private static final int CONNECTIONS = 8;
  private static final int CONCURRENCY = 4;
  private static final int MOST_BYTES = 24 << 20;

  /** What stays for the next query: the shared pools of threads, and the HTTP client's one. */
  private static final int MOST_THREADS = 12;

  @Test
  @Timeout(value = 1, unit = TimeUnit.DAYS)
  void whatItAnswersIsRightAndNothingIsLeft() throws Exception {
    Instant now = Instant.now();
    List<SimulatedSession> sessions =
        List.copyOf(
            SampleSessions.generate(
                2_000, now.minus(Duration.ofDays(150)), now.minus(Duration.ofDays(1)), 3));
    try (Laboratory simulator =
        Laboratory.start(LaboratoryOptions.of(sessions).withLatency(Duration.ofMillis(60)))) {
      simulator.controls().tokenLatency(Duration.ofMillis(20));
      RandomFaults faults = new RandomFaults(simulator, new Random(SEED));
      Remains before;
      Load load;
      Duration stall;
      try (Stalls measured = new Stalls();
          HikariDataSource plain = pool(simulator, CONNECTIONS - 2, "");
          HikariDataSource cached = pool(simulator, 2, ";cacheTtl=2s")) {
        load = new Load(sessions, List.of(plain, cached));
        load.run(Math.max(2, SECONDS / 20), SEED - 1_000);
        faults.begin();
        before = Remains.now(simulator);
        load.run(SECONDS, SEED);
        stall = measured.longest();
      }
      String found =
          "seed "
              + SEED
              + ": "
              + load.endings()
              + ", "
              + simulator.requestCount()
              + " requests, at most "
              + simulator.mostRequestsInOneSecond()
              + " in a second and "
              + simulator.mostRequestsAtOnce()
              + " at once, "
              + simulator.tokenRequests().size()
              + " for tokens, stalls up to "
              + stall.toMillis()
              + " ms, "
              + faults.struck();
      System.out.println(found);
      assertThat(load.endings().get("right")).as(found).isGreaterThan((int) SECONDS);
      assertThat(load.endings().getOrDefault("42501", 0))
          .as(found)
          .isLessThanOrEqualTo((int) faults.count("403"));
      assertThat(load.endings().getOrDefault("08004", 0))
          .as(found)
          .isLessThanOrEqualTo((int) faults.count("redirect"));
      assertThat(simulator.mostRequestsInOneSecond())
          .as(found)
          .isLessThanOrEqualTo(PACE + shifted(stall));
      assertThat(simulator.mostTokenRequestsAtOnce()).as(found).isEqualTo(1);

      Remains after = Remains.settled(simulator, before, load);
      assertThat(load.heldStatements()).as("statements and result sets").isZero();
      assertThat(after.bytes - before.bytes).as("bytes").isLessThan(MOST_BYTES);
      assertThat(after.threads - before.threads).as("threads").isLessThanOrEqualTo(MOST_THREADS);
      assertThat(after.sockets).as("sockets").isLessThanOrEqualTo(CONNECTIONS * CONCURRENCY);
    }
  }

  /**
   * How many more requests a second can see than left in one, on a machine that lets a thread wait
   * for so long: a request goes through three threads on its way. None on one that keeps time, for
   * the pace has some 30 ms to spare.
   */
  private static int shifted(Duration stall) {
    return (int) Math.max(0, (stall.toMillis() * 3 - 30) * PACE / 1_000);
  }

  private static HikariDataSource pool(Laboratory simulator, int size, String more) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        "jdbc:zoomim:accountId="
            + simulator.accountId()
            + ";clientId="
            + simulator.clientId()
            + ";clientSecret="
            + simulator.clientSecret()
            + ";oauthUrl="
            + simulator.oauthUrl()
            + ";baseUrl="
            + simulator.apiUrl()
            + ";requestsPerSecond="
            + PACE
            + ";concurrency="
            + CONCURRENCY
            + more);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(Duration.ofSeconds(60).toMillis());
    return new HikariDataSource(config);
  }

  /** What the process holds once garbage is collected. */
  private record Remains(long bytes, int threads, int sockets) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Remains now(Laboratory simulator) {
      simulator.clearRequests();
      System.gc();
      return new Remains(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          (int)
              Thread.getAllStackTraces().keySet().stream()
                  .filter(thread -> !thread.getName().startsWith("zoomim-simulator"))
                  .count(),
          simulator.openConnections());
    }

    /** The remains once they are no more than may stay, or when waiting for that was in vain. */
    static Remains settled(Laboratory simulator, Remains before, Load load) {
      BooleanSupplier settled =
          () -> {
            Remains remains = now(simulator);
            return load.heldStatements() == 0
                && remains.threads - before.threads <= MOST_THREADS
                && remains.sockets <= CONNECTIONS * CONCURRENCY;
          };
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!settled.getAsBoolean() && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      return now(simulator);
    }
  }
}
