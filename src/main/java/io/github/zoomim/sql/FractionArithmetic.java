package io.github.zoomim.sql;

import io.github.zoomim.sql.Outcome.Alternative;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Functions of numbers with a fraction. The engine rounds what has too many digits for the type,
 * not always in the same way, so each bound is moved outwards to the next number that is left.
 */
final class FractionArithmetic {
  /** The digits to which the engine divides decimals; a double has no fewer. */
  private static final int DIGITS = 16;

  private static final MathContext DOWN = new MathContext(DIGITS, RoundingMode.FLOOR);
  private static final MathContext UP = new MathContext(DIGITS, RoundingMode.CEILING);

  /** Numbers beyond it are not followed into whole ones. */
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 2);

  private final TimePredicateReader reader;

  FractionArithmetic(TimePredicateReader reader) {
    this.reader = reader;
  }

  /** A function of two that increases or decreases with each. */
  @FunctionalInterface
  private interface Binary {
    BigDecimal of(BigDecimal a, BigDecimal b, MathContext rounding);
  }

  /** The call, whose type is one of a fraction, as a function of the time. */
  TimeTerm term(RexCall call) {
    List<RexNode> operands = call.getOperands();
    if (operands.isEmpty()) {
      return TimeTerm.ANY;
    }
    RexNode first = operands.get(0);
    return switch (call.getKind()) {
      case CAST -> cast(first, call.getType());
      case MINUS_PREFIX, CHECKED_MINUS_PREFIX -> map(first, FractionArithmetic::negative);
      case PLUS, CHECKED_PLUS -> binary(call, BigDecimal::add);
      case MINUS, CHECKED_MINUS -> binary(call, BigDecimal::subtract);
      case TIMES, CHECKED_TIMES -> binary(call, BigDecimal::multiply);
      case DIVIDE, CHECKED_DIVIDE -> binary(call, BigDecimal::divide);
      case FLOOR -> rounded(operands, number -> number.setScale(0, RoundingMode.FLOOR));
      case CEIL -> rounded(operands, number -> number.setScale(0, RoundingMode.CEILING));
      default -> ofName(call);
    };
  }

  private TimeTerm ofName(RexCall call) {
    SqlOperator operator = call.getOperator();
    List<RexNode> operands = call.getOperands();
    if (operator.equals(SqlStdOperatorTable.ABS)) {
      return map(operands.get(0), FractionArithmetic::absolute);
    }
    if (operator.equals(SqlStdOperatorTable.SIGN)) {
      return increasing(operands.get(0), number -> BigDecimal.valueOf(number.signum()));
    }
    boolean isRound = operator.equals(SqlStdOperatorTable.ROUND);
    Integer digits = digits(operands);
    if (digits == null || !(isRound || operator.equals(SqlStdOperatorTable.TRUNCATE))) {
      return TimeTerm.ANY;
    }
    return increasing(
        operands.get(0),
        number ->
            isRound ? SqlFunctions.sround(number, digits) : SqlFunctions.struncate(number, digits));
  }

  /** To how many digits ROUND and TRUNCATE go; null where only the execution knows. */
  static @Nullable Integer digits(List<RexNode> operands) {
    if (operands.size() == 1) {
      return 0;
    }
    return operands.get(1) instanceof RexLiteral literal && !literal.isNull()
        ? literal.getValueAs(Integer.class)
        : null;
  }

  private TimeTerm cast(RexNode value, RelDataType to) {
    RelDataType from = value.getType();
    if (to.getSqlTypeName() != SqlTypeName.DECIMAL) {
      return map(value, a -> a);
    }
    if (from.getSqlTypeName() == SqlTypeName.DECIMAL) {
      RoundingMode rounding = ZoomTypeSystem.INSTANCE.roundingMode();
      return increasing(value, number -> number.setScale(to.getScale(), rounding));
    }
    return map(
        value,
        a -> {
          BigDecimal low = Fractions.low(a).setScale(to.getScale(), RoundingMode.FLOOR);
          BigDecimal high = Fractions.high(a).setScale(to.getScale(), RoundingMode.CEILING);
          return Fractions.between(low, high, a.chance());
        });
  }

  /** A cast to a whole number: the engine rounds decimals and cuts doubles off. */
  TimeTerm whole(RexNode value) {
    RoundingMode rounding =
        value.getType().getSqlTypeName() == SqlTypeName.DECIMAL
            ? ZoomTypeSystem.INSTANCE.roundingMode()
            : RoundingMode.DOWN;
    return map(
        value,
        a -> {
          BigDecimal low = Fractions.low(a).setScale(0, rounding);
          BigDecimal high = Fractions.high(a).setScale(0, rounding);
          return low.compareTo(MOST.negate()) < 0 || high.compareTo(MOST) > 0
              ? Alternative.any(a.chance())
              : new Alternative(low.longValueExact(), high.longValueExact(), false, a.chance());
        });
  }

  private TimeTerm rounded(List<RexNode> operands, UnaryOperator<BigDecimal> function) {
    return operands.size() == 1 ? increasing(operands.get(0), function) : TimeTerm.ANY;
  }

  private TimeTerm increasing(RexNode value, UnaryOperator<BigDecimal> function) {
    return map(
        value,
        a ->
            Fractions.between(
                function.apply(Fractions.low(a)), function.apply(Fractions.high(a)), a.chance()));
  }

  private TimeTerm map(RexNode value, UnaryOperator<Alternative> function) {
    TimeTerm term = reader.fraction(value);
    return term == TimeTerm.ANY
        ? term
        : given ->
            term.of(given)
                .map(a -> Fractions.isFinite(a) ? function.apply(a) : Alternative.any(a.chance()));
  }

  private static Alternative negative(Alternative a) {
    return new Alternative(-a.high(), -a.low(), false, a.chance());
  }

  private static Alternative absolute(Alternative a) {
    long zero = 0;
    return a.low() >= zero
        ? a
        : a.high() <= zero
            ? negative(a)
            : new Alternative(zero, Math.max(-a.low(), a.high()), false, a.chance());
  }

  private TimeTerm binary(RexCall call, Binary function) {
    boolean divides = divides(call.getKind());
    boolean rounds = call.getType().getSqlTypeName() == SqlTypeName.DECIMAL && rounds(call);
    TimeTerm a = reader.fraction(call.getOperands().get(0));
    TimeTerm b = reader.fraction(call.getOperands().get(1));
    if (a == TimeTerm.ANY || b == TimeTerm.ANY) {
      return TimeTerm.ANY;
    }
    return given ->
        a.of(given)
            .map(
                b.of(given),
                (x, y) ->
                    !Fractions.isFinite(x)
                            || !Fractions.isFinite(y)
                            || (divides && y.low() <= 0 && y.high() >= 0)
                        ? Alternative.any(Chance.ALWAYS)
                        : corners(x, y, function, rounds ? call.getType().getScale() : null));
  }

  private static boolean divides(SqlKind kind) {
    return kind == SqlKind.DIVIDE || kind == SqlKind.CHECKED_DIVIDE;
  }

  /** Whether the decimal can have more digits than its type. */
  private static boolean rounds(RexCall call) {
    int a = call.getOperands().get(0).getType().getScale();
    int b = call.getOperands().get(1).getType().getScale();
    boolean multiplies = call.getKind() == SqlKind.TIMES || call.getKind() == SqlKind.CHECKED_TIMES;
    return divides(call.getKind())
        || call.getType().getScale() < (multiplies ? a + b : Math.max(a, b));
  }

  /**
   * @param scale the digits after the point that are left of it; null for all
   */
  private static Alternative corners(
      Alternative a, Alternative b, Binary function, @Nullable Integer scale) {
    List<BigDecimal> lows = new ArrayList<>(4);
    List<BigDecimal> highs = new ArrayList<>(4);
    for (BigDecimal x : List.of(Fractions.low(a), Fractions.high(a))) {
      for (BigDecimal y : List.of(Fractions.low(b), Fractions.high(b))) {
        lows.add(function.of(x, y, DOWN));
        highs.add(function.of(x, y, UP));
      }
    }
    BigDecimal low = Collections.min(lows);
    BigDecimal high = Collections.max(highs);
    return scale == null
        ? Fractions.between(low, high, a.chance())
        : Fractions.between(
            low.setScale(scale, RoundingMode.FLOOR),
            high.setScale(scale, RoundingMode.CEILING),
            a.chance());
  }
}
