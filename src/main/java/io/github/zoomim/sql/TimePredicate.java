package io.github.zoomim.sql;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.github.zoomim.scan.TimeConstraint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a predicate says of the time column, with gaps where values are only known at execution: a
 * parameter, CURRENT_TIMESTAMP. It may admit more than the predicate does, never less.
 */
sealed interface TimePredicate {
  /** Says nothing. */
  TimePredicate ANYTHING = new Known(TimeConstraint.ANYTHING);

  /** What the predicate admits, given the values of its constants. */
  TimeConstraint resolve(List<? extends @Nullable Object> constants);

  /** Known when the query is planned. */
  record Known(TimeConstraint constraint) implements TimePredicate {
    @Override
    public TimeConstraint resolve(List<? extends @Nullable Object> constants) {
      return constraint;
    }
  }

  /** What satisfies every part. */
  record And(List<TimePredicate> parts) implements TimePredicate {
    @Override
    public TimeConstraint resolve(List<? extends @Nullable Object> constants) {
      return parts.stream()
          .map(part -> part.resolve(constants))
          .reduce(TimeConstraint.ANYTHING, TimeConstraint::and);
    }
  }

  /** What satisfies any part. */
  record Or(List<TimePredicate> parts) implements TimePredicate {
    @Override
    public TimeConstraint resolve(List<? extends @Nullable Object> constants) {
      return parts.stream()
          .map(part -> part.resolve(constants))
          .reduce(TimeConstraint.NOTHING, TimeConstraint::or);
    }
  }

  /**
   * {@code grain(time) op constant}.
   *
   * @param constant which of the constants
   */
  record Compare(TimeGrain grain, Comparison op, int constant) implements TimePredicate {
    @Override
    public TimeConstraint resolve(List<? extends @Nullable Object> constants) {
      return constraint(grain, op, grain.millis(constants.get(constant)));
    }

    /** The same for a value that is at hand: milliseconds, or null for NULL. */
    static TimeConstraint constraint(TimeGrain grain, Comparison op, @Nullable Long value) {
      if (value == null) {
        return op.ofNull();
      }
      return switch (op) {
        case EQUAL -> TimeConstraint.of(grain.preimage(Range.singleton(value)));
        case LESS -> TimeConstraint.of(grain.preimage(Range.lessThan(value)));
        case AT_MOST -> TimeConstraint.of(grain.preimage(Range.atMost(value)));
        case GREATER -> TimeConstraint.of(grain.preimage(Range.greaterThan(value)));
        case AT_LEAST -> TimeConstraint.of(grain.preimage(Range.atLeast(value)));
        case UNEQUAL -> either(grain, value, false);
        case SAME -> TimeConstraint.of(grain.preimage(Range.singleton(value)));
        case DISTINCT -> either(grain, value, true);
      };
    }

    private static TimeConstraint either(TimeGrain grain, long value, boolean nulls) {
      TimeConstraint below = TimeConstraint.of(grain.preimage(Range.upTo(value, BoundType.OPEN)));
      TimeConstraint above = TimeConstraint.of(grain.preimage(Range.downTo(value, BoundType.OPEN)));
      TimeConstraint both = below.or(above);
      return new TimeConstraint(both.times(), nulls);
    }
  }
}
