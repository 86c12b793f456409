package io.github.zoomim.sql.dialect;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.function.TimestampFunctions;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Arithmetic with a DATE or a TIME where the engine computes as if it were a TIMESTAMP: it
 * subtracts days from milliseconds, rounds a number of days to hours and adds months to a time of
 * day.
 */
public final class DateTimeArithmetic {
  private DateTimeArithmetic() {}

  /** The call, right; the same one where it was. */
  static RexNode rewrite(RexBuilder rexBuilder, RexCall call) {
    return switch (call.getKind()) {
      case MINUS -> difference(rexBuilder, call);
      case PLUS -> {
        refuseMonthsOfDay(call);
        yield call;
      }
      case FLOOR, CEIL -> rounding(call);
      default -> call;
    };
  }

  /** The value as a TIMESTAMP; a date is its first millisecond. */
  public static RexNode timestamp(RexBuilder rexBuilder, RexNode value) {
    if (value.getType().getSqlTypeName() != SqlTypeName.DATE) {
      return value;
    }
    RelDataTypeFactory types = rexBuilder.getTypeFactory();
    RelDataType type = types.createSqlType(SqlTypeName.TIMESTAMP, ZoomTypeSystem.MILLISECONDS);
    return rexBuilder.makeCast(
        types.createTypeWithNullability(type, value.getType().isNullable()), value, true, false);
  }

  /** A cast to a time of day with few digits of a second: the engine would keep them all. */
  static RexNode shorter(RexBuilder rexBuilder, RexCall cast) {
    RexNode whole = WiderArguments.cast(rexBuilder, cast.getOperands().get(0), SqlTypeName.TIME);
    return rexBuilder.makeAbstractCast(
        cast.getType(),
        rexBuilder.makeCall(
            TimestampFunctions.CUT_TIME,
            whole,
            rexBuilder.makeExactLiteral(BigDecimal.valueOf(cast.getType().getPrecision()))),
        false);
  }

  private static RexNode difference(RexBuilder rexBuilder, RexCall call) {
    refuseMonthsOfDay(call);
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    SqlTypeName a = left.getType().getSqlTypeName();
    SqlTypeName b = right.getType().getSqlTypeName();
    if (a == b
        || !SqlTypeName.DATETIME_TYPES.contains(a)
        || !SqlTypeName.DATETIME_TYPES.contains(b)) {
      return call;
    }
    if (a == SqlTypeName.TIME || b == SqlTypeName.TIME) {
      throw new ZoomImFailure(
          Kind.UNSUPPORTED,
          "There is no difference between a TIME and a "
              + (a == SqlTypeName.TIME ? b : a)
              + "; cast the latter to TIME");
    }
    return call.clone(
        call.getType(), List.of(timestamp(rexBuilder, left), timestamp(rexBuilder, right)));
  }

  /** Months of a time of day: the engine would leave it as it is, or count days as months. */
  private static void refuseMonthsOfDay(RexCall call) {
    boolean hasTime = call.getOperands().stream().anyMatch(o -> isTime(o.getType()));
    boolean hasMonths =
        SqlTypeName.YEAR_INTERVAL_TYPES.contains(call.getType().getSqlTypeName())
            || call.getOperands().stream()
                .anyMatch(
                    o -> SqlTypeName.YEAR_INTERVAL_TYPES.contains(o.getType().getSqlTypeName()));
    if (hasTime && hasMonths) {
      throw new ZoomImFailure(Kind.UNSUPPORTED, "A TIME has no months and no years");
    }
  }

  private static boolean isTime(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIME;
  }

  /** A date has no hours to round, a time of day no days. */
  private static RexNode rounding(RexCall call) {
    if (call.getOperands().size() != 2
        || !(call.getOperands().get(1) instanceof RexLiteral literal)
        || !(literal.getValue() instanceof TimeUnitRange unit)) {
      return call;
    }
    boolean isOfDay =
        switch (unit) {
          case HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, NANOSECOND -> true;
          default -> false;
        };
    RexNode value = call.getOperands().get(0);
    if (value.getType().getSqlTypeName() == SqlTypeName.DATE && isOfDay) {
      return value;
    }
    if (isTime(value.getType()) && !isOfDay) {
      throw new ZoomImFailure(
          Kind.UNSUPPORTED,
          call.getOperator().getName()
              + " of a TIME does not support units larger than HOUR, such as "
              + unit);
    }
    return call;
  }
}
