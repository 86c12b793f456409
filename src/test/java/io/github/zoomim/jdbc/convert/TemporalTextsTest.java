package io.github.zoomim.jdbc.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.sql.type.SqlType;
import java.sql.JDBCType;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemporalTextsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-10-05, 2026-10-05T00:00",
    "2026-10-05 10:00, 2026-10-05T10:00",
    "2026-10-05 10:00:01.5, 2026-10-05T10:00:01.5",
    "2026-10-05T10:00:01.123456, 2026-10-05T10:00:01.123456",
    "2026-10-05t10:00:01z, 2026-10-05T10:00:01",
    "2026-10-05T10:00:01.1Z, 2026-10-05T10:00:01.1",
    "2026-10-05 10:00:01 +05:30, 2026-10-05T04:30:01",
    "2026-10-05T01:00:00+0200, 2026-10-04T23:00",
    "2026-10-05T22:00-04, 2026-10-06T02:00",
    "2026-1-5 9:05:07., 2026-01-05T09:05:07",
    "2026-10-05  10:00:00.123456789, 2026-10-05T10:00:00.123456789",
    "2026-10-05 10:00:00.0000000001, 2026-10-05T10:00:00.000000001",
    "' 2026-10-05 10:00:00 ', 2026-10-05T10:00"
  })
  void readsIsoTextsAndTakesOffsetsToUtc(String text, LocalDateTime expected) throws SQLException {
    assertThat(Temporals.toTimestamp(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "10:00:00",
        "2026-10-05Z",
        "2026-10-05 10",
        "2026-10-05 10:00 PM",
        "2026-10-05T10:00+2",
        "+12026-10-05",
        "2026-10-05 10:00:00 UTC"
      })
  void refusesOtherTexts(String text) {
    assertThatThrownBy(() -> Temporals.toTimestamp(text))
        .isInstanceOfSatisfying(
            SQLDataException.class, e -> assertThat(e.getSQLState()).isEqualTo("22007"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29",
        "2026-13-01",
        "2026-10-05 25:00",
        "2026-10-05T10:00+19:00",
        "0000-01-01",
        "0001-01-01 00:00+01",
        "9999-12-31T23:59:59-00:01"
      })
  void refusesDaysAndTimesThatThereAreNot(String text) {
    assertThatThrownBy(() -> Temporals.toTimestamp(text))
        .isInstanceOfSatisfying(
            SQLDataException.class, e -> assertThat(e.getSQLState()).isEqualTo("22008"));
  }

  @Test
  void readsATimeAloneOrOutOfATimestamp() throws SQLException {
    assertThat(Temporals.toTime("10:20")).isEqualTo("10:20");
    assertThat(Temporals.toTime("2026-10-05 10:20:30.5")).isEqualTo("10:20:30.5");
    assertThatThrownBy(() -> Temporals.toTime("24:00"))
        .isInstanceOfSatisfying(
            SQLDataException.class, e -> assertThat(e.getSQLState()).isEqualTo("22008"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-05T10:00:00, 3, 2026-10-05 10:00:00.000",
    "2026-10-05T10:00:00.12, 3, 2026-10-05 10:00:00.120",
    "2026-10-05T10:00:00, 0, 2026-10-05 10:00:00",
    "2026-10-05T10:00:00.120, 0, 2026-10-05 10:00:00.12",
    "2026-10-05T10:00:00.123456789, 3, 2026-10-05 10:00:00.123456789",
    "0026-01-02T03:04:05, 0, 0026-01-02 03:04:05"
  })
  void writesAtLeastTheDigitsOfThePrecision(LocalDateTime value, int precision, String expected)
      throws SQLException {
    assertThat(Texts.of(value, type(JDBCType.TIMESTAMP, precision))).isEqualTo(expected);
    assertThat(Texts.of(value.toLocalTime(), type(JDBCType.TIME, precision)))
        .isEqualTo(expected.substring(11));
    assertThat(Temporals.toTimestamp(expected)).isEqualTo(value);
    assertThat(Temporals.toTime(expected)).isEqualTo(LocalTime.from(value));
  }

  private static SqlType type(JDBCType type, int precision) {
    return new SqlType(type, type.getName(), precision, 0, null);
  }
}
