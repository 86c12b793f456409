package io.github.zoomim.simulator;

import static io.github.zoomim.simulator.SimulatorFixture.sessionsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.ApiCaller.Answer;
import io.github.zoomim.simulator.Reading.LastToken;
import io.github.zoomim.simulator.Reading.Paging;
import io.github.zoomim.simulator.Reading.RowOrder;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PagingTest {
  private static final String DAY = "2026-10-05";

  @RegisterExtension final SimulatorFixture fixture = new SimulatorFixture();

  @ParameterizedTest
  @CsvSource({
    "KEYSET,TIME_ASCENDING", "KEYSET,TIME_DESCENDING", "KEYSET,SHUFFLED",
    "OFFSET,TIME_ASCENDING", "OFFSET,TIME_DESCENDING", "OFFSET,SHUFFLED",
    "SNAPSHOT,TIME_ASCENDING", "SNAPSHOT,TIME_DESCENDING", "SNAPSHOT,SHUFFLED",
  })
  void everySessionIsOnExactlyOnePage(Paging paging, RowOrder order) {
    Laboratory simulator =
        fixture.start(o -> o.withPaging(paging).withRowOrder(order), sessionsOf(DAY, 20));
    List<String> ids = new ApiCaller(simulator).drain(DAY, DAY, 7);
    List<String> all = sessionsOf(DAY, 20).stream().map(SimulatedSession::id).toList();
    assertThat(ids).containsExactlyInAnyOrderElementsOf(all);
    assertThat(simulator.requests()).extracting(RecordedRequest::rows).containsExactly(7, 7, 6);
    switch (order) {
      case TIME_ASCENDING -> assertThat(ids).isSorted();
      case TIME_DESCENDING -> assertThat(ids).isSortedAccordingTo((a, b) -> b.compareTo(a));
      case SHUFFLED -> assertThat(ids).isNotEqualTo(all);
    }
  }

  @Test
  void aFullLastPageHasNoToken() {
    ApiCaller caller = new ApiCaller(fixture.start(o -> o, sessionsOf(DAY, 10)));
    assertThat(caller.page(DAY, DAY, 10, null).nextToken()).isNull();
  }

  @Test
  void thePageCapCutsPagesShort() {
    Laboratory simulator = fixture.start(o -> o.withPageCap(3), sessionsOf(DAY, 7));
    assertThat(new ApiCaller(simulator).drain(DAY, DAY, 300)).hasSize(7);
    assertThat(simulator.requests()).extracting(RecordedRequest::rows).containsExactly(3, 3, 1);
  }

  @Test
  void aTokenCanBeUsedAgain() {
    ApiCaller caller = new ApiCaller(fixture.start(o -> o, sessionsOf(DAY, 10)));
    String token = token(caller.page(DAY, DAY, 4, null));
    assertThat(caller.page(DAY, DAY, 4, token).ids())
        .hasSize(4)
        .isEqualTo(caller.page(DAY, DAY, 4, token).ids());
  }

  @Test
  void aTokenIsGoodForItsOwnQuestionOnly() {
    Laboratory simulator = fixture.start(o -> o, sessionsOf(DAY, 10));
    ApiCaller caller = new ApiCaller(simulator);
    String token = token(caller.page(DAY, DAY, 4, null));
    Laboratory other = fixture.start(o -> o, sessionsOf(DAY, 10));
    for (Answer answer :
        List.of(
            caller.page("2026-10-04", DAY, 4, token),
            caller.page(DAY, "2026-10-06", 4, token),
            caller.page(DAY, DAY, 5, token),
            caller.page(DAY, DAY, 4, token + "x"),
            caller.page(DAY, DAY, 4, "x" + token.substring(1)),
            caller.page(DAY, DAY, 4, ""),
            new ApiCaller(simulator, "/report/chat/sessions").page(DAY, DAY, 4, token),
            new ApiCaller(other).page(DAY, DAY, 4, token))) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo(300);
      assertThat(answer.message()).isEqualTo("The next page token is invalid or expired.");
    }
  }

  @Test
  void aTokenNeedsToBePercentEncodedOnce() throws Exception {
    ApiCaller caller = new ApiCaller(fixture.start(o -> o, sessionsOf(DAY, 10)));
    String token = token(caller.page(DAY, DAY, 4, null));
    String question = "from=" + DAY + "&to=" + DAY + "&page_size=4&next_page_token=";
    String once = ApiCaller.encode(token);
    assertThat(caller.get(question + once).status()).isEqualTo(200);
    assertThat(caller.get(question + ApiCaller.encode(once)).code()).isEqualTo(300);
    assertThat(caller.get(question + token).code()).isEqualTo(300);
    assertThat(caller.get(question + token.replace("&", "%26")).code()).isEqualTo(300);
    assertThat(caller.get(question + once.replace("%2B", "+")).code()).isEqualTo(300);
    assertThat(caller.get(question + once.replace("%25", "%")).code()).isEqualTo(300);
  }

  @Test
  void aTokenEndsAfterFifteenMinutes() {
    ApiCaller caller = new ApiCaller(fixture.start(o -> o, sessionsOf(DAY, 10)));
    String token = token(caller.page(DAY, DAY, 4, null));
    fixture.clock.advance(Duration.ofMinutes(15).minusMillis(1));
    assertThat(caller.page(DAY, DAY, 4, token).status()).isEqualTo(200);
    fixture.clock.advance(Duration.ofMillis(1));
    assertThat(caller.page(DAY, DAY, 4, token).message())
        .isEqualTo("The next page token is invalid or expired.");
  }

  @ParameterizedTest
  @EnumSource
  void tokensCanBeMadeInvalidAtOnce(Paging paging) {
    Laboratory simulator = fixture.start(o -> o.withPaging(paging), sessionsOf(DAY, 10));
    ApiCaller caller = new ApiCaller(simulator);
    String token = token(caller.page(DAY, DAY, 4, null));
    simulator.controls().expirePageTokens();
    assertThat(caller.page(DAY, DAY, 4, token).code()).isEqualTo(300);
  }

  @Test
  void noTwoTokensAreAlike() {
    ApiCaller caller = new ApiCaller(fixture.start(o -> o, sessionsOf(DAY, 10)));
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      tokens.add(token(caller.page(DAY, DAY, 4, null)));
    }
    assertThat(tokens).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"EMPTY,\"\"", "NULL,null", "ABSENT,"})
  void theLastPageSaysThatItIsTheLast(LastToken style, String json) {
    Laboratory simulator = fixture.start(o -> o.withLastToken(style), sessionsOf(DAY, 1));
    Answer answer = new ApiCaller(simulator).window(DAY, DAY);
    String shown = answer.body().path("next_page_token").toString();
    assertThat(shown).isEqualTo(json == null ? "" : json);
  }

  /** Ten sessions, four a page, oldest first; what moves lies on the first page. */
  @ParameterizedTest
  @CsvSource({"KEYSET,10", "OFFSET,9", "SNAPSHOT,10"})
  void aSessionThatMovesAwayShiftsTheOthersOnlyUnderOffset(Paging paging, int distinct) {
    Laboratory simulator = moving(paging);
    ApiCaller caller = new ApiCaller(simulator);
    List<String> ids =
        drainWhile(
            caller, () -> simulator.controls().move("s01", Instant.parse("2026-10-14T09:00:00Z")));
    assertThat(new HashSet<>(ids)).hasSize(distinct);
    assertThat(caller.window("2026-10-14", "2026-10-14").ids()).containsExactly("s01");
    assertThat(caller.window(DAY, DAY).ids()).hasSize(9).doesNotContain("s01");
  }

  @ParameterizedTest
  @CsvSource({"KEYSET,10", "OFFSET,11", "SNAPSHOT,10"})
  void aSessionThatIsAddedBeforeThePositionRepeatsAnotherOnlyUnderOffset(Paging paging, int rows) {
    Laboratory simulator = moving(paging);
    List<String> ids =
        drainWhile(
            new ApiCaller(simulator),
            () -> simulator.controls().put(SimulatedSession.group("new", DAY + "T00:00:00Z")));
    assertThat(ids).hasSize(rows).doesNotContain("new");
    assertThat(new HashSet<>(ids)).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({"KEYSET,9", "OFFSET,9", "SNAPSHOT,10"})
  void aSessionThatIsRemovedAheadIsGoneUnlessTheWindowIsFrozen(Paging paging, int rows) {
    Laboratory simulator = moving(paging);
    List<String> ids =
        drainWhile(new ApiCaller(simulator), () -> simulator.controls().remove("s08"));
    assertThat(ids).hasSize(rows);
  }

  @Test
  void anOffsetBehindTheEndGivesAnEmptyLastPage() {
    Laboratory simulator = fixture.start(o -> o.withPaging(Paging.OFFSET), sessionsOf(DAY, 5));
    ApiCaller caller = new ApiCaller(simulator);
    String token = token(caller.page(DAY, DAY, 4, null));
    simulator.controls().remove("s00");
    simulator.controls().remove("s01");
    Answer answer = caller.page(DAY, DAY, 4, token);
    assertThat(answer.ids()).isEmpty();
    assertThat(answer.nextToken()).isNull();
  }

  @Test
  void readsTheRawQueryAsItWasSent() {
    Laboratory simulator = fixture.start();
    URI uri = new ApiCaller(simulator).uri("from=" + DAY + "&to=" + DAY + "&access_token=secret");
    ApiCaller.send(HttpRequest.newBuilder(uri).build());
    RecordedRequest request = simulator.requests().get(0);
    assertThat(request.rawQuery()).isEqualTo("from=" + DAY + "&to=" + DAY + "&access_token=hidden");
    assertThat(request.toString()).doesNotContain("secret");
  }

  private Laboratory moving(Paging paging) {
    return fixture.start(
        o -> o.withPaging(paging).withRowOrder(RowOrder.TIME_ASCENDING), sessionsOf(DAY, 10));
  }

  private static List<String> drainWhile(ApiCaller caller, Runnable afterTheFirstPage) {
    Answer answer = caller.page(DAY, DAY, 4, null);
    List<String> ids = new ArrayList<>(answer.ids());
    afterTheFirstPage.run();
    while (answer.nextToken() != null && ids.size() < 100) {
      answer = caller.page(DAY, DAY, 4, answer.nextToken());
      ids.addAll(answer.ids());
    }
    return ids;
  }

  private static String token(Answer answer) {
    return Objects.requireNonNull(answer.nextToken());
  }
}
