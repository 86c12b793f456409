package io.github.zoomim.sql.time;

import com.google.common.math.LongMath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.sql.SqlKind;

/**
 * Functions of numbers, computed in doubles. Where these or the engine may have rounded, each bound
 * is moved outwards.
 */
final class NumberFunctions {
  /** Beyond it a double does not hold each whole number. */
  private static final double MOST_EXACT = 1L << 53;

  /** The digits to which the engine divides. */
  private static final int DIGITS = 16;

  /** How many steps of a double one of the last of these digits may be. */
  private static final int LAST_DIGIT = 8;

  private final ExpressionReader reader;

  NumberFunctions(ExpressionReader reader) {
    this.reader = reader;
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
      case PLUS, CHECKED_PLUS -> arithmetic(call, Double::sum, false);
      case MINUS, CHECKED_MINUS -> arithmetic(call, (a, b) -> a - b, false);
      case TIMES, CHECKED_TIMES -> arithmetic(call, (a, b) -> a * b, false);
      case DIVIDE, CHECKED_DIVIDE -> arithmetic(call, (a, b) -> a / b, true);
      case MOD -> remainder(call);
      case FLOOR -> increasing(first, number -> number.setScale(0, RoundingMode.FLOOR));
      case CEIL -> increasing(first, number -> number.setScale(0, RoundingMode.CEILING));
      default -> ofName(call, first);
    };
  }

  private TimeExpression ofName(RexCall call, RexNode first) {
    return switch (call.getOperator().getName()) {
      case DialectOperators.FINITE -> reader.read(first);
      case DialectOperators.NEAREST ->
          increasing(first, number -> number.setScale(0, RoundingMode.HALF_EVEN));
      case DialectOperators.QUOTIENT -> arithmetic(call, (a, b) -> a / b, true);
      case "ABS" -> map(first, NumberFunctions::absolute);
      case "SIGN" -> increasing(first, number -> BigDecimal.valueOf(number.signum()));
      case "ROUND", "TRUNCATE" -> rounded(call, call.getOperator().getName().equals("ROUND"));
      default -> TimeExpression.ANY;
    };
  }

  private TimeExpression rounded(RexCall call, boolean toNearest) {
    List<RexNode> operands = call.getOperands();
    Integer digits =
        operands.size() == 1
            ? (Integer) 0
            : operands.get(1) instanceof RexLiteral literal
                ? literal.getValueAs(Integer.class)
                : null;
    return digits == null
        ? TimeExpression.ANY
        : increasing(
            operands.get(0),
            toNearest
                ? number -> SqlFunctions.sround(number, digits)
                : number -> SqlFunctions.struncate(number, digits));
  }

  /** The number as one of another type. */
  TimeExpression cast(RexNode value, RelDataType to) {
    Kind from = Kind.of(value.getType());
    if (!from.isNumber() || Kind.of(to) == Kind.APPROXIMATE) {
      return reader.readAs(value, Kind.of(to));
    }
    int scale = Math.max(0, to.getScale());
    if (from == Kind.EXACT) {
      return increasing(value, number -> number.setScale(scale, RoundingMode.HALF_UP));
    }
    return Kind.isInteger(to)
        ? reader.read(value)
        : map(value, a -> a.widened(Math.pow(10, -scale)));
  }

  private static Interval absolute(Interval a) {
    if (a.low() >= 0) {
      return a;
    }
    return a.high() <= 0 ? a.negate() : new Interval(0, Math.max(-a.low(), a.high()));
  }

  private TimeExpression increasing(RexNode value, UnaryOperator<BigDecimal> function) {
    return map(
        value,
        a ->
            new Interval(
                Interval.of(function.apply(BigDecimal.valueOf(a.low()))).low(),
                Interval.of(function.apply(BigDecimal.valueOf(a.high()))).high()));
  }

  private TimeExpression map(RexNode value, UnaryOperator<Interval> function) {
    return reader
        .read(value)
        .then(values -> values.map(a -> a.isFinite() ? function.apply(a) : Interval.ANY));
  }

  /** It keeps the sign of what is divided, and starts again with each multiple. */
  private TimeExpression remainder(RexCall call) {
    if (!call.getOperands().stream().allMatch(operand -> Kind.isInteger(operand.getType()))) {
      return TimeExpression.ANY;
    }
    return reader
        .read(call.getOperands().get(0))
        .with(
            reader.read(call.getOperands().get(1)),
            (number, divisor) ->
                divisor.intervals().size() == 1 && isDivisor(divisor.intervals().get(0))
                    ? number.flatMap(
                        a -> TimeUnits.remainder(a, divisor.intervals().get(0).first(), 1))
                    : ValueSet.ANY);
  }

  private static boolean isDivisor(Interval a) {
    return a.isSingle() && a.isNear() && a.low() > 0;
  }

  /** A sum, difference, product or quotient. */
  private TimeExpression arithmetic(RexCall call, DoubleBinaryOperator function, boolean divides) {
    boolean isWhole = Kind.of(call.getType()).isInterval() || Kind.isInteger(call.getType());
    if (isWhole && !call.getOperands().stream().allMatch(NumberFunctions::isWhole)) {
      return TimeExpression.ANY;
    }
    boolean isDecimal = Kind.of(call.getType()) == Kind.EXACT;
    int scale = isDecimal ? call.getType().getScale() : DIGITS;
    Arithmetic result =
        isWhole
            ? new Arithmetic(
                divides
                    ? (a, b) -> LongMath.divide((long) a, (long) b, RoundingMode.DOWN)
                    : function,
                false,
                0,
                0)
            : new Arithmetic(function, divides, scale, isDecimal ? lastDigit(call, divides) : 0);
    return reader
        .read(call.getOperands().get(0))
        .with(
            reader.read(call.getOperands().get(1)),
            (a, b) ->
                a.map(
                    b,
                    (x, y) ->
                        x.isFinite() && y.isFinite() && !(divides && y.contains(0))
                            ? result.of(x, y)
                            : Interval.ANY));
  }

  /** What the type cuts off of a decimal, if it has fewer digits than the result. */
  private static double lastDigit(RexCall call, boolean divides) {
    int scale = call.getType().getScale();
    int a = call.getOperands().get(0).getType().getScale();
    int b = call.getOperands().get(1).getType().getScale();
    boolean multiplies = call.getKind() == SqlKind.TIMES || call.getKind() == SqlKind.CHECKED_TIMES;
    return divides || scale < (multiplies ? a + b : Math.max(a, b)) ? Math.pow(10, -scale) : 0;
  }

  private static boolean isWhole(RexNode node) {
    return Kind.isInteger(node.getType()) || Kind.of(node.getType()).isInterval();
  }

  /**
   * A function that increases or decreases with each of its arguments.
   *
   * @param divides whether the result may have more digits than the arguments
   * @param scale how many of these the engine keeps after the point
   * @param lastDigit how much it may cut off
   */
  private record Arithmetic(
      DoubleBinaryOperator function, boolean divides, int scale, double lastDigit) {
    Interval of(Interval a, Interval b) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double x : new double[] {a.low(), a.high()}) {
        for (double y : new double[] {b.low(), b.high()}) {
          double result = function.applyAsDouble(x, y);
          double error = isExact(x, y, result) ? 0 : LAST_DIGIT * Math.ulp(result) + lastDigit;
          low = Math.min(low, result - error);
          high = Math.max(high, result + error);
        }
      }
      return Double.isFinite(low) && Double.isFinite(high) ? new Interval(low, high) : Interval.ANY;
    }

    private boolean isExact(double x, double y, double result) {
      if (!divides) {
        return DoubleStream.of(x, y, result)
            .allMatch(number -> number == Math.rint(number) && Math.abs(number) <= MOST_EXACT);
      }
      if (Math.fma(result, y, -x) != 0) {
        return false;
      }
      BigDecimal quotient = new BigDecimal(result);
      return quotient.precision() <= DIGITS && quotient.scale() <= scale;
    }
  }
}
