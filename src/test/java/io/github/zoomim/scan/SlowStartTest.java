package io.github.zoomim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlowStartTest {
  private static final int PAGE = 300;

  @Test
  void nothingIsAskedAheadOfTheFirstPageAndAllThatMayBeAfterIt() {
    SlowStart start = new SlowStart(new Demand.Everything(), PAGE, 6, false);
    assertThat(start.inFlight(0, 0)).isEqualTo(1);
    assertThat(start.inFlight(1, PAGE)).isEqualTo(6);
  }

  @Test
  void fullPagesBringNoMoreThanWhatALimitStillLacks() {
    SlowStart start = new SlowStart(new Demand.AtMost(1_000), PAGE, 6, false);
    assertThat(start.inFlight(1, 300)).isEqualTo(2);
    assertThat(start.inFlight(2, 600)).isEqualTo(1);
  }

  @Test
  void cutsLoseFewPagesBesideThoseOfTheFirst() {
    SlowStart start = new SlowStart(new Demand.Everything(), PAGE, 4, false);
    assertThat(start.mayCut(0, 4)).isTrue();
    assertThat(start.mayCut(4, 70)).isFalse();
    assertThat(start.mayCut(4, 128)).isTrue();
    assertThat(new SlowStart(new Demand.Everything(), PAGE, 1, false).mayCut(0, 4)).isFalse();
  }
}
