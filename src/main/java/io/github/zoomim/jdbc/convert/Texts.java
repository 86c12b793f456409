package io.github.zoomim.jdbc.convert;

import io.github.zoomim.sql.type.SqlType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as text. A TIMESTAMP is its UTC wall-clock, {@code 2026-10-05 10:00:00.120}, a TIME {@code
 * 10:00:00}: both have as many fractional digits as the type's precision says, and more only where
 * the value has more. Intervals are ISO-8601 ({@code PT26H}), numbers without an exponent where
 * that is short, binary values hexadecimal.
 */
final class Texts {
  private Texts() {}

  static String of(Object value, SqlType type) throws SQLException {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof LocalDateTime timestamp) {
      return timestamp.toLocalDate() + " " + time(timestamp.toLocalTime(), type.precision());
    }
    if (value instanceof LocalTime time) {
      return time(time, type.precision());
    }
    if (value instanceof BigDecimal number) {
      boolean isShort = Math.abs((long) number.precision() - number.scale()) < 1000;
      return isShort && number.scale() < 1000 ? number.toPlainString() : number.toString();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().withUpperCase().formatHex(bytes);
    }
    if (value instanceof List<?> elements) {
      return array(elements, type.component());
    }
    return value.toString();
  }

  private static String time(LocalTime time, int precision) {
    StringBuilder text = new StringBuilder(18);
    twoDigits(text, time.getHour());
    twoDigits(text, time.getMinute());
    twoDigits(text, time.getSecond());
    text.setLength(text.length() - 1);
    int nanos = time.getNano();
    if (nanos == 0 && precision <= 0) {
      return text.toString();
    }
    String digits = String.valueOf(1_000_000_000L + nanos).substring(1);
    int length = 9;
    while (length > Math.max(0, precision) && digits.charAt(length - 1) == '0') {
      length--;
    }
    return length == 0 ? text.toString() : text.append('.').append(digits, 0, length).toString();
  }

  private static void twoDigits(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10)).append(':');
  }

  private static String array(List<?> elements, @Nullable SqlType component) throws SQLException {
    StringBuilder text = new StringBuilder("[");
    for (Object element : elements) {
      if (text.length() > 1) {
        text.append(", ");
      }
      text.append(
          element == null || component == null ? String.valueOf(element) : of(element, component));
    }
    return text.append(']').toString();
  }
}
