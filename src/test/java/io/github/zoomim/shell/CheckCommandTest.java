package io.github.zoomim.shell;

import static io.github.zoomim.http.ScriptedServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.api.Probe;
import io.github.zoomim.config.SettingsReader;
import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.execution.ClockDifference;
import io.github.zoomim.http.ScriptedServer;
import io.github.zoomim.http.ScriptedServer.Reply;
import io.github.zoomim.shell.CommandLine.Login;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  private static final String APP = "accountId=an-account;clientId=a-client;clientSecret=hidden-1";
  private static final String PAGE = "{\"sessions\":[{\"session_id\":\"s\"}]}";

  @Test
  void saysThatEverythingWorks() {
    assertThat(CheckCommand.of(settings(), report(Duration.ZERO)).works()).isTrue();
    assertThat(CheckCommand.of(settings(), report(Duration.ZERO)).inWords())
        .isEqualTo(
            """
            Checking jdbc:zoomim:
              ok    connection   api.zoom.us answered in 200 ms
              ok    token        accepted
              ok    scope        chat sessions may be read
              ok    answer       one page with 3 sessions
              note  rate         category Heavy, counted by QPS, limit 10, left 9
              ok    clock        this machine and the server agree
              note  deprecation  Zoom deprecated /im/chat/sessions at the end of 2021: it is served without \
            support; api=report uses its successor
            All required checks passed.
            """);
  }

  @Test
  void namesTheScopeThatLacks() {
    assertThat(
            check(
                "accessToken=hidden-3",
                error(400, 4711, "Invalid access token, does not contain scopes:[imchat:read].")))
        .contains(
            "ok    token        accepted",
            "FAIL  scope        the server answered 400 (code 4711): Invalid access token, does"
                + " not",
            "add imchat:read or imchat:read:admin to the app",
            "Some checks failed");
    assertThat(check("accessToken=hidden-3;api=report", error(401, 104, "")))
        .contains("FAIL  scope", "add report_chat:read:admin");
  }

  @Test
  void advisesOnARefusedTokenByTheWayItWasGot() {
    assertThat(check("accessToken=hidden-3", error(401, 124, "Access token is expired.")))
        .contains("FAIL  token        the server answered 401 (code 124): Access token is expired;")
        .contains("check accessToken, which expires about an hour");
    Reply token = json(200, "{\"access_token\":\"hidden-4\",\"refresh_token\":\"hidden-5\"}");
    assertThat(check(APP, token, error(401, 124, "x")))
        .contains("check accountId, clientId and clientSecret");
    assertThat(
            check(
                "refreshToken=hidden-2;clientId=a-client;clientSecret=hidden-1",
                token,
                error(401, 124, "x")))
        .contains("only the newest one works");
  }

  @Test
  void tellsPermissionEndpointServerAndOtherRefusalsApart() {
    String t = "accessToken=hidden-3";
    assertThat(check(t, error(400, 200, "No permission."))).contains("FAIL  permission");
    assertThat(check(t, json(403, ""))).contains("FAIL  permission", "paid plan");
    assertThat(check(t, error(404, 1001, "x"))).contains("FAIL  endpoint", "api=report");
    assertThat(check(t, json(503, ""))).contains("FAIL  server");
    assertThat(check(t, error(400, 300, "x"))).contains("FAIL  request", "(code 300): x");
    assertThat(check(t, json(302, "", "Location", "https://login.example/")))
        .contains("FAIL  endpoint", "a redirect to login.example is not followed");
  }

  @Test
  void tellsADailyLimitFromAPaceThatIsTooHigh() {
    Reply daily =
        json(
            429,
            "{\"code\":429,\"message\":\"You have reached the maximum daily rate limit\"}",
            "X-RateLimit-Type",
            "Daily-limit",
            "Retry-After",
            "2099-10-31T00:00:00Z");

    assertThat(check("accessToken=hidden-3", daily))
        .contains("ok    token        accepted")
        .contains("FAIL  rate", "used up; the limit ends at 2099-10-31T00:00:00Z");
    assertThat(check("accessToken=hidden-3", error(429, 429, "too fast")))
        .contains("lower requestsPerSecond");
  }

  @Test
  void saysHowFarTheClockIsOff() {
    assertThat(CheckCommand.of(settings(), report(Duration.ofMinutes(5))).inWords())
        .contains(
            "note  clock        this machine's clock is 5 min behind the server's", "All required");
    assertThat(CheckCommand.of(settings(), report(Duration.ofSeconds(-90))).inWords())
        .contains("2 min ahead of the server's");
  }

  @Test
  void saysWhereItFailedWhenThereWasNoAnswer() {
    assertThat(check(APP, json(401, "{\"error\":\"invalid_client\"}")))
        .contains("FAIL  token        POST 127.0.0.1/oauth/token", "invalid_client");
    assertThat(check("accessToken=hidden-3;maxRetries=0", ScriptedServer.hangUp()))
        .contains("FAIL  connection   GET /v2/im/chat/sessions", "closed the connection")
        .doesNotContain("ok    token", "rate");
  }

  @Test
  void anAnswerThatCannotBeReadDoesNotWork() {
    assertThat(check("accessToken=hidden-3", json(200, "no JSON\nat")))
        .contains("FAIL  answer       the body is not complete JSON, beginning \"no JSON at\"\n");
    assertThat(check("accessToken=hidden-3", json(200, PAGE), json(200, PAGE)))
        .contains("ok    answer       one page with 1 session\n");
  }

  @ParameterizedTest
  @CsvSource({"-PT24H, 1440 min ahead of", "-PT0.1S, and the server agree", "PT2H, 120 min behind"})
  void comparesTheClocksByTheAnswersDate(Duration ahead, String words) throws IOException {
    InstantSource clock = InstantSource.offset(InstantSource.system(), ahead);
    try (Laboratory simulator = Laboratory.start(LaboratoryOptions.demo(clock))) {
      String url = "jdbc:zoomim:baseUrl=" + simulator.apiUrl();
      assertThat(check(url + ";accessToken=" + simulator.accessToken()))
          .containsPattern("(ok  |note)  clock .*" + words)
          .contains("All required checks passed");
    }
  }

  /** What a check of a server says that answers so, first to a request for a token if need be. */
  private static String check(String credentials, Reply... replies) {
    try (ScriptedServer server = new ScriptedServer().replies(replies)) {
      return check(
          "jdbc:zoomim:baseUrl="
              + server.url("/v2")
              + ";oauthUrl="
              + server.url("/oauth/token")
              + ";"
              + credentials);
    }
  }

  private static String check(String url) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        CheckCommand.run(new Login(url, null, null), Map.of(), new PrintStream(out, true, UTF_8));
    String words = out.toString(UTF_8);
    assertThat(code).isEqualTo(words.contains("FAIL") ? 1 : 0);
    return words;
  }

  private static Reply error(int status, int code, String message) {
    return json(status, "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
  }

  private static Probe report(Duration ahead) {
    Map<String, String> rate =
        Map.of(
            "X-RateLimit-Category",
            "Heavy",
            "X-RateLimit-Type",
            "QPS",
            "X-RateLimit-Limit",
            "10",
            "X-RateLimit-Remaining",
            "9");
    return new Probe(
        200, null, "", "", "", rate, 3, new ClockDifference(ahead), Duration.ofMillis(200));
  }

  private static ZoomImSettings settings() {
    return SettingsReader.read("jdbc:zoomim:accessToken=hidden-3", null, Map.of());
  }
}
