package io.github.zoomim.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.NUMERIC;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.time.DialectOperators;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Arithmetic as PostgreSQL has it. There is no NaN and no infinity, what would be one is an error:
 * Calcite neither sorts nor compares them as numbers. A quotient of decimals has all its digits,
 * where Calcite leaves sixteen in all. Public for the generated code's sake only.
 */
@Strict
public final class Arithmetic {
  private static final SqlOperator QUOTIENT =
      function("quotient", DialectOperators.QUOTIENT, NUMERIC, NUMERIC);
  private static final SqlOperator DECIMAL_QUOTIENT =
      OwnFunction.of(
          Arithmetic.class,
          "decimalQuotient",
          DialectOperators.QUOTIENT,
          SqlTypeName.DECIMAL,
          NUMERIC,
          NUMERIC);
  private static final SqlOperator POWER = function("power", "REAL_POWER", NUMERIC, NUMERIC);
  private static final SqlOperator FINITE = function("finite", DialectOperators.FINITE, NUMERIC);

  /** What a double is rounded by before it is cast to an integer, where Calcite cuts it off. */
  public static final SqlOperator NEAREST = function("nearest", DialectOperators.NEAREST, NUMERIC);

  /** Calcite's LOG10(1000) is less than 3, and its LOG(x) is the natural one. */
  static final List<SqlOperator> ALL =
      List.of(
          function("log", "LOG10", NUMERIC),
          function("log", "LOG", NUMERIC),
          function("log", "LOG", NUMERIC, NUMERIC));

  private Arithmetic() {}

  /** The call, checked if it computes a number of one of the approximate types, or a quotient. */
  public static RexNode checked(RexBuilder rexBuilder, RexCall call) {
    if (call.getType().getSqlTypeName() == SqlTypeName.DECIMAL
        && call.getKind() == SqlKind.DIVIDE) {
      return rexBuilder.makeCall(call.getType(), DECIMAL_QUOTIENT, call.getOperands());
    }
    if (!SqlTypeName.APPROX_TYPES.contains(call.getType().getSqlTypeName())
        || call.getOperator() instanceof OwnFunction) {
      return call;
    }
    return switch (call.getKind()) {
      case CASE, ITEM -> call;
      case CAST, SAFE_CAST ->
          canBeNone(call.getOperands().get(0)) ? replaced(rexBuilder, call, FINITE, call) : call;
      case DIVIDE -> ofOperands(rexBuilder, call, QUOTIENT);
      default ->
          call.getOperator().equals(SqlStdOperatorTable.POWER)
              ? ofOperands(rexBuilder, call, POWER)
              : replaced(rexBuilder, call, FINITE, call);
    };
  }

  /** Whether a cast of the value can give what is not a number. */
  private static boolean canBeNone(RexNode value) {
    SqlTypeName type = value.getType().getSqlTypeName();
    return SqlTypeName.APPROX_TYPES.contains(type) || SqlTypeName.CHAR_TYPES.contains(type);
  }

  private static RexNode ofOperands(RexBuilder rexBuilder, RexCall call, SqlOperator operator) {
    return replaced(
        rexBuilder,
        call,
        operator,
        call.getOperands().stream()
            .map(operand -> asDouble(rexBuilder, operand))
            .toArray(RexNode[]::new));
  }

  private static RexNode asDouble(RexBuilder rexBuilder, RexNode value) {
    RelDataTypeFactory types = rexBuilder.getTypeFactory();
    RelDataType type = types.createSqlType(SqlTypeName.DOUBLE);
    return rexBuilder.makeCast(
        types.createTypeWithNullability(type, value.getType().isNullable()), value, true, false);
  }

  private static RexNode replaced(
      RexBuilder rexBuilder, RexCall call, SqlOperator operator, RexNode... operands) {
    return rexBuilder.makeCast(
        call.getType(), rexBuilder.makeCall(operator, operands), true, false);
  }

  private static SqlOperator function(String method, String name, SqlTypeFamily... arguments) {
    return OwnFunction.of(Arithmetic.class, method, name, SqlTypeName.DOUBLE, arguments);
  }

  /** The nearest whole number, the even one of two. */
  public static double nearest(double value) {
    return Math.rint(value);
  }

  /** The dividend divided by the divisor. */
  public static double quotient(double dividend, double divisor) {
    if (divisor == 0) {
      throw new ZoomImFailure(Kind.DIVISION_BY_ZERO, "Division by zero");
    }
    return finite(dividend / divisor);
  }

  /** The dividend divided by the divisor, with as many digits as a quotient has. */
  public static BigDecimal decimalQuotient(BigDecimal dividend, BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw new ZoomImFailure(Kind.DIVISION_BY_ZERO, "Division by zero");
    }
    return dividend.divide(divisor, ZoomTypeSystem.QUOTIENT_SCALE, RoundingMode.HALF_UP);
  }

  /** The base to the power of the exponent; a root is one of a fraction. */
  public static double power(double base, double exponent) {
    double power = Math.pow(base, exponent);
    if (Double.isNaN(power) || (base == 0 && exponent < 0)) {
      throw new ZoomImFailure(
          Kind.BAD_POWER, "POWER(" + base + ", " + exponent + ") is not a real number");
    }
    return finite(power);
  }

  /** The logarithm to the base 10. */
  public static double log(Number value) {
    return Math.log10(positive(value));
  }

  /** The logarithm to another base, exact where it is whole. */
  public static double log(Number base, Number value) {
    double power = quotient(Math.log(positive(value)), Math.log(positive(base)));
    double whole = Math.rint(power);
    return Math.pow(base.doubleValue(), whole) == value.doubleValue() ? whole : power;
  }

  private static double positive(Number number) {
    double value = number.doubleValue();
    if (value <= 0) {
      throw new ZoomImFailure(
          Kind.BAD_LOGARITHM, "Cannot take logarithm of zero or negative number: " + value);
    }
    return value;
  }

  /** The number, if it is one; a negative zero is zero. */
  public static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new ZoomImFailure(
          Kind.OUT_OF_RANGE,
          "A number is out of range: it would be " + value + ", which is not supported");
    }
    return value + 0.0;
  }
}
