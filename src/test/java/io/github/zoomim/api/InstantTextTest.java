package io.github.zoomim.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InstantTextTest {
  @ParameterizedTest
  @CsvSource({
    "2026-10-05T08:15:30Z,               2026-10-05T08:15:30Z",
    "2026-10-05T08:15:30.123Z,           2026-10-05T08:15:30.123Z",
    "2026-10-05T08:15:30.1Z,             2026-10-05T08:15:30.100Z",
    "2026-10-05T08:15:30.12Z,            2026-10-05T08:15:30.120Z",
    "2026-10-05T08:15:30.123999Z,        2026-10-05T08:15:30.123Z",
    "2026-10-05T08:15:30.999999999Z,     2026-10-05T08:15:30.999Z",
    "1969-12-31T23:59:59.9999Z,          1969-12-31T23:59:59.999Z",
    "1969-12-31T23:59:59.999Z,           1969-12-31T23:59:59.999Z",
    "2024-02-29T23:59:59Z,               2024-02-29T23:59:59Z",
    "2026-10-05t08:15:30z,               2026-10-05T08:15:30Z",
    "2026-10-05T08:15:30+05:30,          2026-10-05T02:45:30Z",
    "2026-10-05T08:15:30.5-0100,         2026-10-05T09:15:30.500Z",
    "2026-10-05T08:15:30+02,             2026-10-05T06:15:30Z",
    "2026-10-05T08:15:30+00:00,          2026-10-05T08:15:30Z",
    "2026-10-05T08:15Z,                  2026-10-05T08:15:00Z",
    "0000-01-01T00:00:00Z,               0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z,           9999-12-31T23:59:59.999Z",
  })
  void readsEveryFormOfAnInstantAndCutsToMilliseconds(String text, String instant) {
    assertThat(parse(text)).isEqualTo(Instant.parse(instant).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-10-05",
        "2026-10-05T08:15:30",
        "2026-10-05 08:15:30Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-10-05T24:00:00Z",
        "2026-10-05T08:60:00Z",
        "2026-10-05T08:15:60Z",
        "2026-10-05T08:15:30.1234567890Z",
        "2026-10-05T08:15:30.ABCZ",
        "2026-10-05T08:15:30ZZ",
        "٢٠٢٦-10-05T08:15:30Z",
        "+999999999-12-31T23:59:59Z",
        "1791187200000",
        "Z",
        " ",
      })
  void refusesWhatIsNoInstant(String text) {
    assertThat(parse(text)).isNull();
  }

  @Test
  void agreesWithTheLibraryOnTheCommonForms() {
    SplittableRandom random = new SplittableRandom(20261015);
    for (int i = 0; i < 20_000; i++) {
      // From 1600 to 2400; every other one on the whole second, which prints without a fraction.
      long millis = random.nextLong(-11_676_096_000_000L, 13_569_465_600_000L);
      long expected = i % 2 == 0 ? millis : millis - Math.floorMod(millis, 1000L);

      assertThat(parse(Instant.ofEpochMilli(expected).toString())).isEqualTo(expected);
    }
  }

  @Test
  void readsItsPartOfTheBufferOnly() {
    char[] buffer = "\"2026-10-05T08:15:30Z\",\"".toCharArray();

    assertThat(InstantText.parse(buffer, 1, 20))
        .isEqualTo(Instant.parse("2026-10-05T08:15:30Z").toEpochMilli());
  }

  private static Long parse(String text) {
    return InstantText.parse(text.toCharArray(), 0, text.length());
  }
}
