package io.github.zoomim.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads ISO-8601 times: {@code 2026-10-05T08:15:30.123Z}, any fraction, {@code Z} or an offset. */
final class InstantText {
  /** With the offset as +05:30, +0530 or +05; Z in each. */
  private static final List<DateTimeFormatter> ALL_FORMS =
      List.of(withOffset("XXX"), withOffset("XX"), withOffset("X"));

  private InstantText() {}

  /**
   * Milliseconds since 1970-01-01T00:00Z, finer parts cut off.
   *
   * @return null for a text in no such form
   */
  static @Nullable Long parse(char[] text, int offset, int length) {
    if (isCommonForm(text, offset, length)) {
      try {
        return common(text, offset, length);
      } catch (DateTimeException e) {
        return null;
      }
    }
    String whole = new String(text, offset, length);
    for (DateTimeFormatter form : ALL_FORMS) {
      try {
        return form.parse(whole, Instant::from).toEpochMilli();
      } catch (DateTimeException | ArithmeticException e) {
        // Not in this form, or out of range: the next one, or none.
      }
    }
    return null;
  }

  private static DateTimeFormatter withOffset(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
        .appendPattern(pattern)
        .toFormatter()
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The form that Zoom sends, read by hand: a formatter costs more than all else of a row. */
  private static boolean isCommonForm(char[] text, int offset, int length) {
    if ((length != 20 && length != 24) || text[offset + length - 1] != 'Z') {
      return false;
    }
    String pattern = length == 20 ? "0000-00-00T00:00:00Z" : "0000-00-00T00:00:00.000Z";
    for (int i = 0; i < length; i++) {
      char wanted = pattern.charAt(i);
      char c = text[offset + i];
      if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return true;
  }

  private static long common(char[] text, int offset, int length) {
    LocalDate day =
        LocalDate.of(
            number(text, offset, 4), number(text, offset + 5, 2), number(text, offset + 8, 2));
    int hour = number(text, offset + 11, 2);
    int minute = number(text, offset + 14, 2);
    int second = number(text, offset + 17, 2);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("no time of day");
    }
    int millis = length == 24 ? number(text, offset + 20, 3) : 0;
    return ((day.toEpochDay() * 24 + hour) * 60 + minute) * 60_000L + second * 1000L + millis;
  }

  private static int number(char[] text, int offset, int digits) {
    int value = 0;
    for (int i = offset; i < offset + digits; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }
}
