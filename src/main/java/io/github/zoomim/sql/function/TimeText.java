package io.github.zoomim.sql.function;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.DataFailures;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates, times of day and timestamps as people and tools write them, in literals, casts and
 * parameters alike: a date, or a date and a time with blanks or {@code T} between; seconds, any
 * number of digits of their fraction, and an offset are optional. UTC without an offset.
 */
public final class TimeText {
  private static final String TIME_OF_DAY =
      "(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:\\.(?<fraction>\\d*))?)?";

  private static final Pattern TIME = Pattern.compile(TIME_OF_DAY);

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})"
              + "(?:(?:T|\\s+)"
              + TIME_OF_DAY
              + "\\s*(?<offset>Z|[+-]\\d{2}(?::?\\d{2}){0,2})?)?",
          CASE_INSENSITIVE);

  private static final int NANO_DIGITS = 9;
  private static final int LAST_YEAR = 9999;

  private TimeText() {}

  /**
   * The wall-clock of UTC. Of digits finer than a nanosecond remains that there are some.
   *
   * @throws ZoomImFailure for a text that is not a timestamp
   */
  public static LocalDateTime timestamp(String text) {
    return timestamp(text, "TIMESTAMP");
  }

  /**
   * The day of a timestamp.
   *
   * @throws ZoomImFailure for a text that is not a date
   */
  public static LocalDate date(String text) {
    return timestamp(text, "DATE").toLocalDate();
  }

  /**
   * A time of day, or the one of a timestamp.
   *
   * @throws ZoomImFailure for a text that is not a time
   */
  public static LocalTime time(String text) {
    Matcher time = TIME.matcher(text.strip());
    if (!time.matches()) {
      return timestamp(text, "TIME").toLocalTime();
    }
    try {
      return time(time);
    } catch (DateTimeException e) {
      throw outOfRange(text, "TIME", e);
    }
  }

  /** How many digits of a second's fraction are written. */
  public static int digits(String text) {
    int point = text.indexOf('.');
    int end = point + 1;
    while (point >= 0 && end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end - point - 1;
  }

  private static LocalDateTime timestamp(String text, String target) {
    Matcher parts = TIMESTAMP.matcher(text.strip());
    if (!parts.matches()) {
      throw unknown(text, target);
    }
    try {
      LocalDateTime utc = utc(parts);
      if (utc.getYear() < 1 || utc.getYear() > LAST_YEAR) {
        throw new DateTimeException("Years are 1 to " + LAST_YEAR);
      }
      return utc;
    } catch (DateTimeException e) {
      throw outOfRange(text, target, e);
    }
  }

  private static LocalDateTime utc(Matcher parts) {
    LocalDate date =
        LocalDate.of(number(parts, "year"), number(parts, "month"), number(parts, "day"));
    if (parts.group("hour") == null) {
      return date.atStartOfDay();
    }
    String offset = parts.group("offset");
    return date.atTime(time(parts))
        .minusSeconds(
            offset == null ? 0 : ZoneOffset.of(offset.toUpperCase(Locale.ROOT)).getTotalSeconds());
  }

  private static LocalTime time(Matcher parts) {
    int second = parts.group("second") == null ? 0 : number(parts, "second");
    String fraction = parts.group("fraction");
    int nanos = fraction == null ? 0 : nanos(fraction);
    return LocalTime.of(number(parts, "hour"), number(parts, "minute"), second, nanos);
  }

  private static int nanos(String fraction) {
    String digits = fraction + "0".repeat(NANO_DIGITS);
    int nanos = Integer.parseInt(digits.substring(0, NANO_DIGITS));
    boolean isFiner = digits.substring(NANO_DIGITS).chars().anyMatch(digit -> digit != '0');
    // Such a time is beside the nanosecond, never on it.
    return isFiner ? nanos | 1 : nanos;
  }

  private static int number(Matcher parts, String name) {
    return Integer.parseInt(parts.group(name));
  }

  private static ZoomImFailure outOfRange(String text, String target, DateTimeException cause) {
    return new ZoomImFailure(
        Kind.DATETIME_RANGE, cannotConvert(text, target) + ": " + cause.getMessage(), cause);
  }

  private static ZoomImFailure unknown(String text, String target) {
    String example =
        switch (target) {
          case "DATE" -> "2026-10-05";
          case "TIME" -> "10:00:00";
          default ->
              "2026-10-05 10:00:00, 2026-10-05 or 2026-10-05T10:00:00Z (UTC without an offset)";
        };
    return new ZoomImFailure(
        Kind.BAD_DATETIME, cannotConvert(text, target) + "; write it as " + example);
  }

  private static String cannotConvert(String text, String target) {
    return "Cannot convert '" + DataFailures.shortened(text) + "' to " + target;
  }
}
