package io.github.zoomim.sql.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An interval whose units stand within its text: {@code 7 days}, {@code 1 year 6 months}, {@code 2
 * hours 30 minutes}.
 *
 * @param amount how many of the unit, without sign
 */
record IntervalText(String amount, Unit unit, boolean isNegative) {
  /** What the parts are added up to. Months and days don't mix: a month has no fixed length. */
  enum Unit {
    MONTH,
    DAY,
    SECOND
  }

  private static final Pattern PART =
      Pattern.compile("\\s*([-+]?)\\s*(\\d+(?:\\.\\d+)?)\\s*([a-z]+)\\s*");

  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);

  /** Reads the text; null if it does not have this form. */
  static @Nullable IntervalText parse(String text) {
    Matcher matcher = PART.matcher(text.toLowerCase(Locale.ROOT));
    BigDecimal months = BigDecimal.ZERO;
    BigDecimal seconds = BigDecimal.ZERO;
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      BigDecimal number = new BigDecimal(matcher.group(1) + matcher.group(2));
      BigDecimal inMonths = months(matcher.group(3));
      BigDecimal inSeconds = seconds(matcher.group(3));
      if (inMonths != null) {
        months = months.add(number.multiply(inMonths));
      } else if (inSeconds != null) {
        seconds = seconds.add(number.multiply(inSeconds));
      } else {
        return null;
      }
      end = matcher.end();
    }
    if (end == 0 || end < text.length() || (months.signum() != 0 && seconds.signum() != 0)) {
      return null;
    }
    if (months.signum() != 0) {
      return isWhole(months) ? of(months, Unit.MONTH) : null;
    }
    BigDecimal[] days = seconds.divideAndRemainder(DAY_SECONDS);
    return days[1].signum() == 0 ? of(days[0], Unit.DAY) : of(seconds, Unit.SECOND);
  }

  private static IntervalText of(BigDecimal amount, Unit unit) {
    BigDecimal shown = isWhole(amount) ? amount.setScale(0) : amount.stripTrailingZeros();
    return new IntervalText(shown.abs().toPlainString(), unit, amount.signum() < 0);
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private static @Nullable BigDecimal months(String unit) {
    return switch (unit) {
      case "month", "months", "mon", "mons" -> BigDecimal.ONE;
      case "quarter", "quarters" -> BigDecimal.valueOf(3);
      case "year", "years", "yr", "yrs", "y" -> BigDecimal.valueOf(12);
      default -> null;
    };
  }

  private static @Nullable BigDecimal seconds(String unit) {
    return switch (unit) {
      case "millisecond", "milliseconds", "ms", "msec", "msecs" -> new BigDecimal("0.001");
      case "second", "seconds", "sec", "secs", "s" -> BigDecimal.ONE;
      case "minute", "minutes", "min", "mins", "m" -> BigDecimal.valueOf(60);
      case "hour", "hours", "hr", "hrs", "h" -> BigDecimal.valueOf(3_600);
      case "day", "days", "d" -> DAY_SECONDS;
      case "week", "weeks", "w" -> DAY_SECONDS.multiply(BigDecimal.valueOf(7));
      default -> null;
    };
  }
}
