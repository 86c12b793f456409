package io.github.zoomim.jdbc.convert;

import io.github.zoomim.jdbc.refused.SqlStates;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * Conversions to numbers and to BOOLEAN, from numbers, texts and BOOLEAN (JDBC 4.3, appendix B).
 * Like Java, a conversion to an integer cuts the fraction off; a value outside the target's range
 * is refused with 22003, a text that is no number with 22018.
 */
final class Numbers {
  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  private Numbers() {}

  static byte toByte(Object value) throws SQLException {
    return (byte) integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
  }

  static short toShort(Object value) throws SQLException {
    return (short) integer(value, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
  }

  static int toInt(Object value) throws SQLException {
    return (int) integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
  }

  static long toLong(Object value) throws SQLException {
    return integer(value, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
  }

  static float toFloat(Object value) throws SQLException {
    if (value instanceof Float number) {
      return number;
    }
    double number = toDouble(value);
    float result = (float) number;
    if (Float.isInfinite(result) && !Double.isInfinite(number)) {
      throw SqlStates.outOfRange(value, "REAL");
    }
    return result;
  }

  static double toDouble(Object value) throws SQLException {
    if (value instanceof Double || isInteger(value)) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof Float number) {
      return number;
    }
    if (value instanceof String text && NOT_FINITE.contains(text.strip())) {
      return Double.parseDouble(text.strip());
    }
    double result = decimal(value, "DOUBLE").doubleValue();
    if (Double.isInfinite(result)) {
      throw SqlStates.outOfRange(value, "DOUBLE");
    }
    return result;
  }

  static BigDecimal toDecimal(Object value) throws SQLException {
    return decimal(value, "DECIMAL");
  }

  static BigInteger toBigInteger(Object value) throws SQLException {
    BigDecimal number = decimal(value, "BigInteger");
    if ((long) number.precision() - number.scale() > 1000) {
      throw SqlStates.outOfRange(value, "BigInteger of 1000 digits");
    }
    return number.toBigInteger();
  }

  /** A number is true unless it is 0; of texts only the usual words of truth are taken. */
  static boolean toBoolean(Object value) throws SQLException {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "t", "yes", "y", "on", "1" -> true;
        case "false", "f", "no", "n", "off", "0" -> false;
        default -> throw SqlStates.badNumber(text, "BOOLEAN");
      };
    }
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue() != 0;
    }
    return decimal(value, "BOOLEAN").signum() != 0;
  }

  /** Whether the conversion to an integer would cut a fraction off. */
  static boolean hasFraction(Object value) throws SQLException {
    return !isInteger(value)
        && !(value instanceof Boolean)
        && decimal(value, "an integer").stripTrailingZeros().scale() > 0;
  }

  private static long integer(Object value, long min, long max, String target) throws SQLException {
    long result;
    if (isInteger(value)) {
      result = ((Number) value).longValue();
    } else if (value instanceof Boolean truth) {
      result = truth ? 1 : 0;
    } else {
      BigDecimal number = decimal(value, target);
      // The fraction of a number just beyond the bound is cut off first, as for any other.
      if (number.compareTo(MAX_LONG.add(BigDecimal.ONE)) >= 0
          || number.compareTo(MIN_LONG.subtract(BigDecimal.ONE)) <= 0) {
        throw SqlStates.outOfRange(value, target);
      }
      result = number.longValue();
    }
    if (result < min || result > max) {
      throw SqlStates.outOfRange(value, target);
    }
    return result;
  }

  private static BigDecimal decimal(Object value, String target) throws SQLException {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (isInteger(value)) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw SqlStates.outOfRange(value, target);
      }
      return new BigDecimal(value.toString());
    }
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof String text) {
      try {
        return new BigDecimal(text.strip());
      } catch (NumberFormatException e) {
        throw SqlStates.badNumber(text, target);
      }
    }
    throw SqlStates.cannotConvert(value, target);
  }

  private static boolean isInteger(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }
}
