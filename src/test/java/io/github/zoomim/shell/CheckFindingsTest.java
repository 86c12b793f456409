package io.github.zoomim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.api.Probe;
import io.github.zoomim.config.AllowedHosts;
import io.github.zoomim.config.ZoomImSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckFindingsTest {
  private static final Instant NOW = Instant.parse("2026-10-30T12:00:00Z");

  @Test
  void saysThatEverythingWorks() {
    CheckFindings findings =
        CheckFindings.of(settings("accessToken=t"), answer(200, null, "", NOW));

    assertThat(findings.works()).isTrue();
    assertThat(findings.inWords())
        .isEqualTo(
            """
            Checking jdbc:zoomim:
              ok    connection   api.zoom.us answered in 200 ms
              ok    token        accepted
              ok    scope        chat sessions may be read
              ok    answer       one page with 3 sessions
              note  rate         category Heavy, counted by QPS, limit 10, left 9
              ok    clock        this machine and the server agree
              note  deprecation  Zoom deprecated /im/chat/sessions at the end of 2021: served without \
            support; api=report asks its successor
            Everything that is needed works.
            """);
  }

  @Test
  void namesTheScopeThatLacks() {
    assertThat(
            words(
                "accessToken=t",
                400,
                4711,
                "Invalid access token, does not contain scopes:[imchat:read]."))
        .contains(
            "ok    token        accepted",
            "FAIL  scope        the server answered 400 (code 4711): Invalid access token, does"
                + " not",
            "add imchat:read or imchat:read:admin to the app",
            "It does not work yet");
    assertThat(words("accessToken=t", 401, 104, "")).contains("FAIL  scope");
  }

  @Test
  void advisesOnARefusedTokenByTheWayItWasGot() {
    assertThat(words("accessToken=t", 401, 124, "Access token is expired."))
        .contains("FAIL  token        the server answered 401 (code 124): Access token is expired;")
        .contains("fetch a new one");
    assertThat(words("accountId=a;clientId=b;clientSecret=c", 401, 124, "x"))
        .contains("compare accountId, clientId and clientSecret");
    assertThat(words("refreshToken=a;clientId=b;clientSecret=c", 401, 124, "x"))
        .contains("a refresh token works once");
  }

  @Test
  void tellsPermissionEndpointServerAndOtherRefusalsApart() {
    assertThat(words("accessToken=t", 400, 200, "No permission.")).contains("FAIL  permission");
    assertThat(words("accessToken=t", 403, null, "")).contains("FAIL  permission");
    assertThat(words("accessToken=t", 404, 1001, "x")).contains("FAIL  endpoint", "api=report");
    assertThat(words("accessToken=t", 503, null, "")).contains("FAIL  server");
    assertThat(words("accessToken=t", 400, 300, "x")).contains("FAIL  request", "(code 300): x");
  }

  @Test
  void tellsADailyLimitFromAPaceThatIsTooHigh() {
    Map<String, String> rate =
        Map.of("X-RateLimit-Type", "Daily-limit", "Retry-After", "2026-10-31T00:00:00Z");
    CheckReport daily =
        new CheckReport.Answer(
            probe(429, 429, "You have reached the maximum daily rate limit", rate, null), NOW);

    assertThat(CheckFindings.of(settings("accessToken=t"), daily).inWords())
        .contains("FAIL  rate", "used up", "(Retry-After: 2026-10-31T00:00:00Z)");
    assertThat(words("accessToken=t", 429, 429, "too fast"))
        .contains("requestsPerSecond is too high");
  }

  @Test
  void saysHowFarTheClockIsOff() {
    assertThat(
            CheckFindings.of(settings("accessToken=t"), answer(200, null, "", NOW.plusSeconds(300)))
                .inWords())
        .contains("note  clock        this machine is 300 s behind the server", "Everything");
    assertThat(
            CheckFindings.of(settings("accessToken=t"), answer(200, null, "", NOW.minusSeconds(90)))
                .inWords())
        .contains("90 s ahead of the server");
  }

  @Test
  void saysWhereItFailedWhenThereWasNoAnswer() {
    CheckReport noToken = new CheckReport.Failure("zoom.us refused the client secret", true);
    CheckReport noConnection = new CheckReport.Failure("connection refused", false);
    ZoomImSettings settings = settings("accountId=a;clientId=b;clientSecret=c");

    assertThat(CheckFindings.of(settings, noToken).inWords())
        .contains("FAIL  token        zoom.us refused the client secret\n");
    assertThat(CheckFindings.of(settings, noConnection).inWords())
        .contains("FAIL  connection   connection refused")
        .doesNotContain("token", "rate");
  }

  @Test
  void anAnswerThatCannotBeReadDoesNotWork() {
    CheckFindings findings =
        CheckFindings.of(settings("accessToken=t"), answer(200, null, "no JSON\nat $", null));

    assertThat(findings.works()).isFalse();
    assertThat(findings.inWords()).contains("FAIL  answer       no JSON at $\n");
  }

  private static String words(String parts, int status, @Nullable Integer code, String message) {
    CheckFindings findings = CheckFindings.of(settings(parts), answer(status, code, message, NOW));
    assertThat(findings.works()).isFalse();
    return findings.inWords();
  }

  private static CheckReport answer(
      int status, @Nullable Integer code, String message, @Nullable Instant serverTime) {
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
    return new CheckReport.Answer(probe(status, code, message, rate, serverTime), NOW);
  }

  private static Probe probe(
      int status,
      @Nullable Integer code,
      String message,
      Map<String, String> rate,
      @Nullable Instant serverTime) {
    boolean lacksScope = code != null && (code == 4711 || code == 104);
    return new Probe(
        "GET /im/chat/sessions",
        status,
        code,
        message,
        lacksScope,
        "imchat:read or imchat:read:admin",
        rate,
        3,
        serverTime,
        Duration.ofMillis(200));
  }

  private static ZoomImSettings settings(String parts) {
    return ZoomImSettings.of("jdbc:zoomim:" + parts, null, Map.of(), AllowedHosts.listing(""));
  }
}
