package io.github.zoomim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.ApiCaller.Answer;
import io.github.zoomim.simulator.Reading.BoundaryDay;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionsEndpointTest {
  private static final String GOOD = "from=2026-10-05&to=2026-10-06";

  @RegisterExtension final SimulatorFixture fixture = new SimulatorFixture();

  @Test
  void answersInTheFormOfTheSample() {
    Laboratory simulator = fixture.start(SimulatedSession.group("a", "2026-10-05T10:00:00.470Z"));
    Answer answer = new ApiCaller(simulator).get(GOOD);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("from").asText()).isEqualTo("2026-10-05");
    assertThat(answer.body().path("to").asText()).isEqualTo("2026-10-06");
    assertThat(answer.body().path("page_size").asInt()).isEqualTo(30);
    assertThat(answer.body().path("next_page_token").asText("none")).isEmpty();
    assertThat(answer.body().at("/sessions/0/session_id").asText()).isEqualTo("a");
    assertThat(answer.body().at("/sessions/0/type").asText()).isEqualTo("Group");
    assertThat(answer.body().at("/sessions/0/last_message_sent_time").asText())
        .isEqualTo("2026-10-05T10:00:00.470Z");
    assertThat(answer.header("Date")).isEqualTo("Thu, 15 Oct 2026 12:00:00 GMT");
  }

  @Test
  void theSuccessorNamesTheIdDifferentlyAndKnowsMore() {
    Laboratory simulator = fixture.start(SimulatedSession.group("a", "2026-10-05T10:00:00Z"));
    Answer answer = new ApiCaller(simulator, "/report/chat/sessions").get(GOOD);
    assertThat(answer.body().at("/sessions/0/id").asText()).isEqualTo("a");
    assertThat(answer.body().at("/sessions/0").has("session_id")).isFalse();
    assertThat(answer.body().at("/sessions/0").has("channel_id")).isTrue();
    assertThat(answer.body().at("/sessions/0").has("has_external_member")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to=2026-10-06",
        "from=2026-10-05",
        "from=2026-10-5&to=2026-10-06",
        "from=26-10-05&to=2026-10-06",
        "from=2026-09-31&to=2026-10-01",
        "from=2026-10-05T00:00:00Z&to=2026-10-06",
        "from=&to=2026-10-06",
        "from=2026-10-06&to=2026-10-05",
        "from=2026-09-05&to=2026-10-05",
        "from=2026-08-31&to=2026-09-30",
        GOOD + "&page_size=0",
        GOOD + "&page_size=301",
        GOOD + "&page_size=-1",
        GOOD + "&page_size=030",
        GOOD + "&page_size=ten",
        GOOD + "&page_size=",
        GOOD + "&limit=5",
        GOOD + "&from=2026-10-05",
        GOOD + "&next_page_token=%zz",
        GOOD + "&access_token=demo-access-token",
      })
  void refusesWhatTheContractDoesNotAllow(String query) throws Exception {
    Laboratory simulator = fixture.start();
    // By hand: the client's URI class would refuse some of these itself.
    try (RawHttp raw = new RawHttp(simulator)) {
      String answer =
          raw.get("/v2/im/chat/sessions?" + query, "Authorization: Bearer demo-access-token");
      assertThat(answer).startsWith("HTTP/1.1 400 ");
      assertThat(answer).contains("\"code\":300").contains("\"errors\":[{\"field\":");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-05,2026-10-04",
    "2026-10-05,2026-10-05",
    "2026-08-31,2026-09-29",
    "2026-10-15,2026-11-14",
    "2026-04-15,2026-04-15",
  })
  void servesEveryWindowOfAtMostOneMonth(String from, String to) {
    assertThat(new ApiCaller(fixture.start()).window(from, to).status()).isEqualTo(200);
  }

  @Test
  void refusesDaysBeforeItsHistory() {
    Answer answer = new ApiCaller(fixture.start()).window("2026-04-14", "2026-04-20");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(300);
    assertThat(answer.message()).isEqualTo("Report requested exceeds 6 month limit.");
  }

  @Test
  void mayRefuseTheOldestDayOfItsHistory() {
    ApiCaller caller = new ApiCaller(fixture.start(o -> o.withBoundaryDay(BoundaryDay.REFUSED)));
    assertThat(caller.window("2026-04-15", "2026-04-20").code()).isEqualTo(300);
    assertThat(caller.window("2026-04-16", "2026-04-20").status()).isEqualTo(200);
  }

  @Test
  void mayAnswerCode300AsTheStatusToo() {
    Answer answer =
        new ApiCaller(fixture.start(o -> o.withErrorStatus(300)))
            .window("2026-01-01", "2026-01-02");
    assertThat(answer.status()).isEqualTo(300);
    assertThat(answer.code()).isEqualTo(300);
  }

  @Test
  void wantsABearerHeader() {
    ApiCaller caller = new ApiCaller(fixture.start());
    assertThat(caller.getWith(GOOD).code()).isEqualTo(124);
    assertThat(caller.getWith(GOOD + "&access_token=demo-access-token").status()).isEqualTo(401);
    assertThat(caller.getWith(GOOD, "Authorization", "Bearer other").status()).isEqualTo(401);
    assertThat(caller.getWith(GOOD, "Authorization", "Basic demo-access-token").status())
        .isEqualTo(401);
    assertThat(caller.getWith(GOOD, "Authorization", "Bearer demo-access-token").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/im/chat/sessions,imchat:read,200",
    "/im/chat/sessions,imchat:read:admin,200",
    "/im/chat/sessions,report_chat:read:admin,400",
    "/report/chat/sessions,imchat:read,400",
    "/report/chat/sessions,imchat:read:admin,200",
    "/report/chat/sessions,report_chat:read:admin,200",
    "/report/chat/sessions,report:read:list_chat_sessions:admin,200",
  })
  void wantsOneOfTheEndpointsScopes(String path, String scope, int status) {
    Laboratory simulator = fixture.start(o -> o.withScopes(scope));
    Answer answer = new ApiCaller(simulator, path).get(GOOD);
    assertThat(answer.status()).isEqualTo(status);
    if (status == 400) {
      assertThat(answer.code()).isEqualTo(4711);
      assertThat(answer.message()).startsWith("Invalid access token, does not contain scopes:[");
    }
  }

  @Test
  void knowsNoOtherPathAndNoOtherMethod() {
    Laboratory simulator = fixture.start();
    assertThat(new ApiCaller(simulator, "/im/chat/session").get(GOOD).status()).isEqualTo(404);
    assertThat(
            ApiCaller.send(
                    HttpRequest.newBuilder(new ApiCaller(simulator).uri(GOOD))
                        .POST(BodyPublishers.ofString("{}"))
                        .build())
                .statusCode())
        .isEqualTo(405);
  }
}
