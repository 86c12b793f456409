package io.github.zoomim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WindowGrowthTest {
  private static WindowGrowth atMost(long count) {
    return new WindowGrowth(new Demand.AtMost(count), 300);
  }

  @Test
  void startsAtADayAndTriplesWhereNothingIsFound() {
    WindowGrowth growth = atMost(20);
    assertThat(growth.days()).isEqualTo(1);
    for (int days : new int[] {3, 9, 27, 31, 31}) {
      growth.read(growth.days(), 0);
      assertThat(growth.days()).isEqualTo(days);
    }
  }

  @Test
  void takesAsManyDaysAsShouldHoldWhatIsMissing() {
    WindowGrowth growth = atMost(1000);
    growth.read(1, 600);
    assertThat(growth.days()).isEqualTo(1);
    WindowGrowth longer = atMost(1000);
    longer.read(1, 300);
    assertThat(longer.days()).isEqualTo(3);
    longer.read(3, 650);
    assertThat(longer.days()).isEqualTo(1);
  }

  @Test
  void concludesLittleFromADayThatHasJustBegun() {
    WindowGrowth growth = atMost(20);
    growth.read(1 / 1440.0, 0);
    assertThat(growth.days()).isEqualTo(1);
  }

  @Test
  void belowAPredicateItCostsAsMuchAsAllBefore() {
    WindowGrowth growth = new WindowGrowth(new Demand.Few(), 300);
    growth.read(1, 5000);
    assertThat(growth.days()).isEqualTo(1);
    growth.read(1, 5000);
    assertThat(growth.days()).isEqualTo(2);
    growth.read(2, 10000);
    assertThat(growth.days()).isEqualTo(4);
  }
}
