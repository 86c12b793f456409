package io.github.zoomim.api;

import static io.github.zoomim.http.ScriptedServer.bytes;
import static io.github.zoomim.http.ScriptedServer.cutShort;
import static io.github.zoomim.http.ScriptedServer.gzip;
import static io.github.zoomim.http.ScriptedServer.hangUp;
import static io.github.zoomim.http.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.zoomim.auth.FixedToken;
import io.github.zoomim.auth.TokenSource;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.RequestStatistics;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.http.RetryPolicy;
import io.github.zoomim.http.ScriptedServer;
import io.github.zoomim.http.VirtualTime;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.Session;
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import io.github.zoomim.spec.ZoomTables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class ZoomApiClientTest {
  private static final String PAGE = "{\"sessions\":[{\"session_id\":\"s1\"}]}";
  private static final String SECRET = "t0ken-s3cr3t";
  private static final Executor THREADS = task -> new Thread(task).start();
  private static final Instant START = Instant.parse("2026-10-15T12:00:00Z");
  private static final PageRequest FIRST =
      PageRequest.first(new DateWindow(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 6)), 300);

  private final ScriptedServer server = new ScriptedServer();
  private final VirtualTime time = new VirtualTime();
  private final Execution execution = Execution.unlimited(time);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetchesAPage() {
    byte[] packed = gzip(PAGE);
    server.replies(bytes(200, packed, "Content-Encoding", "gzip"));

    PageAnswer answer = client(3).fetch(FIRST, execution);

    assertThat(answer)
        .isInstanceOfSatisfying(
            PageAnswer.Page.class,
            page ->
                assertThat(page.page().sessions()).extracting(Session::id).containsExactly("s1"));
    ScriptedServer.Request request = server.requests().get(0);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.uri())
        .isEqualTo("/v2/im/chat/sessions?from=2026-10-05&to=2026-10-06&page_size=300");
    assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer " + SECRET);
    RequestStatistics statistics = execution.statistics();
    assertThat(statistics.requests()).isEqualTo(1);
    assertThat(statistics.retries()).isZero();
    assertThat(statistics.pages()).isEqualTo(1);
    assertThat(statistics.rows()).isEqualTo(1);
    assertThat(statistics.bytes()).isEqualTo(packed.length);
  }

  @Test
  void survivesEveryPassingFaultOfAPage() {
    byte[] packed = gzip(PAGE);
    byte[] damaged = packed.clone();
    damaged[packed.length - 6] ^= 1;
    server.replies(
        json(500, ""),
        json(502, "<html>Bad gateway</html>"),
        json(503, "{\"code\":503,\"message\":\"busy\"}", "Retry-After", "9"),
        json(504, ""),
        json(408, ""),
        cutShort("{\"sessions\":[{\"session_id\":\"lost\"", 400),
        json(200, "{\"sessions\":[{\"session_id\":\"lost\"}"),
        json(200, ""),
        json(200, "<html>Welcome to the hotel</html>"),
        bytes(200, damaged, "Content-Encoding", "gzip"),
        json(429, "{\"code\":429}", "X-RateLimit-Type", "QPS"),
        json(200, PAGE));

    assertRows(client(11).fetch(FIRST, execution), "s1");

    assertThat(execution.statistics().requests()).isEqualTo(12);
    assertThat(execution.statistics().retries()).isEqualTo(11);
    assertThat(execution.statistics().pages()).isEqualTo(1);
    assertThat(time.waits()).contains(Duration.ofSeconds(9));
  }

  @Test
  void givesUpWhenTheServerHangsUpForEver() {
    server.replies(hangUp());

    assertFailure(
        2,
        Kind.CONNECTION,
        "closed the connection before its answer was complete",
        "gave up after 2 retries");
    assertThat(execution.statistics().requests()).isEqualTo(3);
  }

  @Test
  void givesUpOnBodiesThatNeverAreWhole() {
    server.replies(json(200, "{\"sessions\":[{\"session_id\":\"private\""));

    assertThat(assertFailure(1, Kind.PROTOCOL, "not complete JSON").getMessage())
        .doesNotContain("private");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void showsTheStartOfAPageThatAProxyPutsIn() {
    server.replies(json(200, "<html><h1>Log in to the proxy</h1></html>"));

    assertFailure(0, Kind.PROTOCOL, "beginning \"Log in to the proxy\"", "proxy", "not retried");
  }

  @Test
  void failsAtOnceOnAPageThatDoesNotKeepToTheContract() {
    server.replies(json(200, "{\"sessions\":[{\"session_id\":\"a\"},{\"name\":\"x\"}]}"));

    assertFailure(
        5,
        Kind.PROTOCOL,
        "GET /v2/im/chat/sessions for 2026-10-05..2026-10-06, first page: Zoom answered 200",
        "$.sessions[1].session_id");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"5, PT5S", "garbage, PT1S", "3600, PT0S"})
  void holdsOtherRequestsOfTheAccountBackWhenTheRateIsExceeded(String retryAfter, Duration hold) {
    server.replies(json(429, "{}", "Retry-After", retryAfter), json(200, PAGE));
    Pace pace = new Pace(Double.POSITIVE_INFINITY, time);
    ZoomApiClient refused = client(0, new FixedToken(SECRET), pace);
    ZoomApiClient other = client(0, new FixedToken(SECRET), pace);

    assertThatThrownBy(() -> refused.fetch(FIRST, execution))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMIT));
    assertThat(time.waits()).isEmpty();
    assertRows(other.fetch(FIRST, execution), "s1");

    assertThat(Duration.between(START, time.now())).isEqualTo(hold);
  }

  @Test
  void waitsForThePaceBetweenRequests() {
    server.replies(json(200, PAGE));
    ZoomApiClient client = client(1, new FixedToken(SECRET), new Pace(4, time));

    client.fetch(FIRST, execution);
    client.fetch(FIRST, execution);

    assertThat(time.waits()).containsExactly(Duration.ofNanos(257_500_000));
  }

  @Test
  void failsAtOnceOnTheDailyLimit() {
    server.replies(
        json(
            429,
            "{\"code\":429,\"message\":\"You have reached the maximum daily rate limit\"}",
            "X-RateLimit-Type",
            "Daily-limit",
            "Retry-After",
            "2099-10-16T00:00:00Z"));

    assertFailure(5, Kind.RATE_LIMIT, "2099-10-16T00:00:00Z", "429 (code 429)");
    assertThat(server.requests()).hasSize(1);
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void recognisesADailyLimitByItsMessageAlone() {
    server.replies(json(429, "{\"code\":429,\"message\":\"maximum daily rate limit\"}"));

    assertFailure(5, Kind.RATE_LIMIT, "did not say when the limit ends");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void failsAtOnceWhenARetryAfterIsFarAway() {
    server.replies(json(429, "{}", "X-RateLimit-Type", "QPS", "Retry-After", "3600"));

    assertFailure(5, Kind.RATE_LIMIT, "2026-10-15T13:00:00Z");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void renewsARefusedTokenOnceAndRepeatsTheRequest() {
    server.replies(
        json(401, "{\"code\":124,\"message\":\"Access token is expired.\"}"), json(200, PAGE));
    RenewableToken tokens = new RenewableToken();

    assertRows(client(0, tokens, noPace()).fetch(FIRST, execution), "s1");

    assertThat(server.requests())
        .extracting(request -> request.headers().getFirst("Authorization"))
        .containsExactly("Bearer token-0", "Bearer token-1");
    assertThat(execution.statistics().requests()).isEqualTo(2);
    assertThat(execution.statistics().retries()).isEqualTo(1);
  }

  @Test
  void failsWhenTheRenewedTokenIsRefusedToo() {
    server.replies(json(401, "{\"code\":124,\"message\":\"Invalid access token.\"}"));
    ZoomApiClient client = client(5, new RenewableToken(), noPace());

    assertThatThrownBy(() -> client.fetch(FIRST, execution))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
        .hasMessageContaining(
            "401 (code 124), \"Invalid access token.\"; Zoom refused a new access token")
        .hasMessageContaining("another process may be using the same app")
        .hasMessageContaining("gave up after 5 retries");
    assertThat(server.requests())
        .extracting(request -> request.headers().getFirst("Authorization"))
        .containsExactly(
            "Bearer token-0",
            "Bearer token-1",
            "Bearer token-2",
            "Bearer token-3",
            "Bearer token-4",
            "Bearer token-5",
            "Bearer token-6");
    assertThat(time.waits()).hasSize(5);
  }

  @Test
  void failsAtOnceWhenAFixedTokenIsRefused() {
    server.replies(json(401, "{\"code\":124,\"message\":\"Invalid access token.\"}"));

    assertFailure(5, Kind.AUTHENTICATION, "invalid or expired", "accessToken");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void doesNotSendATokenThatNoHeaderCanHold() {
    ZoomApiClient client = client(0, new FixedToken(SECRET + "\n"), noPace());

    assertThatThrownBy(() -> client.fetch(FIRST, execution))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void endsPromptlyWhenCancelledWhileTheServerIsSilent() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    server.replies(ScriptedServer.silence(arrived, release));
    Execution running = Execution.unlimited(TimeSource.system());
    CompletableFuture<@Nullable Throwable> outcome =
        CompletableFuture.supplyAsync(
            () -> catchThrowable(() -> client(5).fetch(FIRST, running)), THREADS);
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

    running.stop(Kind.CANCELLED);

    assertThat(outcome.get(5, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    release.countDown();
  }

  @Test
  void logsOneLineForEachRequestAndNoSecret() {
    server.replies(json(503, SECRET), cutShort("{", 9), json(200, PAGE));
    List<String> lines = new ArrayList<>();
    Handler handler = collecting(lines);
    Logger logger = Logger.getLogger("io.github.zoomim");
    logger.addHandler(handler);
    logger.setLevel(Level.FINE);
    try {
      assertRows(client(2).fetch(FIRST, execution), "s1");
    } finally {
      logger.setLevel(null);
      logger.removeHandler(handler);
    }

    String asked = "GET /v2/im/chat/sessions for 2026-10-05..2026-10-06, first page";
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).matches("503 to " + asked + ", 0 rows, \\d+ ms");
    assertThat(lines.get(1)).startsWith("the back-off after HTTP 503: retry 1 of 2 in ");
    assertThat(lines.get(2)).startsWith("no answer to " + asked + ": 127.0.0.1:");
    assertThat(lines.get(3)).startsWith("the back-off after a connection fault: retry 2 of 2 in ");
    assertThat(lines.get(4)).matches("200 to " + asked + ", 1 rows, \\d+ ms");
    assertThat(String.join("", lines)).doesNotContain(SECRET);
  }

  @Test
  void probesWithOneRequestForToday() {
    server.replies(
        json(
            200,
            PAGE,
            "X-RateLimit-Category",
            "Heavy",
            "X-RateLimit-Limit",
            "10",
            "X-RateLimit-Remaining",
            "9"));

    Probe probe = client(5).probe(execution);

    assertThat(server.requests())
        .extracting(ScriptedServer.Request::uri)
        .containsExactly("/v2/im/chat/sessions?from=2026-10-15&to=2026-10-15&page_size=1");
    assertThat(probe.isGood()).isTrue();
    assertThat(probe.rateHeaders())
        .hasToString("{X-RateLimit-Category=Heavy, X-RateLimit-Limit=10, X-RateLimit-Remaining=9}");
    assertThat(probe.clockDifference()).isNotNull();
    assertThat(probe.elapsed()).isPositive();
  }

  @Test
  void probesWithoutRepeatingOrFailing() {
    server.replies(
        json(503, ""),
        json(400, "{\"code\":4711,\"message\":\"Invalid access token, does not contain scopes.\"}"),
        json(200, "{}"),
        json(200, "<html>hotel</html>"));
    ZoomApiClient client = client(5);

    Probe busy = client.probe(execution);
    assertThat(busy.isGood()).isFalse();
    assertThat(busy.status()).isEqualTo(503);
    Probe unscoped = client.probe(execution);
    assertThat(unscoped.code()).isEqualTo(4711);
    assertThat(unscoped.subject()).isEqualTo("scope");
    assertThat(unscoped.advice()).contains("imchat:read");
    assertThat(client.probe(execution).message()).contains("$.sessions");
    assertThat(client.probe(execution).message()).contains("hotel");
    assertThat(server.requests()).hasSize(4);
  }

  private ZoomImFailure assertFailure(int maxRetries, Kind kind, String... words) {
    Throwable thrown = catchThrowable(() -> client(maxRetries).fetch(FIRST, execution));
    assertThat(thrown)
        .isInstanceOfSatisfying(ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContainingAll(words)
        .hasMessageNotContaining(SECRET);
    return (ZoomImFailure) thrown;
  }

  private static void assertRows(PageAnswer answer, String... ids) {
    assertThat(((PageAnswer.Page) answer).page().sessions())
        .extracting(Session::id)
        .containsExactly(ids);
  }

  private ZoomApiClient client(int maxRetries) {
    return client(maxRetries, new FixedToken(SECRET), noPace());
  }

  private ZoomApiClient client(int maxRetries, TokenSource tokens, Pace pace) {
    HttpSender http = ScriptedServer.sender(Duration.ofSeconds(20));
    return new ZoomApiClient(
        http,
        server.url("/v2"),
        ZoomTables.IM,
        tokens,
        pace,
        new Liveness(),
        new RequestLimits(),
        RetryPolicy.standard(maxRetries),
        new RequestLog());
  }

  private Pace noPace() {
    return new Pace(Double.POSITIVE_INFINITY, time);
  }

  private static Handler collecting(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord logged) {
        lines.add(logged.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  /** Gives token-0 until that is refused, then token-1, and so on. */
  private static final class RenewableToken implements TokenSource {
    private int generation;

    @Override
    public String adviceOnRefusal() {
      return "check the app";
    }

    @Override
    public String accessToken(Execution execution) {
      return "token-" + generation;
    }

    @Override
    public boolean invalidate(String refusedToken) {
      assertThat(refusedToken).isEqualTo("token-" + generation);
      generation++;
      return true;
    }
  }
}
