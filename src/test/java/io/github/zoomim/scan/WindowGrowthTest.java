package io.github.zoomim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WindowGrowthTest {
  private static WindowGrowth atMost(long count) {
    return new WindowGrowth(new Demand.AtMost(count), 300, 1);
  }

  @Test
  void startsAtADayAndTriplesWhereNothingIsFound() {
    WindowGrowth growth = atMost(20);
    assertThat(growth.days()).isEqualTo(1);
    for (int days : new int[] {3, 9, 27, 31, 31}) {
      growth.read(1, growth.days(), 0);
      assertThat(growth.days()).isEqualTo(days);
    }
  }

  @Test
  void takesAsManyDaysAsShouldHoldWhatIsMissing() {
    WindowGrowth growth = atMost(1000);
    growth.read(1, 1, 600);
    assertThat(growth.days()).isEqualTo(1);
    WindowGrowth longer = atMost(1000);
    longer.read(1, 1, 300);
    assertThat(longer.days()).isEqualTo(3);
    longer.read(1, 3, 650);
    assertThat(longer.days()).isEqualTo(1);
  }

  @Test
  void concludesLittleFromADayThatHasJustBegun() {
    WindowGrowth growth = atMost(20);
    growth.read(1, 1 / 1440.0, 0);
    assertThat(growth.days()).isEqualTo(1);
  }

  @Test
  void belowAPredicateItCostsAsMuchAsAllBefore() {
    WindowGrowth growth = new WindowGrowth(new Demand.Few(), 300, 1);
    growth.read(1, 1, 5000);
    assertThat(growth.days()).isEqualTo(1);
    growth.read(1, 1, 5000);
    assertThat(growth.days()).isEqualTo(2);
    growth.read(1, 2, 10000);
    assertThat(growth.days()).isEqualTo(4);
  }

  @Test
  void someExpectedPagesAreReadInSeveralWindowsAtOnce() {
    WindowGrowth growth = new WindowGrowth(new Demand.AtMost(10_000), 300, 4);
    growth.read(1, 1, 100);
    assertThat(growth.windows()).isEqualTo(1);
    growth.read(1, 3, 300);
    // Nine days with 900 rows, three pages: two windows of a page and a half each.
    assertThat(growth.days()).isEqualTo(9);
    assertThat(growth.windows()).isEqualTo(2);
    assertThat(growth.daysOfEach()).isEqualTo(5);
    growth.read(2, 9, 900);
    assertThat(growth.days()).isEqualTo(27);
    assertThat(growth.windows()).isEqualTo(4);
    assertThat(growth.daysOfEach()).isEqualTo(7);
  }

  @Test
  void whereLittleIsFoundAsManyWindowsAsHalfOfThoseNeededSoFarAreReadAtOnce() {
    WindowGrowth growth = new WindowGrowth(new Demand.Few(), 300, 4);
    for (int windows : new int[] {1, 1, 1, 2}) {
      growth.read(1, growth.days(), 0);
      assertThat(growth.windows()).isEqualTo(windows);
    }
    assertThat(growth.days()).isEqualTo(62);
  }
}
