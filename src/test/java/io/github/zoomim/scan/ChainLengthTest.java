package io.github.zoomim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChainLengthTest {
  private static final DateWindow OCTOBER =
      new DateWindow(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-30"));

  @Test
  void aLongChainInTheOrderOfTimeIsLeftWhenMoreThanADayWasSeen() {
    assertThat(piecesByPages(Duration.ofHours(6))).containsExactly(1, 1, 1, 1, 4, 4, 2, 1);
    assertThat(piecesByPages(Duration.ofMinutes(1))).containsOnly(1);
  }

  @Test
  void aChainIsNotLeftWhereMoreThanOnePageInSixteenWouldBeLost() {
    assertThat(piecesByPages(Duration.ofHours(30))).containsExactly(2, 1, 1, 1, 1, 1, 1, 1);
    assertThat(piecesByPages(Duration.ofDays(2))).containsOnly(1);
  }

  @Test
  void ofAChainThatIsLeftAnywayItsPagesAreNotCountedAsLost() {
    ChainLength length = new ChainLength(OCTOBER);
    length.add(page(Duration.ZERO, Duration.ofDays(3)));
    assertThat(length.pieces(6, true)).isEqualTo(2);
    assertThat(length.pieces(6, false)).isEqualTo(1);
  }

  @Test
  void aChainWithoutOrderIsNotLeft() {
    assertThat(piecesByPages(Duration.ZERO, Duration.ofDays(30))).containsOnly(1);
  }

  @Test
  void daysAreShortWhereAPageSpansOne() {
    assertThat(hasShortDays(Duration.ofHours(25))).isTrue();
    assertThat(hasShortDays(Duration.ofHours(23))).isFalse();
    // Without order the span of a page says nothing.
    assertThat(hasShortDays(Duration.ofDays(30))).isFalse();
  }

  @Test
  void tinyPagesAndRowsOutsideTheWindowTellNothing() {
    ChainLength tiny = new ChainLength(OCTOBER);
    tiny.add(page(Duration.ZERO, Duration.ofHours(1)).subList(0, 29));
    assertThat(tiny.pieces(6, true)).isEqualTo(1);
    ChainLength strays = new ChainLength(OCTOBER);
    strays.add(page(Duration.ofDays(-300), Duration.ofHours(1)));
    assertThat(strays.pieces(6, true)).isEqualTo(1);
  }

  @Test
  void aWindowOfOneDayStaysWhole() {
    ChainLength length = new ChainLength(new DateWindow(OCTOBER.from(), OCTOBER.from()));
    for (int page = 0; page < 3; page++) {
      length.add(page(Duration.ofMinutes(page), Duration.ofMinutes(1)));
    }
    assertThat(length.pieces(6, false)).isEqualTo(1);
  }

  private static boolean hasShortDays(Duration pageLength) {
    ChainLength length = new ChainLength(OCTOBER);
    length.add(page(Duration.ZERO, pageLength));
    return length.hasShortDays();
  }

  private static List<Integer> piecesByPages(Duration pageLength) {
    return piecesByPages(pageLength, pageLength);
  }

  private static List<Integer> piecesByPages(Duration step, Duration pageLength) {
    ChainLength length = new ChainLength(OCTOBER);
    List<Integer> pieces = new ArrayList<>();
    for (int page = 0; page < 8; page++) {
      length.add(page(step.multipliedBy(page), pageLength));
      pieces.add(length.pieces(4, false));
    }
    return pieces;
  }

  private static List<Session> page(Duration start, Duration length) {
    long first = Scans.at("2026-10-01T00:00:00Z") + start.toMillis();
    List<Session> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(ChatSession.of("s", null, null, first + length.toMillis() * i / 300));
    }
    return rows;
  }
}
