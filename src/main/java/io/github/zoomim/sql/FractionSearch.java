package io.github.zoomim.sql;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.github.zoomim.sql.Truth.Comparison;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * A list or ranges of numbers with a fraction, as the comparisons that they stand for: a bound that
 * no double equals has no one place to compare with.
 */
final class FractionSearch {
  private FractionSearch() {}

  /** A search for the value; {@link TimeTerm#ANY} where that isn't known. */
  static TimeTerm term(TimeTerm value, RexCall call) {
    Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
    if (value == TimeTerm.ANY || sarg == null) {
      return TimeTerm.ANY;
    }
    Set<? extends Range<?>> ranges = sarg.rangeSet.asRanges();
    return given -> {
      Outcome number = value.of(given);
      Outcome found = Outcome.of(false);
      for (Range<?> range : ranges) {
        found = Truth.or(found, within(number, range));
      }
      return withNull(found, number.isNull(), sarg.nullAs);
    };
  }

  private static Outcome within(Outcome number, Range<?> range) {
    Outcome isAbove = Outcome.of(true);
    Outcome isBelow = Outcome.of(true);
    if (range.hasLowerBound()) {
      boolean isOpen = range.lowerBoundType() == BoundType.OPEN;
      isAbove =
          compare(number, isOpen ? Comparison.GREATER : Comparison.AT_LEAST, range.lowerEndpoint());
    }
    if (range.hasUpperBound()) {
      boolean isOpen = range.upperBoundType() == BoundType.OPEN;
      isBelow =
          compare(number, isOpen ? Comparison.LESS : Comparison.AT_MOST, range.upperEndpoint());
    }
    return Truth.and(isAbove, isBelow);
  }

  private static Outcome compare(Outcome number, Comparison comparison, @Nullable Object bound) {
    return comparison.of(number, Fractions.of(bound));
  }

  private static Outcome withNull(Outcome found, Chance isNull, RexUnknownAs nullAs) {
    return switch (nullAs) {
      case TRUE -> Outcome.of(found.canBe(true).or(isNull), found.canBe(false), Chance.NEVER);
      case FALSE -> Outcome.of(found.canBe(true), found.canBe(false).or(isNull), Chance.NEVER);
      case UNKNOWN -> Outcome.of(found.canBe(true), found.canBe(false), isNull);
    };
  }
}
