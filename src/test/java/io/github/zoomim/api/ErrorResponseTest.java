package io.github.zoomim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.zoomim.auth.FixedToken;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.RetryPolicy;
import io.github.zoomim.http.ScriptedServer;
import io.github.zoomim.http.VirtualTime;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import io.github.zoomim.spec.TableSpec;
import io.github.zoomim.spec.ZoomTables;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorResponseTest {
  private static final String SECRET = "t0ken-s3cr3t";

  private final ScriptedServer server = new ScriptedServer();
  private final VirtualTime time = new VirtualTime();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|4711|Invalid access token, does not contain scopes:[imchat:read].|PERMISSION|add"
            + " imchat:read or imchat:read:admin to the app",
        "401|104|No scope|PERMISSION|add imchat:read or imchat:read:admin to the app",
        "401|4700|Token lacks it|PERMISSION|add imchat:read or imchat:read:admin to the app",
        "400|99|it does not contain scopes:[x]|PERMISSION|add imchat:read or imchat:read:admin to"
            + " the app",
        "401|124|Invalid access token.|AUTHENTICATION|the access token is invalid or expired",
        "400|200|No permission.|PERMISSION|needs a paid plan",
        "403|200|Paid account needed.|PERMISSION|needs a paid plan",
        "403|1|Forbidden|PERMISSION|the permission",
        "404|1001|User does not exist|WRONG_ADDRESS|api=report",
        "404|2300|This API endpoint is not recognized.|WRONG_ADDRESS|check baseUrl",
        "400|300|The date range should only be one month.|REFUSED_DAYS|check the time range",
        "300|300|Validation failed.|REFUSED_DAYS|check the time range",
        "405|0|Method not allowed|WRONG_ADDRESS|check baseUrl",
        "418|0|Short and stout|WRONG_ADDRESS|check baseUrl",
        "400|1|Wrong|REFUSED|check the time range",
        "501|7|Not there|CONNECTION|try again later",
      })
  void turnsZoomsErrorsIntoWords(int status, int code, String message, Kind kind, String advice) {
    server.replies(error(status, code, message));

    ZoomImFailure failure = failure(ZoomTables.IM, null);

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure)
        .hasMessageStartingWith(
            "GET /v2/im/chat/sessions for 2026-10-05..2026-10-06, first page: Zoom answered "
                + status
                + " (code "
                + code
                + "), \""
                + message
                + "\"; ")
        .hasMessageContaining(advice);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void namesTheScopesOfTheSuccessor() {
    server.replies(error(400, 4711, "does not contain scopes"));

    assertThat(failure(ZoomTables.REPORT, null))
        .hasMessageContaining("GET /v2/report/chat/sessions")
        .hasMessageContaining("report_chat:read:admin or imchat:read:admin")
        .hasMessageContaining("report:read:list_chat_sessions:admin");
  }

  @Test
  void takesNotModifiedForNoRedirect() {
    server.replies(ScriptedServer.json(304, ""));

    assertThat(failure(ZoomTables.IM, null))
        .hasMessageContaining("Zoom answered 304; this is not an answer of Zoom's API");
  }

  @ParameterizedTest
  @CsvSource({"400, The next page token is invalid or expired.", "300, Something else."})
  void tellsTheScanOfAnExpiredPageToken(int status, String message) {
    server.replies(error(status, 300, message));

    assertThat(fetch(ZoomTables.IM, "page-token")).isEqualTo(new PageAnswer.TokenExpired(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Report requested exceeds 6 month limit.",
        "Report requested exceeds six month limit.",
        "The range exceeds 12 months"
      })
  void tellsTheScanOfTheEndOfTheHistory(String message) {
    server.replies(error(400, 300, message));

    assertThat(fetch(ZoomTables.IM, null)).isEqualTo(new PageAnswer.BeyondHistory(message));
    assertThat(fetch(ZoomTables.IM, "page-token")).isEqualTo(new PageAnswer.BeyondHistory(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The next page token is invalid or expired.",
        "The date range exceeds 1 month.",
        "The range should only be one month."
      })
  void takesNoOtherValidationErrorForTheEndOfTheHistory(String message) {
    server.replies(error(400, 300, message));

    assertThat(failure(ZoomTables.IM, null).kind()).isEqualTo(Kind.REFUSED_DAYS);
  }

  @Test
  void decidesByTheHttpStatusAlone() {
    server.replies(
        ScriptedServer.json(200, "{\"code\":300,\"message\":\"6 month limit\",\"sessions\":[]}"));

    assertThat(fetch(ZoomTables.IM, null)).isInstanceOf(PageAnswer.Page.class);
  }

  @Test
  void namesTheFieldsOfAValidationError() {
    server.replies(
        ScriptedServer.json(
            400,
            "{\"code\":\"300\",\"message\":\"Validation Failed.\",\"errors\":["
                + "{\"field\":\"page_size\",\"message\":\"Invalid value.\"},"
                + "{\"field\":\"from\",\"message\":\"Invalid date.\"}]}"));

    assertThat(failure(ZoomTables.IM, null))
        .hasMessageContaining(
            "400 (code 300), \"Validation Failed. (page_size: Invalid value.; from: Invalid"
                + " date.)\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"text\"", "<p>no</p>", "{", "{\"errors\":[1,null]}", "{}"})
  void getsAlongWithAnyBody(String body) {
    server.replies(ScriptedServer.json(418, body));

    assertThat(failure(ZoomTables.IM, null)).hasMessageContaining("Zoom answered 418");
  }

  @Test
  void followsNoRedirectAndShowsItsHostOnly() {
    server.replies(
        ScriptedServer.json(307, "", "Location", "https://evil.example/x?access_token=" + SECRET));

    assertThat(failure(ZoomTables.IM, null))
        .hasMessageContaining("307; a redirect to evil.example is not followed: check baseUrl")
        .hasMessageNotContaining(SECRET);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void masksATokenThatTheServerEchoesAndKeepsToOneLine() {
    server.replies(
        error(404, 1, "Bearer " + SECRET + "\\r\\nis <b>unknown</b>\\u0007" + "!".repeat(900)));

    assertThat(failure(ZoomTables.IM, null).getMessage())
        .doesNotContain(SECRET)
        .contains("\"Bearer *** is unknown !!!")
        .hasLineCount(1)
        .hasSizeLessThan(600);
  }

  private ZoomImFailure failure(TableSpec endpoint, @Nullable String pageToken) {
    Throwable thrown = catchThrowable(() -> fetch(endpoint, pageToken));
    assertThat(thrown).isInstanceOf(ZoomImFailure.class);
    return (ZoomImFailure) thrown;
  }

  private PageAnswer fetch(TableSpec endpoint, @Nullable String pageToken) {
    DateWindow window = new DateWindow(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 6));
    return new ZoomApiClient(
            ScriptedServer.sender(Duration.ofSeconds(20)),
            server.url("/v2"),
            endpoint,
            new FixedToken(SECRET),
            new Pace(Double.POSITIVE_INFINITY, time),
            new Liveness(),
            new RequestLimits(),
            RetryPolicy.standard(0),
            new RequestLog())
        .fetch(new PageRequest(window, 300, 1, pageToken), Execution.unlimited(time));
  }

  private static ScriptedServer.Reply error(int status, int code, String message) {
    return ScriptedServer.json(status, "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
  }
}
