package io.github.zoomim.sql;

import io.github.zoomim.sql.Outcome.Alternative;
import java.math.BigDecimal;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Numbers with a fraction as the whole numbers that {@link Outcome} counts: each by its place in
 * the order of all doubles. A decimal that no double equals lies between two, and counts as either.
 */
final class Fractions {
  /** All whole numbers up to here are doubles. */
  private static final long EXACT = 1L << 53;

  private Fractions() {}

  /** Whether values of the type are counted so. Those of REAL aren't: nobody knows its digits. */
  static boolean isFraction(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    return name == SqlTypeName.DECIMAL || name == SqlTypeName.DOUBLE || name == SqlTypeName.FLOAT;
  }

  /** A constant in the engine's form. */
  static Outcome of(@Nullable Object value) {
    if (value == null) {
      return Outcome.NULL;
    }
    if (value instanceof Double number) {
      return number.isNaN() ? Outcome.ANY : Outcome.between(place(number), place(number));
    }
    return value instanceof BigDecimal number
        ? Outcome.between(atMost(number), atLeast(number))
        : Outcome.ANY;
  }

  /** Whole numbers counted as numbers with a fraction. */
  static TimeTerm of(TimeTerm whole) {
    return whole == TimeTerm.ANY ? whole : given -> whole.of(given).map(Fractions::ofWhole);
  }

  private static Alternative ofWhole(Alternative a) {
    boolean isExact = -EXACT <= a.low() && a.high() <= EXACT;
    return isExact
        ? new Alternative(place((double) a.low()), place((double) a.high()), false, a.chance())
        : between(BigDecimal.valueOf(a.low()), BigDecimal.valueOf(a.high()), a.chance());
  }

  static Alternative between(BigDecimal low, BigDecimal high, Chance chance) {
    return new Alternative(atMost(low), atLeast(high), false, chance);
  }

  static boolean isFinite(Alternative a) {
    return Double.isFinite(number(a.low())) && Double.isFinite(number(a.high()));
  }

  static BigDecimal low(Alternative a) {
    return new BigDecimal(number(a.low()));
  }

  static BigDecimal high(Alternative a) {
    return new BigDecimal(number(a.high()));
  }

  private static long place(double number) {
    // Zero has one place, whatever its sign.
    long bits = Double.doubleToLongBits(number + 0.0);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double number(long place) {
    return Double.longBitsToDouble(place >= 0 ? place : Long.MIN_VALUE - place);
  }

  private static long atMost(BigDecimal number) {
    double near = Math.min(number.doubleValue(), Double.MAX_VALUE);
    boolean isMore = Double.isFinite(near) && new BigDecimal(near).compareTo(number) > 0;
    return place(isMore ? Math.nextDown(near) : near);
  }

  private static long atLeast(BigDecimal number) {
    return -atMost(number.negate());
  }
}
