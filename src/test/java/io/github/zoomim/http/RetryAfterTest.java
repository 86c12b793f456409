package io.github.zoomim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2020-05-30T23:59:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|PT0S",
        "7|PT7S",
        " 7 |PT7S",
        "007|PT7S",
        "-5|PT0S",
        "2020-05-31T00:00:00Z|PT60S",
        "2020-05-31T00:00:00.5Z|PT60.5S",
        "2020-05-31T02:00:00+02:00|PT60S",
        "2020-05-30T00:00:00Z|PT0S",
        "Sun, 31 May 2020 00:00:00 GMT|PT60S",
        "Sat, 30 May 2020 00:00:00 GMT|PT0S",
        "Sunday, 31-May-20 00:00:00 GMT|PT60S",
        "Sun May 31 00:00:00 2020|PT60S",
        "Mon Jun  1 00:00:00 2020|PT86460S",
      })
  void readsSecondsInstantsAndHttpDates(String value, Duration wait) {
    assertThat(RetryAfter.parse(value, NOW)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "soon",
        "7s",
        "1.5",
        "٣",
        "2020-05-31",
        "Mon, 31 May 2020 00:00:00 GMT",
        "9999999999999999999999999999999999999999999999999999999999999999999999999999"
      })
  void ignoresWhatItCannotRead(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isNull();
  }

  @Test
  void takesHugeNumbersForAges() {
    assertThat(RetryAfter.parse("99999999999999999999", NOW)).isEqualTo(Duration.ofDays(36_500));
    assertThat(RetryAfter.parse("999999999999", NOW)).isEqualTo(Duration.ofDays(36_500));
    assertThat(RetryAfter.parse("+999999999-12-31T23:59:59Z", NOW))
        .isEqualTo(Duration.ofDays(36_500));
  }

  @Test
  void isNullWithoutTheHeader() {
    assertThat(RetryAfter.parse(null, NOW)).isNull();
  }
}
