package io.github.zoomim.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as a function of the time column. */
@FunctionalInterface
interface TimeTerm {
  /** Nothing is known of it. */
  TimeTerm ANY = given -> Outcome.ANY;

  /** What it can be in the rows whose times are given. */
  Outcome of(Given given);

  /**
   * What an expression depends on.
   *
   * @param times the times of the rows; null for a row without a time
   * @param constants the values of the constants; null before the execution
   */
  record Given(@Nullable Outcome times, @Nullable List<? extends @Nullable Object> constants) {
    Outcome time() {
      return times == null ? Outcome.NULL : times;
    }

    Outcome constant(int index) {
      return constants == null ? Outcome.NOT_KNOWN_YET : Outcome.of(constants.get(index));
    }

    /** A constant that is a number with a fraction. */
    Outcome fraction(int index) {
      return constants == null ? Outcome.NOT_KNOWN_YET : Fractions.of(constants.get(index));
    }
  }
}
