package io.github.zoomim.api;

import io.github.zoomim.scan.SessionPage;
import io.github.zoomim.simulator.SampleSessions;
import io.github.zoomim.simulator.SimulatedAccount;
import io.github.zoomim.simulator.Simulator;
import io.github.zoomim.simulator.SimulatorOptions;
import io.github.zoomim.spec.ColumnSet;
import io.github.zoomim.spec.ZoomTables;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decoding a page of 300 sessions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class PageBenchmark {
  private byte[] body;

  /** Takes a page from the simulator. */
  @Setup
  public void fetch() throws Exception {
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    SimulatorOptions options =
        new SimulatorOptions(
            0,
            InstantSource.fixed(now),
            SimulatedAccount.demo(),
            ZoneOffset.UTC,
            SampleSessions.generate(300, now.minusSeconds(40_000), now, 1),
            Duration.ZERO,
            0,
            0);
    try (Simulator simulator = Simulator.start(options)) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      simulator.apiUrl()
                          + "/im/chat/sessions?from=2026-11-23&to=2026-11-23&page_size=300"))
              .header("Authorization", "Bearer " + simulator.account().accessToken())
              .build();
      body = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
    }
    if (decode().sessions().size() != 300) {
      throw new IllegalStateException("not a page of 300");
    }
  }

  /** The whole page. */
  @Benchmark
  public SessionPage decode() throws Exception {
    return SessionPageDecoder.decode(body, ZoomTables.IM, ColumnSet.ALL);
  }
}
