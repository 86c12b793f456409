package io.github.zoomim.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
        CheckFindings.of(settings("accessToken=t"), answer(200, null, null, NOW, null));

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
            "add imchat:read (or imchat:read:admin) to the app",
            "It does not work yet");
    assertThat(words("accessToken=t;api=report", 401, 104, null))
        .contains("FAIL  scope", "add report_chat:read:admin");
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
    assertThat(words("accessToken=t", 403, null, null)).contains("FAIL  permission");
    assertThat(words("accessToken=t", 404, 1001, "x")).contains("FAIL  endpoint", "api=report");
    assertThat(words("accessToken=t", 503, null, null)).contains("FAIL  server");
    assertThat(words("accessToken=t", 400, 300, "x")).contains("FAIL  request", "(code 300): x");
  }

  @Test
  void tellsADailyLimitFromAPaceThatIsTooHigh() {
    CheckReport daily =
        new CheckReport(
            429,
            429,
            "You have reached the maximum daily rate limit",
            "Heavy",
            "Daily-limit",
            "1000",
            "0",
            "2026-10-31T00:00:00Z",
            null,
            NOW,
            Duration.ofMillis(5),
            0,
            null,
            false);

    assertThat(CheckFindings.of(settings("accessToken=t"), daily).inWords())
        .contains("FAIL  rate", "used up", "(Retry-After: 2026-10-31T00:00:00Z)");
    assertThat(words("accessToken=t", 429, 429, "too fast"))
        .contains("requestsPerSecond is too high");
  }

  @Test
  void saysHowFarTheClockIsOff() {
    assertThat(
            CheckFindings.of(
                    settings("accessToken=t"), answer(200, null, null, NOW.plusSeconds(300), null))
                .inWords())
        .contains("note  clock        this machine is 300 s behind the server", "Everything");
    assertThat(
            CheckFindings.of(
                    settings("accessToken=t"), answer(200, null, null, NOW.minusSeconds(90), null))
                .inWords())
        .contains("90 s ahead of the server");
  }

  @Test
  void saysWhereItFailedWhenThereWasNoAnswer() {
    CheckReport noToken =
        new CheckReport(
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            NOW,
            Duration.ZERO,
            0,
            "zoom.us refused the client secret",
            true);
    CheckReport noConnection =
        new CheckReport(
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            NOW,
            Duration.ZERO,
            0,
            "connection refused",
            false);
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
        CheckFindings.of(settings("accessToken=t"), answer(200, null, null, null, "no JSON\nat $"));

    assertThat(findings.works()).isFalse();
    assertThat(findings.inWords()).contains("FAIL  answer       no JSON at $\n");
  }

  private static String words(
      String parts, int status, @Nullable Integer code, @Nullable String message) {
    CheckFindings findings =
        CheckFindings.of(settings(parts), answer(status, code, message, NOW, null));
    assertThat(findings.works()).isFalse();
    return findings.inWords();
  }

  private static CheckReport answer(
      int status,
      @Nullable Integer code,
      @Nullable String message,
      @Nullable Instant serverDate,
      @Nullable String failure) {
    return new CheckReport(
        status,
        code,
        message,
        "Heavy",
        "QPS",
        "10",
        "9",
        null,
        serverDate,
        NOW,
        Duration.ofMillis(200),
        3,
        failure,
        false);
  }

  private static ZoomImSettings settings(String parts) {
    return ZoomImSettings.of("jdbc:zoomim:" + parts, null, Map.of(), AllowedHosts.listing(""));
  }
}
