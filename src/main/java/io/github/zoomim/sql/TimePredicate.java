package io.github.zoomim.sql;

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
   * {@code view(time) op constant}.
   *
   * @param constant which of the constants
   */
  record Compare(TimeView view, Comparison op, int constant) implements TimePredicate {
    @Override
    public TimeConstraint resolve(List<? extends @Nullable Object> constants) {
      return constraint(view, op, view.value(constants.get(constant)));
    }

    /** The same for a value that is at hand; null for NULL. */
    static TimeConstraint constraint(TimeView view, Comparison op, @Nullable Long value) {
      if (value == null) {
        return op.ofNull();
      }
      return switch (op) {
        case EQUAL, SAME -> among(view, Range.singleton(value));
        case LESS -> among(view, Range.lessThan(value));
        case AT_MOST -> among(view, Range.atMost(value));
        case GREATER -> among(view, Range.greaterThan(value));
        case AT_LEAST -> among(view, Range.atLeast(value));
        case UNEQUAL -> unequal(view, value);
        case DISTINCT -> new TimeConstraint(unequal(view, value).times(), true);
      };
    }

    private static TimeConstraint unequal(TimeView view, long value) {
      return among(view, Range.lessThan(value)).or(among(view, Range.greaterThan(value)));
    }

    private static TimeConstraint among(TimeView view, Range<Long> values) {
      return new TimeConstraint(view.preimage(values), false);
    }
  }
}
