package io.github.zoomim.simulator;

import static io.github.zoomim.simulator.SimulatorFixture.sessionsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class LaboratoryTest {
  private static final String DAY = "2026-10-05";
  private static final String QUESTION = "from=" + DAY + "&to=" + DAY;

  @RegisterExtension final SimulatorFixture fixture = new SimulatorFixture();

  @Test
  void recordsWhatItIsAskedWithoutCredentials() {
    Laboratory simulator = fixture.start(o -> o, sessionsOf(DAY, 5));
    new ApiCaller(simulator)
        .sendGet(
            "from=2026-10-05&to=2026-10-06&page_size=3",
            "Authorization",
            "Bearer demo-access-token",
            "Accept-Encoding",
            "gzip",
            "User-Agent",
            "a test");
    RecordedRequest request = simulator.requests().get(0);
    assertThat(request.number()).isEqualTo(1);
    assertThat(request.at()).isEqualTo(SimulatorFixture.NOON);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/v2/im/chat/sessions");
    assertThat(request.window()).isEqualTo("2026-10-05..2026-10-06");
    assertThat(request.pageSize()).isEqualTo(3);
    assertThat(request.isFirstPage()).isTrue();
    assertThat(request.headers())
        .isEqualTo(Map.of("Accept-Encoding", "gzip", "User-Agent", "a test"));
    assertThat(request.status()).isEqualTo(200);
    assertThat(request.rows()).isEqualTo(3);
    assertThat(request.toString()).doesNotContain("demo-access-token");
    simulator.clearRequests();
    assertThat(simulator.requests()).isEmpty();
  }

  @Test
  void compressesForThoseWhoAskUnlessSwitchedOff() {
    Laboratory simulator = fixture.start(o -> o, sessionsOf(DAY, 50));
    assertThat(send(simulator, "Accept-Encoding", "gzip").headers().allValues("Content-Encoding"))
        .containsExactly("gzip");
    Laboratory without = fixture.start(o -> o.withGzip(false), sessionsOf(DAY, 50));
    assertThat(send(without, "Accept-Encoding", "gzip").headers().allValues("Content-Encoding"))
        .isEmpty();
  }

  @Test
  void canChunkBodies() {
    Laboratory simulator = fixture.start(o -> o.withChunkedBodies(true), sessionsOf(DAY, 300));
    HttpResponse<byte[]> answer = send(simulator);
    assertThat(answer.headers().allValues("Transfer-Encoding")).containsExactly("chunked");
    assertThat(ApiCaller.read(answer).ids()).hasSize(30);
    assertThat(new ApiCaller(simulator).drain(DAY, DAY, 300)).hasSize(300);
  }

  @Test
  void answersManyAtOnceWhileEachIsSlow() throws Exception {
    Laboratory simulator = fixture.start(o -> o.withLatency(Duration.ofMillis(300)));
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(
          CompletableFuture.supplyAsync(
              () -> send(simulator).statusCode(), task -> new Thread(task).start()));
    }
    for (CompletableFuture<Integer> answer : answers) {
      assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
    }
    assertThat(simulator.mostRequestsAtOnce()).isEqualTo(8);
  }

  @Test
  void endsAtOnceThoughRequestsAreOnTheirWay() throws Exception {
    Laboratory simulator = fixture.start(o -> o.withLatency(Duration.ofHours(1)));
    CompletableFuture<Integer> pending =
        CompletableFuture.supplyAsync(() -> send(simulator).statusCode());
    assertThat(simulator.awaitRequests(1, Duration.ofSeconds(10))).isTrue();
    simulator.close();
    simulator.close();
    assertThatThrownBy(() -> pending.get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(IOException.class);
    assertThatThrownBy(() -> send(simulator)).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void waitsForRequestsOnlySoLong() throws Exception {
    assertThat(fixture.start().awaitRequests(1, Duration.ofMillis(1))).isFalse();
  }

  @Test
  void namesTheSessionThatIsNotThere() {
    LaboratoryControls controls = fixture.start().controls();
    assertThatThrownBy(() -> controls.remove("nobody"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> controls.move("nobody", SimulatorFixture.NOON))
        .isInstanceOf(NoSuchElementException.class);
  }

  private static HttpResponse<byte[]> send(Laboratory simulator, String... headers) {
    List<String> all = new ArrayList<>(List.of("Authorization", "Bearer demo-access-token"));
    all.addAll(List.of(headers));
    return new ApiCaller(simulator).sendGet(QUESTION, all.toArray(String[]::new));
  }
}
