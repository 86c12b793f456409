package io.github.zoomim.sql.time;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Literals as the numbers that an {@link Interval} counts. */
final class Literals {
  private Literals() {}

  static TimeExpression read(RexLiteral literal) {
    BigDecimal number = number(value(literal), literal.getType());
    ValueSet value =
        literal.isNull()
            ? ValueSet.NULL
            : number == null ? ValueSet.ANY : ValueSet.of(Interval.of(number));
    return given -> value;
  }

  private static @Nullable Object value(RexLiteral literal) {
    return switch (literal.getType().getSqlTypeName()) {
      case TIMESTAMP -> literal.getValueAs(TimestampString.class);
      case DATE -> literal.getValueAs(DateString.class);
      case TIME -> literal.getValueAs(TimeString.class);
      default -> literal.getValue();
    };
  }

  /**
   * A search for the value among literals: {@code IN}, {@code BETWEEN} and what the planner makes
   * of several comparisons.
   */
  static TimeExpression search(TimeExpression value, RexLiteral list) {
    Sarg<?> sarg = list.getValueAs(Sarg.class);
    if (value == TimeExpression.ANY || sarg == null) {
      return TimeExpression.ANY;
    }
    List<Range<BigDecimal>> ranges = new ArrayList<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      Range<BigDecimal> numbers = numbers(range, list.getType());
      if (numbers == null) {
        return TimeExpression.ANY;
      }
      ranges.add(numbers);
    }
    return given -> {
      ValueSet values = value.of(given);
      ValueSet found = within(values, ranges);
      return switch (sarg.nullAs) {
        case TRUE ->
            ValueSet.truth(found.canBeTrue() || values.hasNull(), found.canBeFalse(), false);
        case FALSE ->
            ValueSet.truth(found.canBeTrue(), found.canBeFalse() || values.hasNull(), false);
        case UNKNOWN -> ValueSet.truth(found.canBeTrue(), found.canBeFalse(), values.hasNull());
      };
    };
  }

  private static ValueSet within(ValueSet values, List<Range<BigDecimal>> ranges) {
    boolean isTrue = false;
    boolean isFalse = false;
    for (Interval interval : values.intervals()) {
      Range<BigDecimal> numbers = Range.closed(interval.low(), interval.high());
      boolean isEnclosed = false;
      for (Range<BigDecimal> range : ranges) {
        isTrue |= range.isConnected(numbers) && !range.intersection(numbers).isEmpty();
        isEnclosed |= range.encloses(numbers);
      }
      isFalse |= !isEnclosed;
    }
    return ValueSet.truth(isTrue, isFalse, false);
  }

  /** Null for a range of something else than numbers. */
  private static @Nullable Range<BigDecimal> numbers(Range<?> range, RelDataType type) {
    Range<BigDecimal> numbers = Range.all();
    if (range.hasLowerBound()) {
      BigDecimal bound = number(range.lowerEndpoint(), type);
      if (bound == null) {
        return null;
      }
      numbers = Range.downTo(bound, range.lowerBoundType());
    }
    if (range.hasUpperBound()) {
      BigDecimal bound = number(range.upperEndpoint(), type);
      if (bound == null) {
        return null;
      }
      BoundType end = range.upperBoundType();
      numbers = numbers.intersection(Range.upTo(bound, end));
    }
    return numbers;
  }

  private static @Nullable BigDecimal number(@Nullable Object value, RelDataType type) {
    if (value instanceof TimestampString timestamp) {
      return BigDecimal.valueOf(timestamp.getMillisSinceEpoch());
    }
    if (value instanceof DateString date) {
      return BigDecimal.valueOf(date.getDaysSinceEpoch());
    }
    if (value instanceof TimeString time) {
      return BigDecimal.valueOf(time.getMillisOfDay());
    }
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? new BigDecimal(number) : null;
    }
    return value instanceof BigDecimal number
        ? Kind.of(type) == Kind.APPROXIMATE ? new BigDecimal(number.doubleValue()) : number
        : null;
  }
}
