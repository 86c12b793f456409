package io.github.zoomim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.ApiCaller.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenEndpointTest {
  private static final String SERVER = "grant_type=account_credentials&account_id=demo-account";
  private static final String QUESTION = "from=2026-10-05&to=2026-10-05";

  @RegisterExtension final SimulatorFixture fixture = new SimulatorFixture();

  @Test
  void givesATokenForAnHour() {
    Laboratory simulator = fixture.start();
    Answer answer = fetch(simulator, SERVER);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("token_type").asText()).isEqualTo("bearer");
    assertThat(answer.body().path("expires_in").asInt()).isEqualTo(3600);
    assertThat(answer.body().path("scope").asText()).contains("imchat:read");
    assertThat(simulator.apiUrl().toString())
        .startsWith(answer.body().path("api_url").asText("none"));
    assertThat(answer.body().has("refresh_token")).isFalse();
    assertThat(simulator.issuedAccessTokens()).isEqualTo(1);

    String token = answer.body().path("access_token").asText();
    assertThat(statusWith(simulator, token)).isEqualTo(200);
    fixture.clock.advance(Duration.ofHours(1).minusMillis(1));
    assertThat(statusWith(simulator, token)).isEqualTo(200);
    fixture.clock.advance(Duration.ofMillis(1));
    assertThat(statusWith(simulator, token)).isEqualTo(401);
    assertThat(statusWith(simulator, simulator.accessToken())).isEqualTo(200);
  }

  @Test
  void onlyTheNewestRefreshTokenWorks() {
    Laboratory simulator = fixture.start();
    String first = simulator.refreshToken();
    Answer answer = fetch(simulator, "grant_type=refresh_token&refresh_token=" + first);
    assertThat(answer.status()).isEqualTo(200);
    String second = answer.body().path("refresh_token").asText();
    assertThat(second).isNotEqualTo(first).isEqualTo(simulator.refreshToken());

    Answer again = fetch(simulator, "grant_type=refresh_token&refresh_token=" + first);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.body().path("error").asText()).isEqualTo("invalid_grant");
    assertThat(fetch(simulator, "grant_type=refresh_token&refresh_token=" + second).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=account_credentials&account_id=other,400,invalid_grant",
    "grant_type=account_credentials,400,invalid_grant",
    "grant_type=refresh_token&refresh_token=other,400,invalid_grant",
    "grant_type=password,400,unsupported_grant_type",
  })
  void refusesWrongGrants(String form, int status, String error) {
    Answer answer = fetch(fixture.start(), form);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().path("error").asText()).isEqualTo(error);
    assertThat(answer.body().path("reason").asText()).isNotEmpty();
  }

  @Test
  void refusesWrongClientsAndOtherForms() {
    Laboratory simulator = fixture.start();
    Answer wrong = fetch(simulator, SERVER, "demo-client:wrong");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.body().path("error").asText()).isEqualTo("invalid_client");
    HttpRequest get = HttpRequest.newBuilder(simulator.oauthUrl()).build();
    assertThat(ApiCaller.send(get).statusCode()).isEqualTo(405);
    HttpRequest json =
        HttpRequest.newBuilder(simulator.oauthUrl())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(ApiCaller.send(json).statusCode()).isEqualTo(400);
    assertThat(simulator.issuedAccessTokens()).isZero();
    assertThat(simulator.tokenRequests())
        .extracting(RecordedRequest::status)
        .containsExactly(401, 405, 400);
    assertThat(simulator.requests()).isEmpty();
  }

  @Test
  void accessTokensCanBeMadeInvalidAtOnce() {
    Laboratory simulator = fixture.start();
    String issued = fetch(simulator, SERVER).body().path("access_token").asText();
    simulator.controls().expireAccessTokens();
    assertThat(statusWith(simulator, issued)).isEqualTo(401);
    assertThat(statusWith(simulator, simulator.accessToken())).isEqualTo(200);
    simulator.controls().revokeAccessTokens();
    assertThat(statusWith(simulator, simulator.accessToken())).isEqualTo(401);
    String fresh = fetch(simulator, SERVER).body().path("access_token").asText();
    assertThat(statusWith(simulator, fresh)).isEqualTo(200);
  }

  @Test
  void theApiUrlCanBeChangedAndLeftOut() {
    Laboratory simulator = fixture.start();
    simulator.controls().tokenApiUrl("https://api-eu.zoom.us");
    assertThat(fetch(simulator, SERVER).body().path("api_url").asText())
        .isEqualTo("https://api-eu.zoom.us");
    simulator.controls().tokenApiUrl("");
    assertThat(fetch(simulator, SERVER).body().has("api_url")).isFalse();
  }

  @Test
  void noticesFetchesThatOverlap() throws Exception {
    Laboratory simulator = fixture.start();
    fetch(simulator, SERVER);
    fetch(simulator, SERVER);
    assertThat(simulator.mostTokenRequestsAtOnce()).isEqualTo(1);

    CountDownLatch bothArrived = new CountDownLatch(2);
    simulator
        .controls()
        .onTokenRequest(
            request -> {
              bothArrived.countDown();
              return awaited(bothArrived) ? null : Fault.status(500);
            });
    CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> fetch(simulator, SERVER));
    assertThat(fetch(simulator, SERVER).status()).isEqualTo(200);
    assertThat(other.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(simulator.mostTokenRequestsAtOnce()).isEqualTo(2);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static Answer fetch(Laboratory simulator, String form) {
    return fetch(simulator, form, simulator.clientId() + ":" + simulator.clientSecret());
  }

  private static Answer fetch(Laboratory simulator, String form, String client) {
    String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
    return ApiCaller.read(
        ApiCaller.send(
            HttpRequest.newBuilder(simulator.oauthUrl())
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build()));
  }

  private static int statusWith(Laboratory simulator, String token) {
    return new ApiCaller(simulator).getWith(QUESTION, "Authorization", "Bearer " + token).status();
  }
}
