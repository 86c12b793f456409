package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.EVERYTHING;
import static io.github.zoomim.scan.Scans.FEW;
import static io.github.zoomim.scan.Scans.between;
import static io.github.zoomim.scan.Scans.drain;
import static io.github.zoomim.scan.Scans.since;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that echo other days than those asked for. */
@ParameterizedClass(name = "concurrency {0}")
@ValueSource(ints = {1, 4, 6})
final class EchoedDatesTest {
  private static final TimeConstraint TWO_DAYS =
      between("2026-10-05T00:00:00Z", "2026-10-07T00:00:00Z");

  private final VirtualTime time = new VirtualTime("2026-11-23T12:00:00Z");
  private final FakeZoom zoom = new FakeZoom(time);

  EchoedDatesTest(int concurrency) {
    zoom.concurrency = concurrency;
  }

  @Test
  void asksAgainForDaysThatTheEchoedStartLeavesOut() {
    hours("2026-10-05", 3);
    zoom.add("late", "2026-10-08T00:00:00Z");
    readsAtMost(2);
    assertThat(
            drain(zoom, 300, between("2026-10-03T00:00:00Z", "2026-10-09T00:00:00Z"), EVERYTHING))
        .containsExactlyInAnyOrder("s0", "s1", "s2", "late");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-10-03..2026-10-08", "2026-10-03..2026-10-06", "2026-10-03..2026-10-04");
  }

  @Test
  void asksForTheNewestDayLastWhenTheEchoLeftOlderDaysOut() {
    zoom.add("a", "2026-11-20T05:00:00Z").add("b", "2026-11-23T05:00:00Z");
    readsAtMost(2);
    assertThat(drain(zoom, 300, since("2026-11-20T00:00:00Z"), EVERYTHING))
        .containsExactlyInAnyOrder("a", "b");
    assertThat(zoom.asked())
        .containsExactly(
            "2026-11-20..2026-11-23", "2026-11-20..2026-11-21", "2026-11-23..2026-11-23");
  }

  @Test
  void asksAgainForDaysOnBothSides() {
    zoom.add("a", "2026-10-01T05:00:00Z").add("b", "2026-10-03T05:00:00Z");
    zoom.add("c", "2026-10-05T05:00:00Z");
    LocalDate middle = LocalDate.parse("2026-10-03");
    narrow(asked -> asked.from().isBefore(middle) && asked.to().isAfter(middle) ? middle : null);
    TimeConstraint days = between("2026-10-01T00:00:00Z", "2026-10-06T00:00:00Z");
    assertThat(drain(zoom, 300, days, EVERYTHING)).containsExactlyInAnyOrder("b", "a", "c");
    assertThat(zoom.asked())
        .containsExactlyInAnyOrder(
            "2026-10-01..2026-10-05", "2026-10-01..2026-10-02", "2026-10-04..2026-10-05");
    zoom.requests.clear();
    assertThat(drain(zoom, 300, days, FEW)).containsExactlyInAnyOrder("b", "c", "a");
    assertThat(zoom.asked())
        .containsExactlyInAnyOrder(
            "2026-10-01..2026-10-05", "2026-10-04..2026-10-05", "2026-10-01..2026-10-02");
  }

  @Test
  void takesAnAbsentOrWiderEchoForTheDaysAsked() {
    hours("2026-10-05", 5);
    zoom.echo = page -> new SessionPage(null, null, page.nextPageToken(), page.sessions());
    assertThat(drain(zoom, 300, TWO_DAYS, EVERYTHING)).hasSize(5);
    zoom.echo =
        page ->
            new SessionPage(LocalDate.MIN, LocalDate.MAX, page.nextPageToken(), page.sessions());
    assertThat(drain(zoom, 300, TWO_DAYS, EVERYTHING)).hasSize(5);
    assertThat(zoom.requests).hasSize(2);
  }

  @Test
  void goesByTheOnlyDateThatIsEchoed() {
    hours("a", "2026-10-05", 1);
    hours("b", "2026-10-06", 2);
    zoom.read =
        asked -> asked.to().equals(asked.from()) ? asked : new DateWindow(asked.to(), asked.to());
    zoom.echo =
        page ->
            new SessionPage(
                zoom.read.apply(zoom.requests.get(zoom.requests.size() - 1).window()).from(),
                null,
                page.nextPageToken(),
                page.sessions());
    assertThat(drain(zoom, 300, TWO_DAYS, EVERYTHING)).containsExactly("b0", "b1", "a0");
    assertThat(zoom.asked()).containsExactly("2026-10-05..2026-10-06", "2026-10-05..2026-10-05");
  }

  @Test
  void countsOnlyTheDaysThatAllPagesOfTheChainWereAbout() {
    hours("a", "2026-10-05", 2);
    hours("b", "2026-10-06", 2);
    zoom.echo =
        page ->
            zoom.requests.size() == 2
                ? new SessionPage(
                    LocalDate.parse("2026-10-06"), page.to(), page.nextPageToken(), page.sessions())
                : page;
    assertThat(drain(zoom, 2, TWO_DAYS, EVERYTHING)).hasSize(4);
    assertThat(zoom.asked())
        .containsExactly(
            "2026-10-05..2026-10-06", "2026-10-05..2026-10-06+", "2026-10-05..2026-10-05");
  }

  @Test
  void failsWhenTheEchoLeavesOutEveryDay() {
    hours("2026-10-05", 1);
    zoom.echo =
        page ->
            new SessionPage(
                LocalDate.parse("2026-10-07"),
                LocalDate.parse("2026-10-08"),
                page.nextPageToken(),
                page.sessions());
    assertThatThrownBy(() -> drain(zoom, 300, TWO_DAYS, EVERYTHING))
        .hasMessageContaining("2026-10-05..2026-10-06")
        .hasMessageContaining("2026-10-07..2026-10-08")
        .extracting("kind")
        .isEqualTo(Kind.PROTOCOL);
    assertThat(zoom.requests).hasSize(1);
  }

  /** Zoom answers for the last days of a longer window only and echoes that. */
  private void readsAtMost(int days) {
    zoom.read =
        asked ->
            asked.from().plusDays(days).isAfter(asked.to())
                ? asked
                : new DateWindow(asked.to().minusDays(days - 1), asked.to());
    echoesWhatItReads();
  }

  private void narrow(Function<DateWindow, @Nullable LocalDate> to) {
    zoom.read =
        asked -> {
          LocalDate day = to.apply(asked);
          return day == null ? asked : new DateWindow(day, day);
        };
    echoesWhatItReads();
  }

  private void echoesWhatItReads() {
    zoom.echo =
        page -> {
          DateWindow read = zoom.read.apply(new DateWindow(page.from(), page.to()));
          return new SessionPage(read.from(), read.to(), page.nextPageToken(), page.sessions());
        };
  }

  private void hours(String day, int sessions) {
    hours("s", day, sessions);
  }

  private void hours(String prefix, String day, int sessions) {
    for (int i = 0; i < sessions; i++) {
      zoom.add(prefix + i, day + "T0" + i + ":00:00Z");
    }
  }
}
