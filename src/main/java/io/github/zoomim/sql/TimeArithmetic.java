package io.github.zoomim.sql;

import com.google.common.math.LongMath;
import io.github.zoomim.sql.Outcome.Alternative;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Functions of times: casts, rounding, parts, sums and differences. */
final class TimeArithmetic {
  /** Times beyond the calendar's ten thousand years are not followed. */
  private static final long FARTHEST = 10_000L * 366 * TimeUnits.DAY;

  private final TimePredicateReader reader;
  private final FractionArithmetic fractions;

  TimeArithmetic(TimePredicateReader reader) {
    this.reader = reader;
    this.fractions = new FractionArithmetic(reader);
  }

  /** The call as a function of the time; {@link TimeTerm#ANY} where it isn't known. */
  TimeTerm term(RexCall call) {
    return switch (call.getKind()) {
      case GREATEST -> extreme(call, Math::max);
      case LEAST -> extreme(call, Math::min);
      default -> Fractions.isFraction(call.getType()) ? fractions.term(call) : whole(call);
    };
  }

  private TimeTerm whole(RexCall call) {
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case CAST, SAFE_CAST -> cast(call);
      case REINTERPRET -> reader.whole(operands.get(0));
      case FLOOR -> rounding(call, false);
      case CEIL -> rounding(call, true);
      case EXTRACT -> part(call);
      case PLUS, CHECKED_PLUS -> sum(call, false);
      case MINUS, CHECKED_MINUS -> sum(call, true);
      case MOD -> remainder(call);
      case MINUS_PREFIX, CHECKED_MINUS_PREFIX -> map(reader.whole(operands.get(0)), this::negative);
      case TIMES, CHECKED_TIMES -> corners(call, TimeArithmetic::times);
      case DIVIDE, CHECKED_DIVIDE -> quotient(call, (a, b) -> a / b);
      default -> ofName(call);
    };
  }

  private TimeTerm ofName(RexCall call) {
    SqlOperator operator = call.getOperator();
    List<RexNode> operands = call.getOperands();
    if (operator.equals(TimestampFunctions.CUT)) {
      return increasing(
          operands.get(0), TimestampFunctions.cutter(RexLiteral.intValue(operands.get(1))));
    }
    if (operator.equals(SqlStdOperatorTable.LAST_DAY)) {
      LongUnaryOperator lastDay = day -> DateTimeUtils.lastDay(Math.toIntExact(day));
      return operands.get(0).getType().getSqlTypeName() == SqlTypeName.TIMESTAMP
          ? increasing(operands.get(0), t -> lastDay.applyAsLong(Math.floorDiv(t, TimeUnits.DAY)))
          : increasing(operands.get(0), lastDay);
    }
    if (operator.equals(SqlLibraryOperators.DATE_PART)) {
      return part(call);
    }
    if (operator.getName().equals(TimestampFunctions.MILLISECONDS)) {
      return reader.whole(operands.get(0));
    }
    if (operator.equals(SqlStdOperatorTable.SIGN)) {
      return increasing(operands.get(0), Long::signum);
    }
    if (operator.equals(SqlStdOperatorTable.ROUND)
        || operator.equals(SqlStdOperatorTable.TRUNCATE)) {
      return isWhole(operands) ? reader.whole(operands.get(0)) : TimeTerm.ANY;
    }
    return LongLists.term(call, reader);
  }

  /** Whether the number has no digits that rounding could take away. */
  private static boolean isWhole(List<RexNode> operands) {
    Integer digits = FractionArithmetic.digits(operands);
    return digits != null && digits >= 0;
  }

  /** It keeps the sign of what is divided, and starts again with each multiple. */
  private TimeTerm remainder(RexCall call) {
    return SqlTypeName.INT_TYPES.contains(call.getType().getSqlTypeName())
        ? apply(
            call,
            (a, b) ->
                b.low() == b.high() && b.low() != 0
                    ? TimeUnits.remainder(a, Math.abs(b.low()))
                    : Alternative.any(a.chance()))
        : TimeTerm.ANY;
  }

  private TimeTerm cast(RexCall call) {
    RexNode value = call.getOperands().get(0);
    RelDataType to = call.getType();
    SqlTypeName from = value.getType().getSqlTypeName();
    SqlTypeName name = to.getSqlTypeName();
    if (call.getKind() == SqlKind.SAFE_CAST && SqlTypeName.NUMERIC_TYPES.contains(name)) {
      // It is NULL for what doesn't fit.
      return TimeTerm.ANY;
    }
    if (Fractions.isFraction(value.getType()) && SqlTypeName.INT_TYPES.contains(name)) {
      return fractions.whole(value);
    }
    if (from == SqlTypeName.TIMESTAMP && name == SqlTypeName.DATE) {
      return increasing(value, t -> Math.floorDiv(t, TimeUnits.DAY));
    }
    if (from == SqlTypeName.DATE && name == SqlTypeName.TIMESTAMP) {
      return increasing(value, day -> times(day, TimeUnits.DAY));
    }
    boolean isSame =
        from == name
            || (SqlTypeName.INT_TYPES.contains(from) && SqlTypeName.INT_TYPES.contains(name));
    boolean loses =
        from == SqlTypeName.TIMESTAMP && to.getPrecision() < value.getType().getPrecision();
    return isSame && !loses ? reader.whole(value) : TimeTerm.ANY;
  }

  private TimeTerm rounding(RexCall call, boolean up) {
    RexNode value = call.getOperands().get(0);
    if (SqlTypeName.INT_TYPES.contains(value.getType().getSqlTypeName())
        && call.getOperands().size() == 1) {
      return reader.whole(value);
    }
    TimeUnitRange unit = call.getOperands().size() == 2 ? unit(call.getOperands().get(1)) : null;
    if (unit == null) {
      return TimeTerm.ANY;
    }
    LongUnaryOperator function =
        switch (value.getType().getSqlTypeName()) {
          case TIMESTAMP -> TimeUnits.rounding(unit, up);
          case DATE -> TimeUnits.dateRounding(unit, up);
          default -> null;
        };
    return function == null ? TimeTerm.ANY : increasing(value, function);
  }

  private TimeTerm part(RexCall call) {
    TimeUnitRange unit = unit(call.getOperands().get(0));
    RexNode value = call.getOperands().get(1);
    UnaryOperator<Alternative> function =
        unit == null
            ? null
            : switch (value.getType().getSqlTypeName()) {
              case TIMESTAMP -> TimeUnits.part(unit);
              case DATE -> TimeUnits.datePart(unit);
              default -> IntervalParts.of(unit, value.getType().getSqlTypeName());
            };
    return function == null ? TimeTerm.ANY : map(reader.whole(value), function);
  }

  private static @Nullable TimeUnitRange unit(RexNode node) {
    if (!(node instanceof RexLiteral literal)) {
      return null;
    }
    if (SqlTypeUtil.isCharacter(node.getType()) && !literal.isNull()) {
      String name = String.valueOf(literal.getValueAs(String.class));
      TimeUnit unit = SqlIntervalQualifier.stringToDatePartTimeUnit(name);
      return unit == null ? null : TimeUnitRange.of(unit, null);
    }
    return literal.getValue() instanceof TimeUnitRange unit ? unit : null;
  }

  /** Of numbers, of a time and an interval, or of two times. */
  private TimeTerm sum(RexCall call, boolean minus) {
    SqlTypeName left = call.getOperands().get(0).getType().getSqlTypeName();
    SqlTypeName right = call.getOperands().get(1).getType().getSqlTypeName();
    boolean months =
        SqlTypeName.YEAR_INTERVAL_TYPES.contains(right)
            || SqlTypeName.YEAR_INTERVAL_TYPES.contains(call.getType().getSqlTypeName());
    int sign = minus ? -1 : 1;
    if (left == SqlTypeName.TIMESTAMP || left == SqlTypeName.DATE) {
      boolean isDate = left == SqlTypeName.DATE;
      if (left == right && minus) {
        return months ? apply(call, MonthArithmetic.difference(isDate)) : difference(call, isDate);
      }
      if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(right)) {
        return apply(call, MonthArithmetic.sum(isDate, sign));
      }
      if (!SqlTypeName.DAY_INTERVAL_TYPES.contains(right)) {
        return TimeTerm.ANY;
      }
      if (isDate && call.getType().getSqlTypeName() == SqlTypeName.DATE) {
        return combine(call, minus, (day, ms) -> day + sign * (ms / TimeUnits.DAY));
      }
      return combine(call, minus, (t, ms) -> (isDate ? times(t, TimeUnits.DAY) : t) + sign * ms);
    }
    boolean numbers =
        isNumber(left) && isNumber(right) && isNumber(call.getType().getSqlTypeName());
    return numbers ? combine(call, minus, (a, b) -> a + sign * b) : TimeTerm.ANY;
  }

  private TimeTerm difference(RexCall call, boolean isDate) {
    return combine(call, true, isDate ? (a, b) -> TimeUnits.DAY * (a - b) : (a, b) -> a - b);
  }

  private static boolean isNumber(SqlTypeName name) {
    return SqlTypeName.INT_TYPES.contains(name) || SqlTypeName.INTERVAL_TYPES.contains(name);
  }

  /** A function that increases with its first argument, and with the second or against it. */
  private TimeTerm combine(RexCall call, boolean against, LongBinaryOperator function) {
    return apply(
        call,
        (a, b) ->
            new Alternative(
                function.applyAsLong(a.low(), against ? b.high() : b.low()),
                function.applyAsLong(a.high(), against ? b.low() : b.high()),
                false,
                a.chance()));
  }

  /** A function that increases or decreases with each argument, as the sign of the other has it. */
  private TimeTerm corners(RexCall call, LongBinaryOperator function) {
    return isNumber(call.getType().getSqlTypeName())
        ? apply(call, (a, b) -> corners(a, b, function))
        : TimeTerm.ANY;
  }

  private TimeTerm quotient(RexCall call, LongBinaryOperator function) {
    return isNumber(call.getType().getSqlTypeName())
        ? apply(
            call,
            (a, b) ->
                b.low() <= 0 && b.high() >= 0
                    ? Alternative.any(a.chance())
                    : corners(a, b, function))
        : TimeTerm.ANY;
  }

  private static Alternative corners(Alternative a, Alternative b, LongBinaryOperator function) {
    long w = function.applyAsLong(a.low(), b.low());
    long x = function.applyAsLong(a.low(), b.high());
    long y = function.applyAsLong(a.high(), b.low());
    long z = function.applyAsLong(a.high(), b.high());
    return new Alternative(
        Math.min(Math.min(w, x), Math.min(y, z)),
        Math.max(Math.max(w, x), Math.max(y, z)),
        false,
        a.chance());
  }

  private TimeTerm apply(RexCall call, BiFunction<Alternative, Alternative, Alternative> function) {
    TimeTerm a = reader.whole(call.getOperands().get(0));
    TimeTerm b = reader.whole(call.getOperands().get(1));
    return a == TimeTerm.ANY || b == TimeTerm.ANY
        ? TimeTerm.ANY
        : given ->
            a.of(given)
                .map(
                    b.of(given),
                    (x, y) ->
                        isNear(x) && isNear(y)
                            ? function.apply(x, y)
                            : Alternative.any(Chance.ALWAYS));
  }

  private TimeTerm extreme(RexCall call, LongBinaryOperator function) {
    boolean areFractions = Fractions.isFraction(call.getType());
    SqlTypeName type = call.getOperands().get(0).getType().getSqlTypeName();
    List<TimeTerm> terms = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      TimeTerm term = areFractions ? reader.fraction(operand) : reader.whole(operand);
      if (term == TimeTerm.ANY || (!areFractions && operand.getType().getSqlTypeName() != type)) {
        return TimeTerm.ANY;
      }
      terms.add(term);
    }
    return TimePredicateReader.fold(
        terms,
        (a, b) ->
            a.map(
                b,
                (x, y) ->
                    new Alternative(
                        function.applyAsLong(x.low(), y.low()),
                        function.applyAsLong(x.high(), y.high()),
                        false,
                        x.chance())));
  }

  private TimeTerm increasing(RexNode value, LongUnaryOperator function) {
    return map(reader.whole(value), a -> a.map(function));
  }

  private static TimeTerm map(TimeTerm term, UnaryOperator<Alternative> function) {
    return term == TimeTerm.ANY
        ? TimeTerm.ANY
        : given ->
            term.of(given).map(a -> isNear(a) ? function.apply(a) : Alternative.any(a.chance()));
  }

  private static boolean isNear(Alternative a) {
    return -FARTHEST <= a.low() && a.high() <= FARTHEST;
  }

  private Alternative negative(Alternative a) {
    return new Alternative(-a.high(), -a.low(), false, a.chance());
  }

  static long times(long a, long b) {
    return LongMath.saturatedMultiply(a, b);
  }
}
