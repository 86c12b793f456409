package io.github.zoomim.sql.function;

import java.math.BigDecimal;
import java.time.Duration;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Values as text, as PostgreSQL writes them. The engine leaves out the milliseconds of times and
 * the zero before a decimal point, writes 1 as {@code 1.0} and an interval as a count of its last
 * unit. Public for the generated code's sake only.
 */
@Strict
public final class ValueTexts {
  private static final SqlOperator DECIMAL = text("decimal", SqlTypeFamily.DECIMAL);
  private static final SqlOperator DOUBLE = text("approximate", SqlTypeFamily.APPROXIMATE_NUMERIC);
  private static final SqlOperator REAL = text("real", SqlTypeFamily.APPROXIMATE_NUMERIC);
  private static final SqlOperator DAYS = text("days", SqlTypeFamily.INTERVAL_DAY_TIME);
  private static final SqlOperator MONTHS = text("months", SqlTypeFamily.INTERVAL_YEAR_MONTH);

  private ValueTexts() {}

  private static SqlOperator text(String method, SqlTypeFamily of) {
    return OwnFunction.of(ValueTexts.class, method, method + "_TEXT", SqlTypeName.VARCHAR, of);
  }

  /** What makes a text of a value; null where the engine's own is right. */
  public static @Nullable SqlOperator of(SqlTypeName type) {
    return switch (type) {
      case TIMESTAMP -> TimestampFunctions.TEXT;
      case TIME -> TimestampFunctions.TIME_TEXT;
      case DECIMAL -> DECIMAL;
      case REAL -> REAL;
      case FLOAT, DOUBLE -> DOUBLE;
      default ->
          SqlTypeName.DAY_INTERVAL_TYPES.contains(type)
              ? DAYS
              : SqlTypeName.YEAR_INTERVAL_TYPES.contains(type) ? MONTHS : null;
    };
  }

  /** With its zeros before and after the point. */
  public static String decimal(BigDecimal number) {
    return number.toPlainString();
  }

  /** The shortest text that is the number. */
  public static String approximate(double number) {
    return shortest(Double.toString(number), 15);
  }

  /** The shortest text that is the number. */
  public static String real(float number) {
    return shortest(Float.toString(number), 6);
  }

  private static String shortest(String text, int digits) {
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    int exponent = number.precision() - number.scale() - 1;
    if (number.signum() == 0 || (exponent >= -4 && exponent < digits)) {
      return number.toPlainString();
    }
    return String.format("%se%+03d", number.scaleByPowerOfTen(-exponent).toPlainString(), exponent);
  }

  /** {@code 31 days 10:30:00}. */
  public static String days(long millis) {
    Duration time = Duration.ofMillis(millis % Duration.ofDays(1).toMillis());
    String text = counted(Duration.ofMillis(millis).toDays(), "day");
    if (time.isZero() && !text.isEmpty()) {
      return text.strip();
    }
    String sign = time.isNegative() ? "-" : "";
    return text + sign + TimestampFunctions.timeText((int) time.abs().toMillis());
  }

  /** {@code 1 year 2 mons}. */
  public static String months(int months) {
    String text = counted(months / 12, "year") + counted(months % 12, "mon");
    return text.isEmpty() ? "00:00:00" : text.strip();
  }

  private static String counted(long count, String unit) {
    return count == 0 ? "" : count + " " + unit + (count == 1 ? " " : "s ");
  }
}
