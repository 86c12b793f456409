package io.github.zoomim.sql.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of SQL as a function of the time column. */
@FunctionalInterface
interface TimeExpression {
  /** Nothing is known of it. */
  TimeExpression ANY = given -> ValueSet.ANY;

  /** The values that it may have in the rows whose times are given. */
  ValueSet of(Given given);

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
