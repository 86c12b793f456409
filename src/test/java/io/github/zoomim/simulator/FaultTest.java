package io.github.zoomim.simulator;

import static io.github.zoomim.simulator.SimulatorFixture.sessionsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.simulator.ApiCaller.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class FaultTest {
  private static final String DAY = "2026-10-05";
  private static final String QUESTION = "from=" + DAY + "&to=" + DAY;
  private static final String TARGET = "/v2/im/chat/sessions?" + QUESTION;
  private static final String BEARER = "Authorization: Bearer demo-access-token";

  @RegisterExtension final SimulatorFixture fixture = new SimulatorFixture();

  @Test
  void failsTheRequestOfANumberAndNoOther() {
    Laboratory simulator = fixture.start(o -> o, sessionsOf(DAY, 3));
    simulator.controls().failRequest(2, Fault.status(503));
    ApiCaller caller = new ApiCaller(simulator);
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(200);
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(503);
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(200);
    assertThat(simulator.requests())
        .extracting(RecordedRequest::status)
        .containsExactly(200, 503, 200);
    assertThat(simulator.requests()).extracting(RecordedRequest::rows).containsExactly(3, 0, 3);
    simulator.clearRequests();
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(200);
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(503);
    simulator.controls().clearFaults();
    simulator.clearRequests();
    assertThat(caller.drain(DAY, DAY, 1)).hasSize(3);
  }

  @Test
  void answersAnyErrorInItsPlace() {
    Answer error = under(Fault.error(400, 200, "No permission."));
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.code()).isEqualTo(200);
    assertThat(error.message()).isEqualTo("No permission.");

    Answer limited = under(Fault.tooManyRequests(Map.of("Retry-After", "7")));
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.header("Retry-After")).isEqualTo("7");
    assertThat(limited.header("X-RateLimit-Type")).isEmpty();
  }

  @Test
  void answersHtmlAndRedirects() {
    HttpResponse<byte[]> html = sent(Fault.html(502));
    assertThat(html.statusCode()).isEqualTo(502);
    assertThat(html.headers().allValues("Content-Type")).containsExactly("text/html");
    assertThat(new String(html.body(), StandardCharsets.UTF_8)).startsWith("<html>");

    HttpResponse<byte[]> redirect = sent(Fault.redirect(307, "http://localhost:1/elsewhere"));
    assertThat(redirect.statusCode()).isEqualTo(307);
    assertThat(redirect.headers().allValues("Location"))
        .containsExactly("http://localhost:1/elsewhere");
  }

  @Test
  void closesTheConnectionInPlaceOfAnAnswer() throws Exception {
    Laboratory simulator = faulty(Fault.closedBeforeAnswer());
    try (RawHttp raw = new RawHttp(simulator)) {
      assertThat(raw.get(TARGET, BEARER)).isEmpty();
    }
    assertThat(simulator.requests()).extracting(RecordedRequest::status).containsExactly(0);
  }

  @Test
  void resetsTheConnectionInPlaceOfAnAnswer() throws Exception {
    try (RawHttp raw = new RawHttp(faulty(Fault.resetBeforeAnswer()))) {
      assertThatThrownBy(() -> raw.get(TARGET, BEARER))
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void resetsTheConnectionInsideTheBody() throws Exception {
    try (RawHttp raw = new RawHttp(faulty(Fault.resetAfter(50)))) {
      assertThatThrownBy(() -> raw.get(TARGET, BEARER))
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    assertThatThrownBy(() -> sent(Fault.resetAfter(50))).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void cutsTheBodyShortOfItsContentLength() throws Exception {
    try (RawHttp raw = new RawHttp(faulty(Fault.cutAfter(50)))) {
      String answer = raw.get(TARGET, BEARER);
      int length = Integer.parseInt(answer.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
      assertThat(body(answer)).hasSize(50);
      assertThat(length).isGreaterThan(50);
    }
  }

  @Test
  void cutsAChunkedBodyShortOfItsEnd() throws Exception {
    try (RawHttp raw = new RawHttp(faulty(Fault.cutChunkedAfter(50)))) {
      String answer = raw.get(TARGET, BEARER);
      assertThat(answer).contains("Transfer-Encoding: chunked").doesNotContain("Content-Length");
      assertThat(body(answer)).startsWith("32\r\n{\"from\"").doesNotContain("\r\n0\r\n");
    }
  }

  @Test
  void everyPlaceInTheBodyCanBeTheLast() throws Exception {
    Laboratory simulator = fixture.start(o -> o, sessionsOf(DAY, 1));
    String whole;
    try (RawHttp raw = new RawHttp(simulator)) {
      whole = body(raw.get(TARGET, BEARER));
    }
    for (int bytes = 0; bytes <= whole.length(); bytes++) {
      simulator.clearRequests();
      simulator.controls().failRequest(1, Fault.cutAfter(bytes));
      try (RawHttp raw = new RawHttp(simulator)) {
        assertThat(body(raw.get(TARGET, BEARER))).isEqualTo(whole.substring(0, bytes));
      }
    }
  }

  @Test
  void damagesGzip() {
    HttpResponse<byte[]> answer = sent(Fault.status(200));
    assertThat(answer.statusCode()).isEqualTo(200);
    HttpResponse<byte[]> broken = sent(new Fault.BrokenGzip(40));
    assertThat(broken.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThatThrownBy(
            () -> new GZIPInputStream(new ByteArrayInputStream(broken.body())).readAllBytes())
        .isInstanceOf(IOException.class);
  }

  @Test
  void isSilentUntilTheSimulatorEnds() throws Exception {
    Laboratory simulator = faulty(new Fault.Silence(Duration.ofHours(1)));
    CompletableFuture<HttpResponse<byte[]>> pending =
        CompletableFuture.supplyAsync(
            () -> new ApiCaller(simulator).sendGet(QUESTION, "Authorization", "Bearer x"));
    assertThat(simulator.awaitRequests(1, Duration.ofSeconds(10))).isTrue();
    assertThat(simulator.requests()).extracting(RecordedRequest::status).containsExactly(0);
    assertThat(pending).isNotDone();
    simulator.close();
    assertThatThrownBy(() -> pending.get(10, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
    assertThat(pending).isCompletedExceptionally();
  }

  @Test
  void aSlowAnswerIsStillWhole() {
    Answer answer = under(new Fault.Drip(100, Duration.ofMillis(1)));
    assertThat(answer.ids()).hasSize(3);
  }

  @Test
  void repeatsThePageTokenOnceThereIsOne() {
    Laboratory simulator = fixture.start(o -> o, sessionsOf(DAY, 9));
    simulator.controls().onRequest(request -> new Fault.RepeatedToken());
    ApiCaller caller = new ApiCaller(simulator);
    String token = caller.page(DAY, DAY, 3, null).nextToken();
    assertThat(token).isNotNull();
    assertThat(caller.page(DAY, DAY, 3, token).nextToken()).isEqualTo(token);
  }

  @Test
  void anEmptyPageLeadsOnToTheRowsItLeftOut() {
    Laboratory simulator = fixture.start(o -> o, sessionsOf(DAY, 9));
    simulator
        .controls()
        .onRequest(request -> request.number() % 2 == 1 ? new Fault.EmptyPage() : null);
    assertThat(new ApiCaller(simulator).drain(DAY, DAY, 4)).hasSize(9).doesNotHaveDuplicates();
    assertThat(simulator.requests())
        .extracting(RecordedRequest::rows)
        .containsExactly(0, 4, 0, 4, 0, 1);
  }

  @Test
  void changesTheBodyAsATreeOrAsBytes() {
    Answer changed =
        under(
            new Fault.ChangedBody(
                body -> {
                  body.put("from", "1999-01-01");
                  return body;
                }));
    assertThat(changed.body().path("from").asText()).isEqualTo("1999-01-01");
    assertThat(changed.ids()).hasSize(3);
    assertThat(sent(new Fault.ChangedBytes(bytes -> Arrays.copyOf(bytes, 10))).body()).hasSize(10);
  }

  @Test
  void aHookThatThrowsIsSeenByTheClient() {
    Laboratory simulator = fixture.start();
    simulator
        .controls()
        .onRequest(
            request -> {
              throw new IllegalStateException("wrong test");
            });
    Answer answer = new ApiCaller(simulator).window(DAY, DAY);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.message()).contains("wrong test");
  }

  private Laboratory faulty(Fault fault) {
    Laboratory simulator = fixture.start(o -> o, sessionsOf(DAY, 3));
    simulator.controls().onRequest(request -> fault);
    return simulator;
  }

  private HttpResponse<byte[]> sent(Fault fault) {
    return new ApiCaller(faulty(fault))
        .sendGet(QUESTION, "Authorization", "Bearer demo-access-token");
  }

  private Answer under(Fault fault) {
    return ApiCaller.read(sent(fault));
  }

  private static String body(String answer) {
    return List.of(answer.split("\r\n\r\n", 2)).get(1);
  }
}
