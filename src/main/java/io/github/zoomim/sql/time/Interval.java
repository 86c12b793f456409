package io.github.zoomim.sql.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.LongUnaryOperator;
import org.apache.calcite.avatica.util.DateTimeUtils;

/**
 * The numbers between two, both included. A timestamp counts in milliseconds, a date in days, an
 * interval in milliseconds or months, FALSE and TRUE as 0 and 1.
 */
record Interval(BigDecimal low, BigDecimal high) {
  /** Beyond all numbers that SQL has. */
  private static final BigDecimal INFINITY = new BigDecimal("1e400");

  static final Interval ANY = new Interval(INFINITY.negate(), INFINITY);

  /** Times beyond the calendar's ten thousand years are not followed. */
  private static final BigDecimal FARTHEST =
      BigDecimal.valueOf(10_000L * 366 * DateTimeUtils.MILLIS_PER_DAY);

  static Interval of(long low, long high) {
    return new Interval(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
  }

  static Interval of(BigDecimal number) {
    return new Interval(number, number);
  }

  /** A finite double or one of the infinities. */
  static BigDecimal ofDouble(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number)
        : number > 0 ? INFINITY : INFINITY.negate();
  }

  boolean isSingle() {
    return low.compareTo(high) == 0;
  }

  boolean contains(BigDecimal number) {
    return low.compareTo(number) <= 0 && number.compareTo(high) <= 0;
  }

  boolean meets(Interval other) {
    return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
  }

  boolean isFinite() {
    return low.compareTo(ANY.low) > 0 && high.compareTo(ANY.high) < 0;
  }

  /** Whether the functions of the calendar can compute with all of it. */
  boolean isNear() {
    return low.compareTo(FARTHEST.negate()) >= 0 && high.compareTo(FARTHEST) <= 0;
  }

  /** The lowest whole number. */
  long first() {
    return low.setScale(0, RoundingMode.FLOOR).longValue();
  }

  /** The highest whole number. */
  long last() {
    return high.setScale(0, RoundingMode.CEILING).longValue();
  }

  /** The values that an increasing function of whole numbers has here. */
  Interval map(LongUnaryOperator increasing) {
    return isNear() ? of(increasing.applyAsLong(first()), increasing.applyAsLong(last())) : ANY;
  }

  Interval negate() {
    return new Interval(high.negate(), low.negate());
  }

  /** The doubles that these numbers may become: a number between two doubles may become either. */
  Interval doubles() {
    return isFinite() ? new Interval(doubleBelow(low), doubleBelow(high.negate()).negate()) : this;
  }

  private static BigDecimal doubleBelow(BigDecimal number) {
    double nearest = number.doubleValue();
    BigDecimal exact = new BigDecimal(nearest);
    return exact.compareTo(number) <= 0 ? exact : new BigDecimal(Math.nextDown(nearest));
  }
}
