package io.github.zoomim.sql;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.github.zoomim.sql.Outcome.Alternative;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Literals as the whole numbers that {@link Outcome} counts. */
final class TimeValues {
  private TimeValues() {}

  static TimeTerm literal(RexLiteral literal) {
    Outcome value =
        Fractions.isFraction(literal.getType())
            ? Fractions.of(literal.getValueAs(BigDecimal.class))
            : literal.isNull() ? Outcome.NULL : outcome(number(value(literal)));
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

  private static Outcome outcome(@Nullable Long number) {
    return number == null ? Outcome.ANY : Outcome.of(number);
  }

  /**
   * The term for a comparison with the other type: a date counts as its first millisecond there.
   */
  static TimeTerm comparable(TimeTerm term, RelDataType type, RelDataType other) {
    if (term == TimeTerm.ANY || family(type) == family(other) || isNull(type) || isNull(other)) {
      return term;
    }
    if (Fractions.isFraction(other) && SqlTypeName.INT_TYPES.contains(type.getSqlTypeName())) {
      return Fractions.of(term);
    }
    if (Fractions.isFraction(type) && SqlTypeName.INT_TYPES.contains(other.getSqlTypeName())) {
      return term;
    }
    if (type.getSqlTypeName() == SqlTypeName.DATE
        && other.getSqlTypeName() == SqlTypeName.TIMESTAMP) {
      return given ->
          term.of(given).map(days -> days.map(day -> TimeArithmetic.times(day, TimeUnits.DAY)));
    }
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP
            && other.getSqlTypeName() == SqlTypeName.DATE
        ? term
        : TimeTerm.ANY;
  }

  private static boolean isNull(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.NULL;
  }

  private static Object family(RelDataType type) {
    SqlTypeName name = Fractions.isFraction(type) ? SqlTypeName.DECIMAL : type.getSqlTypeName();
    return SqlTypeName.INT_TYPES.contains(name)
        ? SqlTypeName.BIGINT
        : SqlTypeName.YEAR_INTERVAL_TYPES.contains(name)
            ? SqlTypeName.INTERVAL_MONTH
            : SqlTypeName.DAY_INTERVAL_TYPES.contains(name) ? SqlTypeName.INTERVAL_DAY : name;
  }

  /** A list or ranges of literals: {@code IN}, {@code BETWEEN} and what the planner folds. */
  static TimeTerm search(TimeTerm term, RexCall call) {
    RexLiteral list = (RexLiteral) call.getOperands().get(1);
    Sarg<?> sarg = list.getValueAs(Sarg.class);
    if (term == TimeTerm.ANY || sarg == null) {
      return TimeTerm.ANY;
    }
    List<Alternative> ranges = new ArrayList<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      Alternative numbers = numbers(range);
      if (numbers == null) {
        return TimeTerm.ANY;
      }
      ranges.add(numbers);
    }
    RelDataType type = call.getOperands().get(0).getType();
    TimeTerm compared = comparable(term, type, list.getType());
    return compared == TimeTerm.ANY
        ? TimeTerm.ANY
        : given -> within(compared.of(given), ranges, sarg.nullAs);
  }

  private static Outcome within(Outcome value, List<Alternative> ranges, RexUnknownAs nullAs) {
    Chance isTrue = Chance.NEVER;
    Chance isFalse = Chance.NEVER;
    for (Alternative a : value.alternatives()) {
      boolean meets = a.isAny();
      boolean isWithin = false;
      for (Alternative range : ranges) {
        meets |= a.low() <= range.high() && range.low() <= a.high();
        isWithin |= range.low() <= a.low() && a.high() <= range.high();
      }
      if (a.isAny()) {
        isTrue = isTrue.or(a.chance());
        isFalse = isFalse.or(a.chance());
      } else if (!meets) {
        isFalse = isFalse.or(a.chance());
      } else if (isWithin) {
        isTrue = isTrue.or(a.chance());
      } else {
        isTrue = isTrue.or(a.chance().and(Chance.MAYBE));
        isFalse = isFalse.or(a.chance().and(Chance.MAYBE));
      }
    }
    return switch (nullAs) {
      case TRUE -> Outcome.of(isTrue.or(value.isNull()), isFalse, Chance.NEVER);
      case FALSE -> Outcome.of(isTrue, isFalse.or(value.isNull()), Chance.NEVER);
      case UNKNOWN -> Outcome.of(isTrue, isFalse, value.isNull());
    };
  }

  /** The whole numbers of a range; null for one of something else. */
  private static @Nullable Alternative numbers(Range<?> range) {
    long low = Long.MIN_VALUE;
    long high = Long.MAX_VALUE;
    if (range.hasLowerBound()) {
      Long bound = number(range.lowerEndpoint());
      if (bound == null) {
        return null;
      }
      low = range.lowerBoundType() == BoundType.OPEN ? bound + 1 : bound;
    }
    if (range.hasUpperBound()) {
      Long bound = number(range.upperEndpoint());
      if (bound == null) {
        return null;
      }
      high = range.upperBoundType() == BoundType.OPEN ? bound - 1 : bound;
    }
    return new Alternative(low, high, false, Chance.ALWAYS);
  }

  private static @Nullable Long number(@Nullable Object value) {
    if (value instanceof TimestampString timestamp) {
      return timestamp.getMillisSinceEpoch();
    }
    if (value instanceof DateString date) {
      return (long) date.getDaysSinceEpoch();
    }
    if (value instanceof TimeString time) {
      return (long) time.getMillisOfDay();
    }
    if (value instanceof Boolean truth) {
      return truth ? 1L : 0L;
    }
    return value instanceof BigDecimal decimal && isWhole(decimal) ? decimal.longValue() : null;
  }

  private static boolean isWhole(BigDecimal decimal) {
    return decimal.stripTrailingZeros().scale() <= 0
        && decimal.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
  }
}
