package io.github.zoomim.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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
    Long common = common(text, offset, length);
    if (common != null) {
      return common;
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

  /**
   * The form that Zoom sends, read by hand: a formatter costs more than all else of a row. Null for
   * all other forms.
   */
  private static @Nullable Long common(char[] text, int offset, int length) {
    if ((length != 20 && length != 24)
        || text[offset + length - 1] != 'Z'
        || text[offset + 4] != '-'
        || text[offset + 7] != '-'
        || text[offset + 10] != 'T'
        || text[offset + 13] != ':'
        || text[offset + 16] != ':'
        || (length == 24 && text[offset + 19] != '.')) {
      return null;
    }
    int year = number(text, offset, 4);
    int month = number(text, offset + 5, 2);
    int day = number(text, offset + 8, 2);
    int hour = number(text, offset + 11, 2);
    int minute = number(text, offset + 14, 2);
    int second = number(text, offset + 17, 2);
    int millis = length == 24 ? number(text, offset + 20, 3) : 0;
    boolean isTime =
        (year | month | day | hour | minute | second | millis) >= 0
            && hour < 24
            && minute < 60
            && second < 60;
    if (!isTime || month == 0 || month > 12 || day == 0 || day > 31) {
      return null;
    }
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return ((days * 24 + hour) * 60 + minute) * 60_000L + second * 1000L + millis;
  }

  /** A number of digits, or a negative number if something else is there. */
  private static int number(char[] text, int offset, int digits) {
    int value = 0;
    int other = 0;
    for (int i = offset; i < offset + digits; i++) {
      int digit = text[i] - '0';
      // Negative below 0 and above 9.
      other |= digit | 9 - digit;
      value = value * 10 + digit;
    }
    return other < 0 ? -1 : value;
  }
}
