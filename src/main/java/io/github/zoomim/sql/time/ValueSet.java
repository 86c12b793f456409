package io.github.zoomim.sql.time;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The values that an expression may have in the rows whose times are given; never too few.
 *
 * @param hasNull whether it may be NULL
 */
record ValueSet(List<Interval> intervals, boolean hasNull) {
  /** Nothing is known of the expression. */
  static final ValueSet ANY = new ValueSet(List.of(Interval.ANY), true);

  static final ValueSet NULL = new ValueSet(List.of(), true);

  /** The values of an expression that is not computed at all. */
  static final ValueSet EMPTY = new ValueSet(List.of(), false);

  private static final Interval TRUE = Interval.of(1, 1);
  private static final Interval FALSE = Interval.of(0, 0);

  /** More are taken together as anything. */
  private static final int MOST_INTERVALS = 16;

  static ValueSet of(Interval interval) {
    return new ValueSet(List.of(interval), false);
  }

  /** A constant in the engine's form. */
  static ValueSet of(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof Boolean truth) {
      return of(truth ? TRUE : FALSE);
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return ANY;
    }
    return value instanceof Number number
        ? of(Interval.of(new BigDecimal(number.toString())))
        : ANY;
  }

  /** A truth value. */
  static ValueSet truth(boolean canBeTrue, boolean canBeFalse, boolean canBeNull) {
    List<Interval> truths =
        canBeTrue
            ? canBeFalse ? List.of(FALSE, TRUE) : List.of(TRUE)
            : canBeFalse ? List.of(FALSE) : List.of();
    return new ValueSet(truths, canBeNull);
  }

  /** Of many intervals or few. */
  static ValueSet of(List<Interval> intervals, boolean hasNull) {
    return intervals.size() <= MOST_INTERVALS
        ? new ValueSet(intervals, hasNull)
        : new ValueSet(ANY.intervals, hasNull);
  }

  boolean canBeTrue() {
    return contains(1);
  }

  boolean canBeFalse() {
    return contains(0);
  }

  private boolean contains(double number) {
    for (Interval interval : intervals) {
      if (interval.contains(number)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it may be something else than NULL. */
  boolean hasValue() {
    return !intervals.isEmpty();
  }

  /** A function of it that is NULL for NULL. */
  ValueSet map(UnaryOperator<Interval> function) {
    return flatMap(interval -> List.of(function.apply(interval)));
  }

  /** The same for one whose values lie in several intervals. */
  ValueSet flatMap(Function<Interval, List<Interval>> function) {
    List<Interval> mapped = new ArrayList<>(intervals.size());
    intervals.forEach(interval -> mapped.addAll(function.apply(interval)));
    return of(mapped, hasNull);
  }

  /** A function of two that is NULL where either is. */
  ValueSet map(ValueSet other, BinaryOperator<Interval> function) {
    List<Interval> mapped = new ArrayList<>();
    for (Interval a : intervals) {
      for (Interval b : other.intervals) {
        mapped.add(function.apply(a, b));
      }
    }
    return of(mapped, (hasNull && other.isPossible()) || (other.hasNull && isPossible()));
  }

  private boolean isPossible() {
    return hasNull || hasValue();
  }
}
