package io.github.zoomim.e2e.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.Reading.Echo;
import io.github.zoomim.simulator.RecordedRequest;
import io.github.zoomim.simulator.SimulatedAccount;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of Zoom's that no documentation has, as others met them: the rows are right anyway. */
@Timeout(120)
class OddAnswersTest {
  private static final String ALL = "SELECT session_id FROM chat_sessions";
  private static final List<SimulatedSession> SESSIONS = sessions();
  private static final String APP = app();

  private static List<SimulatedSession> sessions() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      LocalDate day = LocalDate.of(2026, 11, 23).minusDays(i * 183L / 400);
      sessions.add(SimulatedSession.group("s" + i, day + "T0" + i % 9 + ":00:00Z"));
    }
    return sessions;
  }

  private static String app() {
    SimulatedAccount account = SimulatedAccount.demo();
    return "accountId="
        + account.accountId()
        + ";clientId="
        + account.clientId()
        + ";clientSecret="
        + account.clientSecret();
  }

  private static Fixture zoom(String properties) {
    return Fixture.of(LaboratoryOptions.of(SESSIONS), properties);
  }

  private static List<String> ids() {
    return SESSIONS.stream().map(SimulatedSession::id).toList();
  }

  private static Fault answer(int status, String body) {
    return new Fault.Answer(status, Map.of(), body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{\"code\":124,\"message\":\"Invalid access token.\"}",
        "401|{\"status\":false,\"errorCode\":401,\"errorMessage\":\"Unauthorized\"}",
        "401|",
      })
  void aTokenIsRenewedHoweverItsEndIsTold(int status, String body) throws SQLException {
    Fault refusal = answer(status, body == null ? "" : body);
    try (Fixture zoom = zoom(APP + ";pageSize=30")) {
      zoom.controls().failRequest(5, refusal);
      zoom.query(ALL).returns(ids());
      assertThat(zoom.simulator().issuedAccessTokens()).isEqualTo(2);

      // Another process takes a token of the same app between ours and its use, four times.
      zoom.controls().onRequest(request -> request.number() < 5 ? refusal : null);
      zoom.query(ALL).returns(ids());

      zoom.controls().onRequest(request -> refusal);
      SQLException failure = zoom.failure(ALL);
      assertThat(failure.getSQLState()).isEqualTo("28000");
      assertThat((Throwable) failure)
          .hasMessageContaining("another process may be using the same app")
          .hasMessageContaining("gave up after 5 retries");
      assertThat(zoom.connection().isValid(5)).isFalse();

      zoom.controls().clearFaults();
      assertThat(zoom.connection().isValid(5)).isTrue();
    }
  }

  @Test
  void aGivenTokenThatHasEndedIsToldByCode124AndMakesTheConnectionInvalid() throws SQLException {
    try (Fixture zoom = zoom("")) {
      zoom.controls().onRequest(r -> answer(400, "{\"code\":124,\"message\":\"Expired.\"}"));

      SQLException failure = zoom.failure(ALL);

      assertThat(failure.getSQLState()).isEqualTo("28000");
      assertThat((Throwable) failure).hasMessageContaining("check accessToken");
      assertThat(zoom.simulator().requestCount()).isEqualTo(1);
      assertThat(zoom.connection().isValid(5)).isFalse();
    }
  }

  @Test
  void aTokenThatLacksAScopeIsNotKept() {
    try (Fixture zoom = zoom(APP)) {
      zoom.controls()
          .onRequest(r -> Fault.error(400, 4711, "Invalid access token, does not contain scopes"));
      assertThat(zoom.failure(ALL).getSQLState()).isEqualTo("42501");
      assertThat(zoom.simulator().issuedAccessTokens()).isEqualTo(1);

      zoom.controls().clearFaults();
      zoom.query(ALL).returns(ids());
      assertThat(zoom.simulator().issuedAccessTokens()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 99, 50, 30})
  void smallerPagesAreAskedForAndRemembered(int most) {
    String body =
        "{\"code\":300,\"message\":\"Validation Failed.\",\"errors\":[{\"field\":\"page_size\","
            + "\"message\":\"Invalid field.\"}]}";
    try (Fixture zoom = zoom("")) {
      zoom.controls().onRequest(r -> r.pageSize() > most ? answer(400, body) : null);

      zoom.query(ALL).returns(ids());
      assertThat(zoom.simulator().requests())
          .filteredOn(r -> r.status() == 200)
          .extracting(RecordedRequest::pageSize)
          .containsOnly(most == 99 ? 50 : most);

      zoom.query(ALL).returns(ids());
      assertThat(zoom.simulator().requests()).noneMatch(r -> r.status() != 200);
    }
  }

  @Test
  void aPageSizeThatIsRefusedOnALaterPageIsNoExpiredToken() {
    try (Fixture zoom = zoom("pageSize=60")) {
      zoom.controls()
          .onRequest(
              r ->
                  !r.isFirstPage() && r.pageSize() > 50
                      ? Fault.error(400, 300, "page_size should be less than 51")
                      : null);

      zoom.query(ALL).returns(ids());
      zoom.query(ALL).returns(ids());
      assertThat(zoom.simulator().requests())
          .allMatch(r -> r.status() == 200 && r.pageSize() == 50)
          .anyMatch(r -> !r.isFirstPage());
    }
  }

  @Test
  void aPageSizeThatIsAlwaysRefusedIsAnError() {
    try (Fixture zoom = zoom("")) {
      zoom.controls().onRequest(r -> Fault.error(400, 300, "Invalid page_size"));

      SQLException failure = zoom.failure(ALL);

      assertThat(failure.getSQLState()).isEqualTo("HY000");
      assertThat((Throwable) failure).hasMessageContaining("lower pageSize");
      assertThat(zoom.simulator().requestCount()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, 3000, The next page token is invalid or expired.",
    "400, 3001, Next page token expired",
    "404, 1010, The next_page_token is invalid.",
    "404, 404, Invalid page token",
  })
  void aPageTokenThatHasExpiredOpensTheWindowAgain(int status, int code, String message) {
    try (Fixture zoom = zoom("pageSize=30;concurrency=1")) {
      AtomicInteger refused = new AtomicInteger();
      zoom.controls()
          .onRequest(
              r ->
                  !r.isFirstPage() && refused.getAndIncrement() == 1
                      ? Fault.error(status, code, message)
                      : null);

      zoom.query(ALL).returns(ids());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "30, EXACT, The date range can not exceed 30 days.",
    "30, ABSENT, The date range can not exceed 30 days.",
    "29, WIDER, The date range should only be one month.",
    "28, NULL, from: the range is longer than 1 month",
    "30, EXACT, Invalid date range.",
  })
  void aShorterMonthIsAskedForAndRemembered(int most, Echo echo, String message) {
    Laboratory.Faults shorter =
        r -> {
          long days =
              ChronoUnit.DAYS.between(
                  LocalDate.parse(r.query().get("from")), LocalDate.parse(r.query().get("to")));
          return days + 1 > most ? Fault.error(400, 300, message) : null;
        };
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(SESSIONS).withEcho(echo))) {
      zoom.controls().onRequest(shorter);

      zoom.query(ALL).returns(ids()).warnsNothing();
      zoom.query(ALL).returns(ids());
      assertThat(zoom.simulator().requests()).noneMatch(r -> r.status() != 200);
      zoom.query(ALL + " ORDER BY last_message_sent_time DESC, session_id LIMIT 399")
          .returnsRows(399);
      zoom.query(ALL + " LIMIT 120").returnsRows(120);
      zoom.query("SELECT MIN(last_message_sent_time) FROM chat_sessions").returnsRows(1);
      // 185 days, and the newest one once more at the end.
      assertThat(Set.copyOf(zoom.query(ALL + " LIMIT 1000").returns(ids()).asked()))
          .filteredOn(window -> !window.endsWith("+"))
          .hasSize(8);
    }
  }

  @Test
  void daysThatAreRefusedWhateverTheirNumberAreAnErrorAndChangeNothing() {
    try (Fixture zoom = zoom("")) {
      zoom.controls().onRequest(r -> Fault.error(400, 300, "Invalid field."));
      assertThat(zoom.failure(ALL).getSQLState()).isEqualTo("22023");

      zoom.controls().clearFaults();
      assertThat(Set.copyOf(zoom.query(ALL).returns(ids()).asked()))
          .filteredOn(window -> !window.endsWith("+"))
          .hasSize(7);
    }
  }

  @Test
  void aLoginPageInPlaceOfAnAnswerMakesTheConnectionInvalid() throws SQLException {
    try (Fixture zoom = zoom("maxRetries=0")) {
      zoom.controls().onRequest(r -> answer(200, "<html>Log in to the guest network</html>"));
      assertThat(zoom.failure(ALL).getSQLState()).isEqualTo("08P01");
      assertThat(zoom.connection().isValid(5)).isFalse();

      zoom.controls().clearFaults();
      assertThat(zoom.connection().isValid(5)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"401, 28000", "403, 42501", "429, 53400", "503, 08006"})
  void theStatusOfAFailureCountsWhateverItsEncoding(int status, String state) {
    try (Fixture zoom = zoom("maxRetries=0")) {
      for (String encoding : List.of("br", "deflate", "gzip")) {
        zoom.controls()
            .onRequest(
                r -> new Fault.Answer(status, Map.of("Content-Encoding", encoding), "\u0003x"));

        assertThat(zoom.failure(ALL).getSQLState()).as(encoding).isEqualTo(state);
      }
    }
  }

  @Test
  void aPageInAnEncodingThatWasNotAskedForIsNamed() {
    try (Fixture zoom = zoom("")) {
      zoom.controls()
          .onRequest(r -> new Fault.Answer(200, Map.of("Content-Encoding", "br"), "\u0003x"));

      SQLException failure = zoom.failure(ALL);

      assertThat(failure.getSQLState()).isEqualTo("08P01");
      assertThat((Throwable) failure).hasMessageContaining("in the Content-Encoding br");
    }
  }

  @Test
  void aByteOrderMarkIsOverlooked() {
    try (Fixture zoom = zoom("")) {
      zoom.controls()
          .onRequest(
              r ->
                  new Fault.ChangedBytes(
                      body -> ("\ufeff" + new String(body, UTF_8)).getBytes(UTF_8)));

      zoom.query(ALL).returns(ids());
    }
  }

  /** JSON tells by its first bytes which of Unicode's encodings it has. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void aBodyInAnotherEncodingOfUnicodeIsRead(String charset) {
    try (Fixture zoom = zoomOfOneNamed("Gr\u00f6\u00dfe \ud83d\ude00")) {
      zoom.controls().onRequest(r -> in(charset));

      zoom.query("SELECT name FROM chat_sessions").returns("Gr\u00f6\u00dfe \ud83d\ude00");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "Shift_JIS", "EUC-KR", "IBM1047"})
  void aBodyInACharsetThatJsonDoesNotHaveIsNoJson(String charset) {
    try (Fixture zoom = zoomOfOneNamed("Gr\u00f6\u00dfe \u65e5 \ud55c", "maxRetries=0")) {
      zoom.controls().onRequest(r -> in(charset));

      SQLException failure = zoom.failure(ALL);

      assertThat(failure.getSQLState()).isEqualTo("08P01");
      assertThat((Throwable) failure)
          .hasMessageContaining("200 with a body that is not complete JSON (")
          .hasMessageContaining("Content-Type: application/json");
      zoom.controls().onRequest(r -> answer(403, "\u0000\u0000{"));
      assertThat(zoom.failure(ALL).getSQLState()).isEqualTo("42501");
    }
  }

  private static Fixture zoomOfOneNamed(String name, String... properties) {
    SimulatedSession session =
        new SimulatedSession("s", "Group", name, Instant.parse("2026-11-23T01:00:00Z"));
    return Fixture.of(LaboratoryOptions.of(List.of(session)), String.join(";", properties));
  }

  private static Fault in(String charset) {
    return new Fault.ChangedBytes(
        body -> new String(body, UTF_8).getBytes(Charset.forName(charset)));
  }
}
