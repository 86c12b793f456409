package io.github.zoomim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.zoomim.simulator.ApiCaller.Answer;
import io.github.zoomim.simulator.Reading.Echo;
import io.github.zoomim.simulator.Reading.Missing;
import io.github.zoomim.simulator.Reading.Paging;
import io.github.zoomim.simulator.Reading.Selection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ReadingTest {
  @RegisterExtension final SimulatorFixture fixture = new SimulatorFixture();

  private static final SimulatedSession ACTIVE_TWICE =
      new SimulatedSession(
          "twice",
          "1:1",
          "Ana",
          Instant.parse("2026-10-10T10:00:00Z"),
          List.of(Instant.parse("2026-10-05T10:00:00Z"), Instant.parse("2026-10-05T11:00:00Z")));

  @Test
  void aWindowHoldsBothItsDaysWholly() {
    ApiCaller caller =
        new ApiCaller(
            fixture.start(
                SimulatedSession.group("before", "2026-10-04T23:59:59.999Z"),
                SimulatedSession.group("first", "2026-10-05T00:00:00Z"),
                SimulatedSession.group("last", "2026-10-06T23:59:59.999Z"),
                SimulatedSession.group("after", "2026-10-07T00:00:00Z")));
    assertThat(caller.window("2026-10-05", "2026-10-06").ids())
        .containsExactlyInAnyOrder("first", "last");
  }

  @Test
  void selectsByLastMessageOrByActivity() {
    ApiCaller byMessage = new ApiCaller(fixture.start(ACTIVE_TWICE));
    assertThat(byMessage.window("2026-10-05", "2026-10-05").ids()).isEmpty();
    assertThat(byMessage.window("2026-10-10", "2026-10-10").ids()).containsExactly("twice");

    ApiCaller byActivity =
        new ApiCaller(fixture.start(o -> o.withSelection(Selection.BY_ACTIVITY), ACTIVE_TWICE));
    assertThat(byActivity.window("2026-10-05", "2026-10-05").ids()).containsExactly("twice");
    assertThat(byActivity.window("2026-10-05", "2026-10-10").ids()).containsExactly("twice");
    assertThat(byActivity.window("2026-10-06", "2026-10-09").ids()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aMovedSessionKeepsItsOldDayAsActivity(Paging paging) {
    Laboratory simulator =
        fixture.start(
            o -> o.withSelection(Selection.BY_ACTIVITY).withPaging(paging),
            SimulatedSession.group("a", "2026-10-05T10:00:00Z"));
    simulator.controls().move("a", Instant.parse("2026-10-12T10:00:00Z"));
    ApiCaller caller = new ApiCaller(simulator);
    assertThat(caller.window("2026-10-05", "2026-10-05").ids()).containsExactly("a");
    assertThat(caller.window("2026-10-12", "2026-10-12").ids()).containsExactly("a");
  }

  @Test
  void daysAreThoseOfTheAccountsZone() {
    ApiCaller caller =
        new ApiCaller(
            fixture.start(
                o -> o.withZone(ZoneId.of("America/New_York")),
                SimulatedSession.group("late", "2026-10-06T03:59:59Z"),
                SimulatedSession.group("early", "2026-10-06T04:00:00Z")));
    assertThat(caller.window("2026-10-05", "2026-10-05").ids()).containsExactly("late");
    assertThat(caller.window("2026-10-06", "2026-10-06").ids()).containsExactly("early");
  }

  @ParameterizedTest
  @CsvSource({
    "EXACT,2026-10-01,2026-10-10",
    "WIDER,2026-09-30,2026-10-11",
    "INSTANTS,2026-10-01T00:00:00Z,2026-10-10T00:00:00Z",
    "NULL,null,null",
    "ABSENT,,",
  })
  void echoesTheDaysInManyWays(Echo echo, String from, String to) {
    Laboratory simulator =
        fixture.start(o -> o.withEcho(echo), SimulatedSession.group("a", "2026-10-01T00:00:00Z"));
    Answer answer = new ApiCaller(simulator).window("2026-10-01", "2026-10-10");
    assertThat(answer.body().path("from").asText()).isEqualTo(from == null ? "" : from);
    assertThat(answer.body().path("to").asText()).isEqualTo(to == null ? "" : to);
    assertThat(answer.ids()).containsExactly("a");
  }

  @Test
  void mayServeOnlyTheLastDaysOfAWindowAndSaySo() {
    Laboratory simulator =
        fixture.start(
            o -> o.withEcho(Echo.NARROWER),
            SimulatedSession.group("old", "2026-10-03T23:00:00Z"),
            SimulatedSession.group("new", "2026-10-04T00:00:00Z"));
    ApiCaller caller = new ApiCaller(simulator);
    Answer answer = caller.window("2026-10-01", "2026-10-10");
    assertThat(answer.body().path("from").asText()).isEqualTo("2026-10-04");
    assertThat(answer.body().path("to").asText()).isEqualTo("2026-10-10");
    assertThat(answer.ids()).containsExactly("new");
    assertThat(caller.window("2026-10-01", "2026-10-03").ids()).containsExactly("old");
  }

  @ParameterizedTest
  @CsvSource({"NULL,true", "ABSENT,false"})
  void aRowWithoutValuesShowsNullsOrNothing(Missing missing, boolean shown) {
    Laboratory simulator =
        fixture.start(
            o -> o.withMissing(missing),
            new SimulatedSession(
                "x", null, null, null, List.of(Instant.parse("2026-10-05T10:00:00Z"))));
    JsonNode row =
        new ApiCaller(simulator).window("2026-10-05", "2026-10-05").body().at("/sessions/0");
    assertThat(row.has("type")).isEqualTo(shown);
    assertThat(row.has("name")).isEqualTo(shown);
    assertThat(row.has("last_message_sent_time")).isEqualTo(shown);
    assertThat(row.path("name").isTextual()).isFalse();
  }

  @Test
  void aSessionWithoutAnyTimeIsInEveryWindow() {
    ApiCaller caller = new ApiCaller(fixture.start(new SimulatedSession("x", "1:1", "n", null)));
    assertThat(caller.window("2026-10-05", "2026-10-05").ids()).containsExactly("x");
    assertThat(caller.window("2026-06-01", "2026-06-02").ids()).containsExactly("x");
  }

  @Test
  void aStrayIsInEveryWindowWhateverItsTime() {
    Laboratory simulator =
        fixture.start(
            o -> o.withStrays(List.of(SimulatedSession.group("s", "2016-12-16T05:04:08.470Z"))),
            SimulatedSession.group("a", "2026-10-05T10:00:00Z"));
    ApiCaller caller = new ApiCaller(simulator);
    assertThat(caller.drain("2026-10-05", "2026-10-06", 1)).containsExactlyInAnyOrder("s", "a");
    assertThat(caller.drain("2026-10-07", "2026-10-07", 1)).containsExactly("s");
    simulator.controls().remove("s");
    assertThat(caller.drain("2026-10-07", "2026-10-07", 1)).isEmpty();
  }

  @Test
  void timesComeWithAndWithoutMilliseconds() {
    Laboratory simulator =
        fixture.start(
            o -> o,
            SampleSessions.generate(
                500,
                Instant.parse("2026-10-01T00:00:00Z"),
                Instant.parse("2026-10-15T00:00:00Z"),
                7));
    String body = new ApiCaller(simulator).window("2026-10-01", "2026-10-14").body().toString();
    assertThat(body)
        .containsPattern("T\\d\\d:\\d\\d:\\d\\dZ")
        .containsPattern("T\\d\\d:\\d\\d:\\d\\d\\.000Z")
        .containsPattern("T\\d\\d:\\d\\d:\\d\\d\\.[1-9]\\d\\dZ");
  }

  @Test
  void unknownFieldsCanBeSwitchedOff() {
    List<SimulatedSession> sessions = SimulatorFixture.sessionsOf("2026-10-05", 60);
    String with =
        new ApiCaller(fixture.start(o -> o, sessions))
            .window("2026-10-05", "2026-10-05")
            .body()
            .toString();
    String without =
        new ApiCaller(fixture.start(o -> o.withUnknownFields(false), sessions))
            .window("2026-10-05", "2026-10-05")
            .body()
            .toString();
    assertThat(with).contains("report_version", "retention");
    assertThat(without).doesNotContain("report_version", "retention");
  }
}
