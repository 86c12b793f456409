package io.github.zoomim.sql.time;

import com.google.common.math.LongMath;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Functions of times: casts, rounding, parts, sums and differences. */
final class TimeFunctions {
  private static final double DAY = TimeUnits.DAY;

  private final ExpressionReader reader;
  private final NumberFunctions numbers;

  TimeFunctions(ExpressionReader reader) {
    this.reader = reader;
    this.numbers = new NumberFunctions(reader);
  }

  /** The call as a function of the time; {@link TimeExpression#ANY} where it isn't known. */
  TimeExpression read(RexCall call) {
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case GREATEST -> extreme(call, Math::max);
      case LEAST -> extreme(call, Math::min);
      case CAST, SAFE_CAST -> cast(call);
      case REINTERPRET -> reader.read(operands.get(0));
      case FLOOR, CEIL -> operands.size() == 2 ? rounding(call) : numbers.read(call);
      case EXTRACT -> part(call);
      case PLUS, CHECKED_PLUS -> sum(call, false);
      case MINUS, CHECKED_MINUS -> sum(call, true);
      default -> ofName(call);
    };
  }

  private TimeExpression ofName(RexCall call) {
    List<RexNode> operands = call.getOperands();
    return switch (call.getOperator().getName()) {
      case DialectOperators.CUT_TIMESTAMP -> {
        long unit = LongMath.pow(10, Math.max(0, 3 - RexLiteral.intValue(operands.get(1))));
        yield increasing(operands.get(0), t -> Math.floorDiv(t, unit) * unit);
      }
      case DialectOperators.MILLISECONDS -> reader.read(operands.get(0));
      case DialectOperators.IN_LIST -> lookup(operands.get(0), operands.get(1));
      case "LAST_DAY" -> {
        boolean isDate = Kind.of(operands.get(0).getType()) == Kind.DATE;
        yield increasing(
            operands.get(0),
            t -> DateTimeUtils.lastDay(Math.toIntExact(isDate ? t : TimeUnits.day(t))));
      }
      case "DATE_PART" -> part(call);
      default -> numbers.read(call);
    };
  }

  private TimeExpression lookup(RexNode value, RexNode list) {
    TimeExpression left = reader.read(value);
    if (left == TimeExpression.ANY) {
      return TimeExpression.ANY;
    }
    int index = reader.constant(list);
    return given ->
        given.constants() == null
            ? ValueSet.EMPTY
            : given.constants().get(index) instanceof ValueList values
                ? values.contains(left.of(given))
                : ValueSet.ANY;
  }

  private TimeExpression cast(RexCall call) {
    RexNode value = call.getOperands().get(0);
    RelDataType to = call.getType();
    Kind kind = Kind.of(to);
    Kind from = Kind.of(value.getType());
    if (kind.isNumber()) {
      // TRY_CAST is NULL for what doesn't fit.
      return call.getKind() == SqlKind.SAFE_CAST ? TimeExpression.ANY : numbers.cast(value, to);
    }
    if (from == Kind.TIMESTAMP && kind == Kind.DATE) {
      return increasing(value, TimeUnits::day);
    }
    boolean losesDigits =
        from == Kind.TIMESTAMP && to.getPrecision() < value.getType().getPrecision();
    boolean isSame = value.getType().getSqlTypeName() == to.getSqlTypeName();
    return (isSame || from == Kind.DATE) && !losesDigits
        ? reader.readAs(value, kind)
        : TimeExpression.ANY;
  }

  private TimeExpression rounding(RexCall call) {
    boolean up = call.getKind() == SqlKind.CEIL;
    RexNode value = call.getOperands().get(0);
    TimeUnitRange unit = unit(call.getOperands().get(1));
    LongUnaryOperator function =
        unit == null
            ? null
            : switch (Kind.of(value.getType())) {
              case TIMESTAMP -> TimeUnits.rounding(unit, up);
              case DATE -> TimeUnits.dateRounding(unit, up);
              default -> null;
            };
    return function == null ? TimeExpression.ANY : increasing(value, function);
  }

  private TimeExpression part(RexCall call) {
    TimeUnitRange unit = unit(call.getOperands().get(0));
    RexNode value = call.getOperands().get(1);
    Function<Interval, List<Interval>> function =
        unit == null ? null : TimeUnits.part(unit, Kind.of(value.getType()));
    return function == null
        ? TimeExpression.ANY
        : reader.read(value).then(times -> times.flatMap(function));
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
  private TimeExpression sum(RexCall call, boolean minus) {
    Kind left = Kind.of(call.getOperands().get(0).getType());
    Kind right = Kind.of(call.getOperands().get(1).getType());
    boolean isDate = left == Kind.DATE;
    if (!isDate && left != Kind.TIMESTAMP) {
      return numbers.read(call);
    }
    if (left == right && minus) {
      return Kind.of(call.getType()) == Kind.MONTHS
          ? apply(call, MonthArithmetic.difference(isDate))
          : apply(
              call,
              (a, b) -> plus(isDate ? times(a, DAY) : a, (isDate ? times(b, DAY) : b).negate()));
    }
    if (right == Kind.MONTHS) {
      return apply(call, signed(minus, MonthArithmetic.sum(isDate)));
    }
    if (right != Kind.MILLISECONDS) {
      return TimeExpression.ANY;
    }
    if (isDate && Kind.of(call.getType()) == Kind.DATE) {
      return apply(
          call, signed(minus, (day, length) -> plus(day, length.map(ms -> ms / TimeUnits.DAY))));
    }
    return apply(
        call, signed(minus, (time, length) -> plus(isDate ? times(time, DAY) : time, length)));
  }

  private static BinaryOperator<Interval> signed(boolean minus, BinaryOperator<Interval> function) {
    return minus ? (a, b) -> function.apply(a, b.negate()) : function;
  }

  private static Interval plus(Interval a, Interval b) {
    return new Interval(a.low() + b.low(), a.high() + b.high());
  }

  private static Interval times(Interval a, double factor) {
    return new Interval(a.low() * factor, a.high() * factor);
  }

  private TimeExpression apply(RexCall call, BinaryOperator<Interval> function) {
    return reader
        .read(call.getOperands().get(0))
        .with(
            reader.read(call.getOperands().get(1)),
            (a, b) ->
                a.map(b, (x, y) -> x.isNear() && y.isNear() ? function.apply(x, y) : Interval.ANY));
  }

  private TimeExpression extreme(RexCall call, DoubleBinaryOperator function) {
    BinaryOperator<Interval> either =
        (a, b) ->
            new Interval(
                function.applyAsDouble(a.low(), b.low()),
                function.applyAsDouble(a.high(), b.high()));
    return call.getOperands().stream()
        .map(operand -> reader.readAs(operand, call.getType()))
        .reduce((x, y) -> x.with(y, (a, b) -> a.map(b, either)))
        .orElseThrow();
  }

  private TimeExpression increasing(RexNode value, LongUnaryOperator function) {
    return reader.read(value).then(values -> values.map(numbers -> numbers.map(function)));
  }
}
