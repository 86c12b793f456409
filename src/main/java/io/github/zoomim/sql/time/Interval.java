package io.github.zoomim.sql.time;

import java.math.BigDecimal;
import java.util.function.LongUnaryOperator;
import org.apache.calcite.avatica.util.DateTimeUtils;

/**
 * The numbers between two, both included. A timestamp counts in milliseconds, a date in days, an
 * interval in milliseconds or months, FALSE and TRUE as 0 and 1. What a double does not hold
 * exactly is enclosed by two.
 */
record Interval(double low, double high) {
  static final Interval ANY = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Times beyond the calendar's ten thousand years are not followed. */
  private static final double FARTHEST = 10_000.0 * 366 * DateTimeUtils.MILLIS_PER_DAY;

  static Interval of(long low, long high) {
    return new Interval(low, high);
  }

  static Interval of(BigDecimal number) {
    double nearest = number.doubleValue();
    return Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(number) == 0
        ? new Interval(nearest, nearest)
        : new Interval(Math.nextDown(nearest), Math.nextUp(nearest));
  }

  boolean isSingle() {
    return low == high;
  }

  boolean contains(double number) {
    return low <= number && number <= high;
  }

  boolean meets(Interval other) {
    return low <= other.high && other.low <= high;
  }

  boolean isFinite() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  /** Whether the functions of the calendar can compute with all of it. */
  boolean isNear() {
    return low >= -FARTHEST && high <= FARTHEST;
  }

  /** The lowest whole number. */
  long first() {
    return (long) Math.floor(low);
  }

  /** The highest whole number. */
  long last() {
    return (long) Math.ceil(high);
  }

  /** The values that an increasing function of whole numbers has here. */
  Interval map(LongUnaryOperator increasing) {
    return isNear() ? of(increasing.applyAsLong(first()), increasing.applyAsLong(last())) : ANY;
  }

  Interval negate() {
    return new Interval(-high, -low);
  }

  /** The same with all other numbers up to the distance. */
  Interval widened(double distance) {
    return new Interval(low - distance, high + distance);
  }
}
