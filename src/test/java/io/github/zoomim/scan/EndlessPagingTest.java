package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.EVERYTHING;
import static io.github.zoomim.scan.Scans.between;
import static io.github.zoomim.scan.Scans.drain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Pages without end under ever new tokens: a clear error, and no patience lost before it. */
final class EndlessPagingTest {
  private static final TimeConstraint DAY = between("2026-10-05T00:00:00Z", "2026-10-06T00:00:00Z");

  private final FakeZoom zoom = new FakeZoom(new VirtualTime("2026-11-23T12:00:00Z"));

  @Test
  void endlessEmptyPagesAreAnError() {
    pages(number -> List.of());

    assertEnds(WindowReader.MOST_FRUITLESS_PAGES + 1);
  }

  @Test
  void aCircleOfPagesUnderNewTokensIsAnErrorInWhateverOrderItsRowsCome() {
    pages(
        number ->
            number % 2 == 0 ? List.of(row("a"), row("b")) : List.of(row("b"), row("a"), row("c")));

    assertEnds(WindowReader.MOST_FRUITLESS_PAGES + 2);
  }

  @Test
  void endlessNewRowsAreAnErrorAtLast() {
    pages(number -> List.of(row("s" + number)));

    assertEnds(WindowReader.MOST_PAGES);
  }

  @Test
  void manyEmptyPagesBetweenRowsAreSurvived() {
    int last = 3 * WindowReader.MOST_FRUITLESS_PAGES;
    zoom.instead =
        (request, number) ->
            page(
                number == last ? null : "token" + number,
                number % WindowReader.MOST_FRUITLESS_PAGES == 0
                    ? List.of(row("s" + number))
                    : List.of());

    assertThat(drain(zoom, 10, DAY, EVERYTHING)).containsExactly("s500", "s1000", "s1500");
  }

  private void pages(IntFunction<List<Session>> rows) {
    zoom.instead = (request, number) -> page("token" + number, rows.apply(number));
  }

  private void assertEnds(int pages) {
    assertThatThrownBy(() -> drain(zoom, 10, DAY, EVERYTHING))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
        .hasMessageContainingAll(
            "Zoom sent " + pages + " pages", "2026-10-05..2026-10-05", "select fewer days");
    assertThat(zoom.requests).hasSize(pages);
  }

  private static PageAnswer page(
      @org.jspecify.annotations.Nullable String token, List<Session> rows) {
    return new PageAnswer.Page(new SessionPage(null, null, token, rows));
  }

  private static Session row(String id) {
    return ChatSession.of(id, "Group", "n", 1_791_187_200_000L);
  }
}
