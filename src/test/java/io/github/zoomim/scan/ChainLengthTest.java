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
  void aChainThatIsLeftAnywayIsCutByTheFirstPage() {
    ChainLength length = new ChainLength(OCTOBER);
    length.add(page(Duration.ZERO, Duration.ofDays(3)));
    assertThat(length.pieces(6, true)).isEqualTo(2);
  }

  @Test
  void aChainInTheOrderOfTimeIsLeftAtItsFirstPageOrSoonAfter() {
    ChainLength length = new ChainLength(OCTOBER);
    List<Integer> pieces = new ArrayList<>();
    for (int page = 0; page < 6; page++) {
      length.add(page(Duration.ofDays(page), Duration.ofDays(1)));
      pieces.add(length.pieces(4, false));
    }
    assertThat(pieces).containsExactly(4, 4, 4, 1, 1, 1);
  }

  @Test
  void aChainThatIsSoonReadIsNotLeft() {
    ChainLength length = new ChainLength(OCTOBER);
    for (int page = 0; page < 6; page++) {
      length.add(page(Duration.ofDays(4L * page), Duration.ofDays(4)));
      assertThat(length.pieces(4, false)).isEqualTo(1);
    }
  }

  @Test
  void aChainWithoutOrderIsLeftAfterItsFourthPageWhereThatFillsManyPlaces() {
    ChainLength length = new ChainLength(OCTOBER);
    List<Integer> pieces = new ArrayList<>();
    for (int page = 0; page < 6; page++) {
      length.add(page(Duration.ZERO, Duration.ofDays(30)));
      pieces.add(length.pieces(4, false));
    }
    assertThat(pieces).containsExactly(1, 1, 1, 3, 1, 1);
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

  private static List<Session> page(Duration start, Duration length) {
    long first = Scans.at("2026-10-01T00:00:00Z") + start.toMillis();
    List<Session> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(ChatSession.of("s", null, null, first + length.toMillis() * i / 300));
    }
    return rows;
  }
}
