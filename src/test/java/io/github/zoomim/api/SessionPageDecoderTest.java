package io.github.zoomim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.zoomim.scan.Session;
import io.github.zoomim.scan.SessionPage;
import io.github.zoomim.spec.TableSpec;
import io.github.zoomim.spec.ZoomTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionPageDecoderTest {
  private static final long TIME = Instant.parse("2026-10-05T08:15:30.123Z").toEpochMilli();

  @Test
  void readsAWholePage() throws Exception {
    SessionPage page =
        decode(
            """
            {"from":"2026-10-05","to":"2026-10-06","page_size":300,"next_page_token":"abc=",
             "sessions":[
              {"session_id":"s1","type":"Group","name":"Ops \\"é\\" 😀",
               "last_message_sent_time":"2026-10-05T08:15:30.123Z"},
              {"session_id":"s2","type":"1:1","name":"","last_message_sent_time":""}]}
            """);

    assertThat(page.from()).isEqualTo(LocalDate.of(2026, 10, 5));
    assertThat(page.to()).isEqualTo(LocalDate.of(2026, 10, 6));
    assertThat(page.nextPageToken()).isEqualTo("abc=");
    assertThat(rows(page))
        .containsExactly(row("s1", "Group", "Ops \"é\" 😀", TIME), row("s2", "1:1", "", null));
  }

  @Test
  void takesAbsentAndNullFieldsForNull() throws Exception {
    SessionPage page =
        decode(
            """
            {"sessions":[{"session_id":"s1"},
             {"session_id":"s2","type":null,"name":null,"last_message_sent_time":null}]}
            """);

    assertThat(page.from()).isNull();
    assertThat(page.to()).isNull();
    assertThat(page.nextPageToken()).isNull();
    assertThat(rows(page))
        .containsExactly(row("s1", null, null, null), row("s2", null, null, null));
  }

  @Test
  void readsRowsWhoseFieldsComeInAnotherOrderThanThoseBefore() throws Exception {
    SessionPage page =
        decode(
            """
            {"sessions":[
             {"session_id":"s1","type":"Group","name":"n1"},
             {"type":"1:1", "name" : "n2" ,"session_id":"s2","more":1},
             {"session_id":"s3"},
             {"x":[],"session_id":"s4","\\u006eame":"n4","type":"Group"},
             {"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1,"l":1,"m":1,"n":1,
              "o":1,"p":1,"q":1,"name":"n6","session_id":"s6"},
             {"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1,"l":1,"m":1,"n":1,
              "o":1,"p":1,"q":1,"session_id":"s7","name":"n7"}]}
            """);

    assertThat(rows(page))
        .containsExactly(
            row("s1", "Group", "n1", null),
            row("s2", "1:1", "n2", null),
            row("s3", null, null, null),
            row("s4", "Group", "n4", null),
            row("s6", null, "n6", null),
            row("s7", null, "n7", null));
  }

  @Test
  void skipsUnknownFieldsAtEveryLevel() throws Exception {
    SessionPage page =
        decode(
            """
            {"new":{"sessions":[{"session_id":1}],"deep":[[{}]]},"sessions":[
             {"x":{"name":"not mine","session_id":"no"},"session_id":"s1","y":[1,{"type":"z"}],"z":1e999}],
             "more":[null,true]}
            """);

    assertThat(rows(page)).containsExactly(row("s1", null, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null"})
  void endsTheChainAtAnEmptyOrNullToken(String token) throws Exception {
    assertThat(decode("{\"next_page_token\":" + token + ",\"sessions\":[]}").nextPageToken())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "null",
        "20261005",
        "\"2026-10-05T00:00:00Z\"",
        "\"05/10/2026\"",
        "\"2026-02-30\"",
        "{\"a\":[1]}"
      })
  void takesEchoedDaysInAnotherFormForNone(String from) throws Exception {
    SessionPage page = decode("{\"from\":" + from + ",\"to\":\"2026-10-06\",\"sessions\":[]}");

    assertThat(page.from()).isNull();
    assertThat(page.to()).isEqualTo(LocalDate.of(2026, 10, 6));
  }

  @Test
  void takesEitherNameOfTheIdAtEitherEndpoint() throws Exception {
    String both =
        "{\"sessions\":[{\"session_id\":\"s\",\"id\":\"i\"},{\"id\":\"i2\"},"
            + "{\"session_id\":\"s3\",\"id\":null},{\"session_id\":12345678901234567890}]}";

    assertThat(decode(both, ZoomTables.IM).sessions())
        .extracting(Session::id)
        .containsExactly("s", "i2", "s3", "12345678901234567890");
    assertThat(decode(both, ZoomTables.REPORT).sessions())
        .extracting(Session::id)
        .containsExactly("i", "i2", "s3", "12345678901234567890");
  }

  @Test
  void passesLoneSurrogatesThrough() throws Exception {
    SessionPage page = decode("{\"sessions\":[{\"session_id\":\"s\",\"name\":\"a\\ud83dz\"}]}");

    assertThat(rows(page).get(0).get(2)).isEqualTo("a\ud83dz");
  }

  @Test
  void readsANameOfAMegabyte() throws Exception {
    String name = "ü".repeat(1 << 20);

    assertThat(
            rows(decode("{\"sessions\":[{\"session_id\":\"s\",\"name\":\"" + name + "\"}]}"))
                .get(0)
                .get(2))
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                             | expected an object but was an array at $",
        "null                           | expected an object but was null at $",
        "{}                             | expected an array at $.sessions but there was none",
        "{\"code\":300}                 | expected an array at $.sessions but there was none",
        "{\"sessions\":null}            | expected an array but was null at $.sessions",
        "{\"sessions\":{}}              | expected an array but was an object at $.sessions",
        "{\"sessions\":[null]}          | expected an object but was null at $.sessions[0]",
        "{\"sessions\":[[]]}            | expected an object but was an array at $.sessions[0]",
        "{\"next_page_token\":7}        | expected a string but was a number at $.next_page_token",
        "{\"sessions\":[],\"sessions\":[]} | the field $.sessions appears twice",
        "{\"next_page_token\":\"a\",\"next_page_token\":\"\"} | the field $.next_page_token appears",
      })
  void namesThePlaceOfAWrongPage(String body, String message) {
    assertThatThrownBy(() -> decode(body))
        .isInstanceOf(MalformedPage.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                            | expected a string at $.sessions[1].session_id but found"
            + " none",
        "{\"session_id\":null}         | expected a string at $.sessions[1].session_id but found"
            + " none",
        "{\"session_id\":\"\"}         | expected a string at $.sessions[1].session_id but found"
            + " none",
        "{\"session_id\":true}         | expected a string but was a boolean at"
            + " $.sessions[1].session_id",
        "{\"session_id\":1.5}          | expected a string but was a number at"
            + " $.sessions[1].session_id",
        "{\"session_id\":{}}           | expected a string but was an object at"
            + " $.sessions[1].session_id",
        "{\"session_id\":\"s\",\"name\":5}     | expected a string but was a number at"
            + " $.sessions[1].name",
        "{\"session_id\":\"s\",\"name\":false} | expected a string but was a boolean at"
            + " $.sessions[1].name",
        "{\"session_id\":\"s\",\"type\":[]}    | expected a string but was an array at"
            + " $.sessions[1].type",
        "{\"last_message_sent_time\":5} | expected a string but was a number at"
            + " $.sessions[1].last_message_sent_time",
        "{\"last_message_sent_time\":\"soon\"} | expected an ISO-8601 time with Z or an offset at"
            + " $.sessions[1].last_message_sent_time but found \"soon\"",
        "{\"session_id\":\"s\",\"session_id\":\"t\"} | the field $.sessions[1].session_id appears"
            + " twice",
        "{\"name\":\"s\",\"name\":null}        | the field $.sessions[1].name appears twice",
      })
  void namesThePlaceOfAWrongRow(String row, String message) {
    assertThatThrownBy(() -> decode("{\"sessions\":[{\"session_id\":\"good\"}," + row + "]}"))
        .isInstanceOf(MalformedPage.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void namesTheIdAsTheEndpointDoes() {
    assertThatThrownBy(() -> decode("{\"sessions\":[{}]}", ZoomTables.REPORT))
        .hasMessageContaining("$.sessions[0].id ");
  }

  @Test
  void shortensTheTimeThatItCannotRead() {
    String body = "{\"sessions\":[{\"last_message_sent_time\":\"" + "9".repeat(100) + "\"}]}";

    assertThatThrownBy(() -> decode(body)).hasMessageEndingWith("\"" + "9".repeat(40) + "…\"");
  }

  @Test
  void takesEveryPrefixOfAPageForBroken() {
    String page =
        "{\"from\":\"2026-10-05\",\"sessions\":[{\"session_id\":\"s\",\"n\":[1.5,{\"a\":null}],"
            + "\"name\":\"é\\u00e9😀\",\"last_message_sent_time\":\"2026-10-05T08:15:30Z\"}],"
            + "\"next_page_token\":\"t\"}";
    byte[] whole = page.getBytes(StandardCharsets.UTF_8);

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> SessionPageDecoder.decode(cut, ZoomTables.IM))
          .as("the first %d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"sessions\":[]}{}", "{\"sessions\":[]}x", "<html>", "{'sessions':[]}"})
  void takesWhatIsNoSingleJsonObjectForBroken(String body) {
    assertThatThrownBy(() -> decode(body)).isInstanceOf(IOException.class);
  }

  @Test
  void boundsTheNesting() {
    String deep = "[".repeat(5000) + "]".repeat(5000);

    assertThatThrownBy(() -> decode("{\"x\":" + deep + ",\"sessions\":[]}"))
        .isInstanceOf(StreamConstraintsException.class);
  }

  @Test
  void readsTheColumnsThatTheReportHasBesides() throws Exception {
    SessionPage page =
        decode(
            """
            {"sessions":[
             {"id":"s1","channel_id":"c1","has_external_member":true},
             {"id":"s2","channel_id":null,"has_external_member":false},
             {"id":"s3","has_external_member":null}]}
            """,
            ZoomTables.REPORT);

    assertThat(rows(page))
        .containsExactly(
            row("s1", null, null, null, "c1", true),
            row("s2", null, null, null, null, false),
            row("s3", null, null, null, null, null));
    assertThatThrownBy(
            () ->
                decode(
                    "{\"sessions\":[{\"id\":\"s\",\"has_external_member\":\"true\"}]}",
                    ZoomTables.REPORT))
        .hasMessage("expected a boolean but was a string at $.sessions[0].has_external_member");
  }

  private static List<List<@Nullable Object>> rows(SessionPage page) {
    return page.sessions().stream().map(session -> row(session.values())).toList();
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static SessionPage decode(String body) throws IOException, MalformedPage {
    return decode(body, ZoomTables.IM);
  }

  private static SessionPage decode(String body, TableSpec table)
      throws IOException, MalformedPage {
    return SessionPageDecoder.decode(body.getBytes(StandardCharsets.UTF_8), table);
  }
}
