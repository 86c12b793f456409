package io.github.zoomim.sql.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An interval whose units stand within its text: {@code 7 days}, {@code 1 year 6 months}, {@code 2
 * hours 30 minutes}, {@code 1 day 02:30}.
 *
 * @param amount how many of the unit, without sign
 */
public record IntervalText(String amount, Unit unit, boolean isNegative) {
  /** What the parts are added up to. Months and days don't mix: a month has no fixed length. */
  public enum Unit {
    MONTH,
    DAY,
    SECOND
  }

  private static final Pattern PART =
      Pattern.compile(
          "\\s*([-+]?)\\s*(?:(\\d+(?:\\.\\d+)?)\\s*([a-z]+)"
              + "|(\\d+):(\\d\\d)(?::(\\d\\d(?:\\.\\d+)?))?)\\s*");

  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);

  /** Reads the text, as months and as what is shorter; empty if it does not have this form. */
  public static List<IntervalText> parse(String text) {
    Matcher matcher = PART.matcher(text.toLowerCase(Locale.ROOT));
    BigDecimal months = BigDecimal.ZERO;
    BigDecimal seconds = BigDecimal.ZERO;
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      BigDecimal sign = matcher.group(1).equals("-") ? BigDecimal.ONE.negate() : BigDecimal.ONE;
      if (matcher.group(2) == null) {
        seconds = seconds.add(sign.multiply(clock(matcher)));
      } else {
        BigDecimal number = sign.multiply(new BigDecimal(matcher.group(2)));
        BigDecimal inMonths = months(matcher.group(3));
        BigDecimal inSeconds = seconds(matcher.group(3));
        if (inMonths != null) {
          months = months.add(number.multiply(inMonths));
        } else if (inSeconds != null) {
          seconds = seconds.add(number.multiply(inSeconds));
        } else {
          return List.of();
        }
      }
      end = matcher.end();
    }
    if (end == 0 || end < text.length() || !isWhole(months)) {
      return List.of();
    }
    BigDecimal[] days = seconds.divideAndRemainder(DAY_SECONDS);
    IntervalText shorter = days[1].signum() == 0 ? of(days[0], Unit.DAY) : of(seconds, Unit.SECOND);
    return months.signum() == 0
        ? List.of(shorter)
        : seconds.signum() == 0
            ? List.of(of(months, Unit.MONTH))
            : List.of(of(months, Unit.MONTH), shorter);
  }

  private static BigDecimal clock(Matcher time) {
    BigDecimal minutes =
        new BigDecimal(time.group(4)).multiply(SIXTY).add(new BigDecimal(time.group(5)));
    return minutes
        .multiply(SIXTY)
        .add(time.group(6) == null ? BigDecimal.ZERO : new BigDecimal(time.group(6)));
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
      case "minute", "minutes", "min", "mins", "m" -> SIXTY;
      case "hour", "hours", "hr", "hrs", "h" -> BigDecimal.valueOf(3_600);
      case "day", "days", "d" -> DAY_SECONDS;
      case "week", "weeks", "w" -> DAY_SECONDS.multiply(BigDecimal.valueOf(7));
      default -> null;
    };
  }
}
