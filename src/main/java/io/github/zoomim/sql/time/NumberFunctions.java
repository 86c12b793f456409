package io.github.zoomim.sql.time;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Functions of numbers. Where the engine rounds decimals, which it doesn't do everywhere alike,
 * each bound is moved outwards to the next number that is left.
 */
final class NumberFunctions {
  /** The digits to which the engine divides decimals. */
  private static final int DIGITS = 16;

  /** How it casts decimals. */
  private static final RoundingMode ROUNDING = RoundingMode.HALF_UP;

  private final ExpressionReader reader;

  NumberFunctions(ExpressionReader reader) {
    this.reader = reader;
  }

  /** A function of two that increases or decreases with each. */
  @FunctionalInterface
  private interface Arithmetic {
    BigDecimal of(BigDecimal a, BigDecimal b, MathContext rounding);
  }

  /** The call as a function of the time; {@link TimeExpression#ANY} where it isn't known. */
  TimeExpression read(RexCall call) {
    Kind kind = Kind.of(call.getType());
    if (!(kind.isNumber() || kind.isInterval()) || call.getOperands().isEmpty()) {
      return TimeExpression.ANY;
    }
    RexNode first = call.getOperands().get(0);
    return switch (call.getKind()) {
      case MINUS_PREFIX, CHECKED_MINUS_PREFIX -> map(first, Interval::negate);
      case PLUS, CHECKED_PLUS -> arithmetic(call, BigDecimal::add);
      case MINUS, CHECKED_MINUS -> arithmetic(call, BigDecimal::subtract);
      case TIMES, CHECKED_TIMES -> arithmetic(call, BigDecimal::multiply);
      case DIVIDE, CHECKED_DIVIDE -> arithmetic(call, BigDecimal::divide);
      case MOD -> remainder(call);
      case FLOOR -> increasing(first, number -> number.setScale(0, RoundingMode.FLOOR));
      case CEIL -> increasing(first, number -> number.setScale(0, RoundingMode.CEILING));
      default ->
          isQuotient(call)
              ? arithmetic(call, BigDecimal::divide)
              : ofName(call.getOperator(), call.getOperands());
    };
  }

  private static boolean isQuotient(RexCall call) {
    return call.getOperator().getName().equals(DialectOperators.QUOTIENT);
  }

  private TimeExpression ofName(SqlOperator operator, List<RexNode> operands) {
    RexNode value = operands.get(0);
    if (operator.getName().equals(DialectOperators.FINITE)) {
      return reader.read(value);
    }
    if (operator.getName().equals(DialectOperators.NEAREST)) {
      return increasing(value, number -> number.setScale(0, RoundingMode.HALF_EVEN));
    }
    if (operator.equals(SqlStdOperatorTable.ABS)) {
      return map(value, NumberFunctions::absolute);
    }
    if (operator.equals(SqlStdOperatorTable.SIGN)) {
      return increasing(value, number -> BigDecimal.valueOf(number.signum()));
    }
    Integer digits = digits(operands);
    if (digits == null) {
      return TimeExpression.ANY;
    }
    if (operator.equals(SqlStdOperatorTable.ROUND)) {
      return rounded(value, number -> SqlFunctions.sround(number, digits));
    }
    return operator.equals(SqlStdOperatorTable.TRUNCATE)
        ? rounded(value, number -> SqlFunctions.struncate(number, digits))
        : TimeExpression.ANY;
  }

  /** To how many digits ROUND and TRUNCATE go; null where only the execution knows. */
  private static @Nullable Integer digits(List<RexNode> operands) {
    if (operands.size() == 1) {
      return 0;
    }
    return operands.get(1) instanceof RexLiteral literal && !literal.isNull()
        ? literal.getValueAs(Integer.class)
        : null;
  }

  /** The number as one of another type. */
  TimeExpression cast(RexNode value, RelDataType to) {
    Kind from = Kind.of(value.getType());
    if (!from.isNumber()) {
      return TimeExpression.ANY;
    }
    if (Kind.of(to) == Kind.APPROXIMATE) {
      return reader.readAs(value, Kind.APPROXIMATE);
    }
    int scale = Math.max(0, to.getScale());
    if (from == Kind.EXACT) {
      return increasing(value, number -> atMost(number, scale, ROUNDING));
    }
    return Kind.isInteger(to) ? reader.read(value) : map(value, a -> outwards(a, scale));
  }

  private static Interval outwards(Interval a, int scale) {
    return new Interval(
        atMost(a.low(), scale, RoundingMode.FLOOR), atMost(a.high(), scale, RoundingMode.CEILING));
  }

  /** The number with at most the given digits after the point. */
  private static BigDecimal atMost(BigDecimal number, int scale, RoundingMode rounding) {
    return number.scale() > scale ? number.setScale(scale, rounding) : number;
  }

  private static Interval absolute(Interval a) {
    if (a.low().signum() >= 0) {
      return a;
    }
    Interval negated = a.negate();
    return a.high().signum() <= 0
        ? negated
        : new Interval(BigDecimal.ZERO, negated.high().max(a.high()));
  }

  /** ROUND and TRUNCATE, which take a double for the decimal that it is written as. */
  private TimeExpression rounded(RexNode value, UnaryOperator<BigDecimal> function) {
    return Kind.of(value.getType()) == Kind.APPROXIMATE
        ? map(
            value,
            a ->
                new Interval(
                        function.apply(BigDecimal.valueOf(a.low().doubleValue())),
                        function.apply(BigDecimal.valueOf(a.high().doubleValue())))
                    .doubles())
        : increasing(value, function);
  }

  private TimeExpression increasing(RexNode value, UnaryOperator<BigDecimal> function) {
    return map(value, a -> new Interval(function.apply(a.low()), function.apply(a.high())));
  }

  private TimeExpression map(RexNode value, UnaryOperator<Interval> function) {
    TimeExpression expression = reader.read(value);
    return expression == TimeExpression.ANY
        ? expression
        : given -> expression.of(given).map(a -> a.isFinite() ? function.apply(a) : Interval.ANY);
  }

  /** It keeps the sign of what is divided, and starts again with each multiple. */
  private TimeExpression remainder(RexCall call) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    TimeExpression number = reader.read(left);
    TimeExpression divisor = reader.read(right);
    if (number == TimeExpression.ANY
        || !Kind.isInteger(left.getType())
        || !Kind.isInteger(right.getType())) {
      return TimeExpression.ANY;
    }
    return given -> {
      List<Interval> divisors = divisor.of(given).intervals();
      return divisors.size() == 1 && isDivisor(divisors.get(0))
          ? number.of(given).flatMap(a -> TimeUnits.remainder(a, divisors.get(0).first(), 1))
          : ValueSet.ANY;
    };
  }

  private static boolean isDivisor(Interval a) {
    return a.isSingle() && a.isNear() && a.low().signum() > 0;
  }

  /** A sum, difference, product or quotient. */
  private TimeExpression arithmetic(RexCall call, Arithmetic function) {
    Kind kind = Kind.of(call.getType());
    boolean isFraction = kind.isNumber() && !Kind.isInteger(call.getType());
    Kind operands = isFraction ? kind : null;
    TimeExpression a = operand(call.getOperands().get(0), operands);
    TimeExpression b = operand(call.getOperands().get(1), operands);
    if (a == TimeExpression.ANY || b == TimeExpression.ANY) {
      return TimeExpression.ANY;
    }
    boolean divides =
        call.getKind() == SqlKind.DIVIDE
            || call.getKind() == SqlKind.CHECKED_DIVIDE
            || isQuotient(call);
    BinaryOperator<Interval> result =
        kind == Kind.APPROXIMATE
            ? (x, y) -> doubles(x, y, function, divides)
            : isFraction
                ? (x, y) -> decimals(x, y, function, call.getType().getScale())
                : (x, y) -> wholes(x, y, function, divides);
    return given ->
        a.of(given)
            .map(
                b.of(given),
                (x, y) ->
                    x.isFinite() && y.isFinite() && !(divides && y.contains(BigDecimal.ZERO))
                        ? result.apply(x, y)
                        : Interval.ANY);
  }

  /**
   * @param fraction the kind that it becomes; null where the result is a whole number
   */
  private TimeExpression operand(RexNode node, @Nullable Kind fraction) {
    if (fraction != null) {
      return reader.readAs(node, fraction);
    }
    return Kind.isInteger(node.getType()) || Kind.of(node.getType()).isInterval()
        ? reader.read(node)
        : TimeExpression.ANY;
  }

  private static Interval wholes(Interval a, Interval b, Arithmetic function, boolean divides) {
    BinaryOperator<BigDecimal> exact =
        divides
            ? BigDecimal::divideToIntegralValue
            : (x, y) -> function.of(x, y, MathContext.UNLIMITED);
    return corners(a, b, exact, exact);
  }

  private static Interval decimals(Interval a, Interval b, Arithmetic function, int scale) {
    MathContext down = new MathContext(DIGITS, RoundingMode.FLOOR);
    MathContext up = new MathContext(DIGITS, RoundingMode.CEILING);
    return outwards(
        corners(a, b, (x, y) -> function.of(x, y, down), (x, y) -> function.of(x, y, up)), scale);
  }

  /** By the same operations as the engine's, which round alike at each bound and between. */
  private static Interval doubles(Interval a, Interval b, Arithmetic function, boolean divides) {
    BinaryOperator<BigDecimal> rounded =
        (x, y) ->
            Interval.ofDouble(
                divides
                    ? x.doubleValue() / y.doubleValue()
                    : function.of(x, y, MathContext.UNLIMITED).doubleValue());
    return corners(a, b, rounded, rounded);
  }

  private static Interval corners(
      Interval a, Interval b, BinaryOperator<BigDecimal> low, BinaryOperator<BigDecimal> high) {
    List<BigDecimal> lows = new ArrayList<>(4);
    List<BigDecimal> highs = new ArrayList<>(4);
    for (BigDecimal x : List.of(a.low(), a.high())) {
      for (BigDecimal y : List.of(b.low(), b.high())) {
        lows.add(low.apply(x, y));
        highs.add(high.apply(x, y));
      }
    }
    return new Interval(Collections.min(lows), Collections.max(highs));
  }
}
