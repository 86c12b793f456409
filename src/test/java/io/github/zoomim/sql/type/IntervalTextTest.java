package io.github.zoomim.sql.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTextTest {
  @ParameterizedTest
  @CsvSource({
    "1 day, 1, DAY, false",
    "7 days, 7, DAY, false",
    "7DAYS, 7, DAY, false",
    "2 weeks, 14, DAY, false",
    "-3 days, 3, DAY, true",
    "24 hours, 1, DAY, false",
    "36 hours, 129600, SECOND, false",
    "2 hours 30 minutes, 9000, SECOND, false",
    "1.5 hours, 5400, SECOND, false",
    "250 ms, 0.25, SECOND, false",
    "1 day -1 hours, 82800, SECOND, false",
    "1 month, 1, MONTH, false",
    "1 year 2 mons, 14, MONTH, false",
    "1 quarter, 3, MONTH, false",
    "1.5 years, 18, MONTH, false",
    "1 day 02:03:04.5, 93784.5, SECOND, false",
    "-00:15, 900, SECOND, true",
    "0 days, 0, DAY, false"
  })
  void addsUpTheParts(String text, String amount, IntervalText.Unit unit, boolean negative) {
    assertThat(IntervalText.parse(text)).containsExactly(new IntervalText(amount, unit, negative));
  }

  @Test
  void keepsMonthsAndDaysApart() {
    assertThat(IntervalText.parse("1 month - 2 days 03:00"))
        .containsExactly(
            new IntervalText("1", IntervalText.Unit.MONTH, false),
            new IntervalText("162000", IntervalText.Unit.SECOND, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "days", "1 fortnight", "0.5 months", "1 02:03:04", "1-2"})
  void leavesOtherFormsToTheParser(String text) {
    assertThat(IntervalText.parse(text)).isEmpty();
  }
}
