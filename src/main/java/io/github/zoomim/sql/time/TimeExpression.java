package io.github.zoomim.sql.time;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An expression of SQL as a function of the time column. */
@FunctionalInterface
interface TimeExpression {
  /** Nothing is known of it. */
  TimeExpression ANY = given -> ValueSet.ANY;

  /** The values that it may have in the rows whose times are given. */
  ValueSet of(Given given);

  /** A function of it; ANY where nothing is known of it. */
  default TimeExpression then(UnaryOperator<ValueSet> function) {
    return this == ANY ? ANY : given -> function.apply(of(given));
  }

  /** A function of it and another; ANY where nothing is known of one. */
  default TimeExpression with(TimeExpression other, BinaryOperator<ValueSet> function) {
    return this == ANY || other == ANY ? ANY : given -> function.apply(of(given), other.of(given));
  }

  /**
   * What an expression depends on.
   *
   * @param times the times of the rows
   * @param constants the values of the constants; null before the execution
   */
  record Given(ValueSet times, @Nullable List<? extends @Nullable Object> constants) {
    ValueSet constant(int index) {
      return constants == null ? ValueSet.EMPTY : ValueSet.of(constants.get(index));
    }
  }
}
