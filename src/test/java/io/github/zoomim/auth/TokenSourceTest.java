package io.github.zoomim.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.http.RetryPolicy;
import io.github.zoomim.http.ScriptedServer;
import io.github.zoomim.http.ScriptedServer.Reply;
import io.github.zoomim.http.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TokenSourceTest {
  private static final String SECRET = "cl13nt-s3cr3t";
  private static final Executor THREADS = task -> new Thread(task).start();

  private final ScriptedServer server = new ScriptedServer();
  private final VirtualTime time = new VirtualTime();
  private final Execution execution = Execution.unlimited(time);
  private final HttpSender http = ScriptedServer.sender(Duration.ofSeconds(20));
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    server.close();
  }

  @Test
  void asksForAccountCredentials() {
    server.replies(token("one", 3600));

    assertThat(serverToServer().accessToken(execution)).isEqualTo("one");

    ScriptedServer.Request request = server.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.uri()).isEqualTo("/oauth/token");
    assertThat(request.body()).isEqualTo("grant_type=account_credentials&account_id=acc%2F1");
    assertThat(request.headers().getFirst("Authorization"))
        .isEqualTo("Basic Y2xpZW50OmNsMTNudC1zM2NyM3Q=");
    assertThat(request.headers().getFirst("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
  }

  @Test
  void keepsATokenUntilAMinuteBeforeItsEnd() {
    server.replies(token("one", 3600), token("two", 3600));
    TokenSource tokens = serverToServer();

    assertThat(tokens.accessToken(execution)).isEqualTo("one");
    time.advance(Duration.ofSeconds(3539));
    assertThat(tokens.accessToken(execution)).isEqualTo("one");
    time.advance(Duration.ofSeconds(1));
    assertThat(tokens.accessToken(execution)).isEqualTo("two");
  }

  @Test
  void keepsAShortLivedTokenForNineTenthsOfItsLife() {
    server.replies(token("one", 10), token("two", 10));
    TokenSource tokens = serverToServer();

    assertThat(tokens.accessToken(execution)).isEqualTo("one");
    time.advance(Duration.ofMillis(8999));
    assertThat(tokens.accessToken(execution)).isEqualTo("one");
    time.advance(Duration.ofMillis(1));
    assertThat(tokens.accessToken(execution)).isEqualTo("two");
  }

  @Test
  void fetchesAnewOnlyWhatWasRefused() {
    server.replies(token("one", 3600), token("two", 3600), token("three", 3600));
    TokenSource tokens = serverToServer();
    assertThat(tokens.accessToken(execution)).isEqualTo("one");

    assertThat(tokens.invalidate("one")).isTrue();
    assertThat(tokens.accessToken(execution)).isEqualTo("two");
    assertThat(tokens.invalidate("one")).isTrue();
    assertThat(tokens.accessToken(execution)).isEqualTo("two");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void fetchesOnceForSixteenThreads() throws Exception {
    server.replies(later(token("shared", 3600)));

    List<Future<String>> answers = inSixteenThreads(serverToServer());
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
    release.countDown();

    for (Future<String> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("shared");
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void failsAllWhoWaitedWithTheSameError() throws Exception {
    TokenSource tokens = serverToServer();
    server.replies(
        later(
            ScriptedServer.json(400, "{\"reason\":\"Bad account\",\"error\":\"invalid_request\"}")),
        token("late", 3600));
    List<CompletableFuture<@Nullable Throwable>> outcomes = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Execution own = Execution.unlimited(time);
      outcomes.add(startAndAwaitBlocked(() -> tokens.accessToken(own)));
    }
    release.countDown();

    for (CompletableFuture<@Nullable Throwable> outcome : outcomes) {
      assertThat(outcome.get(10, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
          .hasMessageContaining("Bad account");
    }
    assertThat(server.requests()).hasSize(1);
    assertThat(tokens.accessToken(execution)).isEqualTo("late");
  }

  @Test
  void stopsOneWhoWaitsAndServesTheOthers() throws Exception {
    server.replies(later(token("shared", 3600)));
    TokenSource tokens = serverToServer();
    CompletableFuture<@Nullable Throwable> stopped =
        startAndAwaitBlocked(() -> tokens.accessToken(execution));
    Execution other = Execution.unlimited(time);
    CompletableFuture<String> served =
        CompletableFuture.supplyAsync(() -> tokens.accessToken(other), THREADS);

    execution.stop(Kind.CANCELLED);

    assertThat(stopped.get(5, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    release.countDown();
    assertThat(served.get(10, TimeUnit.SECONDS)).isEqualTo("shared");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void waitsNoLongerThanTheDeadlineOfTheExecution() {
    server.replies(later(token("late", 3600)));
    Execution hurried = Execution.within(Duration.ofMillis(300), TimeSource.system());

    assertThatThrownBy(() -> serverToServer().accessToken(hurried))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
  }

  @Test
  void sendsTheNewestRefreshTokenEachTime() {
    server.replies(
        ScriptedServer.json(
            200, "{\"access_token\":\"a1\",\"refresh_token\":\"r+2\",\"expires_in\":3600}"),
        ScriptedServer.json(
            200, "{\"access_token\":\"a2\",\"refresh_token\":\"r3\",\"expires_in\":3600}"),
        token("a3", 3600),
        token("a4", 3600));
    TokenSource tokens = refreshing();

    for (String expected : List.of("a1", "a2", "a3", "a4")) {
      String token = tokens.accessToken(execution);
      assertThat(token).isEqualTo(expected);
      assertThat(tokens.invalidate(token)).isTrue();
    }

    assertThat(server.requests())
        .extracting(ScriptedServer.Request::body)
        .containsExactly(
            "grant_type=refresh_token&refresh_token=r1",
            "grant_type=refresh_token&refresh_token=r%2B2",
            "grant_type=refresh_token&refresh_token=r3",
            "grant_type=refresh_token&refresh_token=r3");
  }

  @Test
  void keepsARotatedTokenThoughTheStatementThatAskedWasStopped() throws Exception {
    server.replies(
        later(ScriptedServer.json(200, "{\"access_token\":\"a1\",\"refresh_token\":\"r2\"}")));
    TokenSource tokens = refreshing();
    CompletableFuture<@Nullable Throwable> stopped =
        startAndAwaitBlocked(() -> tokens.accessToken(execution));

    execution.stop(Kind.CANCELLED);
    assertThat(stopped.get(5, TimeUnit.SECONDS)).isInstanceOf(ZoomImFailure.class);
    release.countDown();

    assertThat(tokens.accessToken(Execution.unlimited(time))).isEqualTo("a1");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void retriesWhatMayPass() {
    server.replies(
        ScriptedServer.json(503, ""),
        ScriptedServer.json(429, "{}", "Retry-After", "7"),
        ScriptedServer.json(200, "{\"access_tok"),
        token("one", 3600));

    assertThat(serverToServer().accessToken(execution)).isEqualTo("one");
    assertThat(time.waits()).hasSize(3).contains(Duration.ofSeconds(7));
  }

  @Test
  void repeatsNothingWhereSomethingElseAnswersInTheEndpointsPlace() {
    server.replies(ScriptedServer.json(200, "\n<html>Log in: s3cret</html>"));

    assertThatThrownBy(() -> serverToServer().accessToken(execution))
        .hasMessageContainingAll("not JSON; check oauthUrl", "proxy")
        .hasMessageNotContaining("s3cret");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void givesUpAfterItsRetries() {
    server.replies(ScriptedServer.json(503, "<html>down</html>"));

    assertFailure(
        serverToServer(), Kind.CONNECTION, "answered 503: \"down\"", "gave up after 3 retries");
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void saysWhichPropertiesToCheckWhenRefused() {
    server.replies(
        ScriptedServer.json(
            401,
            "{\"reason\":\"Invalid client_id or client_secret\",\"error\":\"invalid_client\"}"));

    assertFailure(
        serverToServer(),
        Kind.AUTHENTICATION,
        "POST 127.0.0.1/oauth/token for an access token: the token endpoint answered 401: \"Invalid"
            + " client_id or client_secret\", \"invalid_client\"; check accountId, clientId and"
            + " clientSecret");
    assertFailure(refreshing(), Kind.AUTHENTICATION, "check refreshToken");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void saysWhatElseCanBeWrong() {
    server.replies(
        ScriptedServer.json(404, ""),
        ScriptedServer.json(304, ""),
        ScriptedServer.json(302, "", "Location", "https://elsewhere.example/?t=1"),
        ScriptedServer.json(200, "{\"token\":\"x\"}"),
        ScriptedServer.json(200, "{\"access_token\":\"a\\nb\"}"),
        ScriptedServer.json(200, "[]"));

    assertFailure(serverToServer(), Kind.AUTHENTICATION, "404; check oauthUrl");
    assertFailure(serverToServer(), Kind.AUTHENTICATION, "304; check oauthUrl");
    assertFailure(serverToServer(), Kind.AUTHENTICATION, "a redirect, which is not followed");
    assertFailure(serverToServer(), Kind.PROTOCOL, "without a usable access_token");
    assertFailure(serverToServer(), Kind.PROTOCOL, "without a usable access_token");
    assertFailure(serverToServer(), Kind.PROTOCOL, "without a usable access_token");
  }

  @Test
  void showsNoSecretThatTheServerEchoes() {
    String basic = "Y2xpZW50OmNsMTNudC1zM2NyM3Q=";
    server.replies(
        ScriptedServer.json(400, "{\"reason\":\"" + SECRET + " r1 " + basic + "\"}"),
        ScriptedServer.json(500, SECRET + " r1 " + basic),
        // A broken 200 may hold a good token: none of it is quoted.
        ScriptedServer.json(200, "{\"access_token\":\"" + SECRET));

    for (int i = 0; i < 3; i++) {
      Throwable thrown = catchThrowable(() -> refreshing().accessToken(execution));
      assertThat(thrown).isInstanceOf(ZoomImFailure.class);
      for (Throwable t = thrown; t != null; t = t.getCause()) {
        assertThat(String.valueOf(t)).doesNotContain(SECRET).doesNotContain(basic);
        assertThat(String.valueOf(t)).doesNotContain("r1");
      }
    }
  }

  @Test
  void handsOutAFixedTokenAndCannotRenewIt() {
    TokenSource tokens = new FixedToken("given");

    assertThat(tokens.accessToken(execution)).isEqualTo("given");
    assertThat(tokens.invalidate("given")).isFalse();
    assertThat(tokens.toString()).doesNotContain("given");
  }

  private void assertFailure(TokenSource tokens, Kind kind, String... words) {
    assertThatThrownBy(() -> tokens.accessToken(execution))
        .isInstanceOfSatisfying(ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContainingAll(words);
  }

  private TokenSource serverToServer() {
    return renewed(OAuthGrant.serverToServer("acc/1", "client", SECRET));
  }

  private TokenSource refreshing() {
    return renewed(OAuthGrant.refreshToken("r1", "client", SECRET));
  }

  private TokenSource renewed(OAuthGrant grant) {
    return new RenewedToken(http, server.url("/oauth/token"), grant, RetryPolicy.standard(3), time);
  }

  private static Reply token(String token, int expiresIn) {
    return ScriptedServer.json(
        200,
        "{\"access_token\":\""
            + token
            + "\",\"token_type\":\"bearer\",\"expires_in\":"
            + expiresIn
            + ",\"api_url\":\"https://evil.example\"}");
  }

  private Reply later(Reply reply) {
    Reply wait = ScriptedServer.silence(arrived, release);
    return exchange -> {
      wait.to(exchange);
      reply.to(exchange);
    };
  }

  private List<Future<String>> inSixteenThreads(TokenSource tokens) {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      answers.add(threads.submit(() -> tokens.accessToken(Execution.unlimited(time))));
    }
    threads.shutdown();
    return answers;
  }

  /** Runs it in a thread and returns once that thread waits for the answer. */
  private static CompletableFuture<@Nullable Throwable> startAndAwaitBlocked(Runnable task) {
    CompletableFuture<@Nullable Throwable> outcome = new CompletableFuture<>();
    Thread thread = new Thread(() -> outcome.complete(catchThrowable(task::run)));
    thread.start();
    while (thread.getState() != Thread.State.WAITING && !outcome.isDone()) {
      Thread.onSpinWait();
    }
    return outcome;
  }
}
