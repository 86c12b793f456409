package io.github.zoomim.simulator;

import static io.github.zoomim.simulator.SimulatorFixture.sessionsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The plain simulator over real HTTP: what the laboratory does not share with it. */
final class SimulatorTest {
  private static final String DAY = "2026-10-05";
  private static final String QUESTION = "from=" + DAY + "&to=" + DAY;

  @Test
  void listensOnTheLoopbackAddressAlone() throws Exception {
    try (Simulator simulator = started(0, List.of())) {
      assertThat(simulator.apiUrl().toString()).matches("http://127\\.0\\.0\\.1:\\d+/v2");
      assertThat(simulator.oauthUrl().toString())
          .matches("http://127\\.0\\.0\\.1:\\d+/oauth/token");
    }
  }

  @Test
  void saysWhichPortCannotBeOpened() throws Exception {
    try (Simulator simulator = started(0, List.of())) {
      int taken = simulator.apiUrl().getPort();
      assertThatThrownBy(() -> started(taken, List.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + taken);
    }
  }

  @Test
  void pagesShowEachSessionOnceTheNewestFirst() throws Exception {
    try (Simulator simulator = started(0, sessionsOf(DAY, 20))) {
      List<String> ids = new ApiCaller(simulator).drain(DAY, DAY, 7);
      assertThat(ids).hasSize(20).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
  }

  @Test
  void aWindowHoldsItsDaysWhollyInTheAccountsZone() throws Exception {
    List<SimulatedSession> sessions =
        List.of(
            SimulatedSession.group("before", "2026-10-05T03:59:59.999Z"),
            SimulatedSession.group("first", "2026-10-05T04:00:00Z"),
            SimulatedSession.group("last", "2026-10-07T03:59:59.999Z"),
            SimulatedSession.group("after", "2026-10-07T04:00:00Z"),
            new SimulatedSession(
                "timeless", "1:1", null, null, List.of(Instant.parse("2026-10-05T12:00:00Z"))),
            new SimulatedSession("never", "1:1", null, null));
    SimulatorOptions options = options(0, sessions, ZoneId.of("America/New_York"));
    try (Simulator simulator = Simulator.start(options)) {
      assertThat(new ApiCaller(simulator).window("2026-10-05", "2026-10-06").ids())
          .containsExactly("last", "timeless", "first");
    }
  }

  @Test
  void compressesForThoseWhoAsk() throws Exception {
    try (Simulator simulator = started(0, sessionsOf(DAY, 50))) {
      HttpResponse<byte[]> plain = send(simulator);
      HttpResponse<byte[]> zipped = send(simulator, "Accept-Encoding", "deflate, gzip");
      assertThat(plain.headers().allValues("Content-Encoding")).isEmpty();
      assertThat(zipped.headers().allValues("Content-Encoding")).containsExactly("gzip");
      assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
          .hasSameSizeAs(plain.body());
      assertThat(zipped.body().length).isLessThan(plain.body().length / 2);
    }
  }

  @Test
  void endsAtOnceThoughARequestIsOnItsWay() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    InstantSource clock =
        () -> {
          arrived.countDown();
          return SimulatorFixture.NOON;
        };
    SimulatorOptions slow =
        new SimulatorOptions(
            0,
            clock,
            SimulatedAccount.demo(),
            ZoneOffset.UTC,
            List.of(),
            Duration.ofHours(1),
            0,
            0);
    Simulator simulator = Simulator.start(slow);
    CompletableFuture<Integer> pending =
        CompletableFuture.supplyAsync(() -> send(simulator).statusCode());
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
    simulator.close();
    simulator.close();
    assertThatThrownBy(() -> pending.get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(IOException.class);
    assertThatThrownBy(() -> send(simulator)).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void endsTheConnectionOfAnOldClientThatReadsToItsEnd() throws Exception {
    try (Simulator simulator = started(0, List.of());
        Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), simulator.apiUrl().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 404 ")
          .endsWith("}");
    }
  }

  @Test
  void aMillionSessionsAreIndexedAndPaged() throws Exception {
    List<SimulatedSession> million =
        SampleSessions.generate(
            1_000_000, Instant.parse("2026-04-16T00:00:00Z"), SimulatorFixture.NOON, 5);
    try (Simulator simulator = started(0, million)) {
      ApiCaller caller = new ApiCaller(simulator);
      assertThat(caller.drain("2026-07-01", "2026-07-01", 300))
          .hasSizeBetween(4_000, 7_000)
          .doesNotHaveDuplicates();
      String token = caller.page("2026-07-01", "2026-07-31", 300, null).nextToken();
      assertThat(caller.page("2026-07-01", "2026-07-31", 300, token).ids()).hasSize(300);
    }
  }

  @Test
  void anAccountNeverShowsItsSecrets() {
    assertThat(SimulatedAccount.demo().toString())
        .doesNotContain("secret", "access-token", "refresh-token");
  }

  private static Simulator started(int port, List<SimulatedSession> sessions) throws IOException {
    return Simulator.start(options(port, sessions, ZoneOffset.UTC));
  }

  private static SimulatorOptions options(int port, List<SimulatedSession> sessions, ZoneId zone) {
    return new SimulatorOptions(
        port,
        InstantSource.fixed(SimulatorFixture.NOON),
        SimulatedAccount.demo(),
        zone,
        sessions,
        Duration.ZERO,
        0,
        0);
  }

  private static HttpResponse<byte[]> send(Simulator simulator, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Authorization";
    all[1] = "Bearer demo-access-token";
    return new ApiCaller(simulator).sendGet(QUESTION, all);
  }
}
