package io.github.zoomim.sql.dialect;

import com.google.common.collect.ImmutableList;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Windows such as {@code RANGE BETWEEN INTERVAL '7' DAY PRECEDING AND CURRENT ROW}: the engine adds
 * the milliseconds of an interval to whatever number orders the rows, and fails where that is NULL.
 */
final class RangeFrames {
  private static final BigDecimal FAR = BigDecimal.valueOf(1L << 60);

  private RangeFrames() {}

  /** What the window's rows are ordered by, so that the engine's frames are right. */
  static ImmutableList<RexFieldCollation> orderKeys(RexBuilder rexBuilder, RexOver over) {
    RexWindow window = over.getWindow();
    RexNode offset = offset(window.getLowerBound(), window.getUpperBound());
    if (window.isRows() || offset == null || window.orderKeys.size() != 1) {
      return window.orderKeys;
    }
    RexFieldCollation key = window.orderKeys.get(0);
    if (key.getDirection().isDescending()) {
      throw refused("orders rows descending; order ascending and swap PRECEDING and FOLLOWING");
    }
    if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(offset.getType().getSqlTypeName())) {
      throw refused("counts months; give the interval in days");
    }
    boolean nullsFirst = key.getNullDirection() == RelFieldCollation.NullDirection.FIRST;
    return ImmutableList.of(
        new RexFieldCollation(number(rexBuilder, key.left, nullsFirst), key.right));
  }

  private static @Nullable RexNode offset(RexWindowBound lower, RexWindowBound upper) {
    return lower.getOffset() != null ? lower.getOffset() : upper.getOffset();
  }

  /** The key with something out of all reach in place of NULL. */
  private static RexNode number(RexBuilder rexBuilder, RexNode key, boolean nullsFirst) {
    SqlTypeName type = key.getType().getSqlTypeName();
    RelDataTypeFactory types = rexBuilder.getTypeFactory();
    if (type == SqlTypeName.DATE || type == SqlTypeName.TIMESTAMP) {
      TimestampString far =
          new TimestampString(nullsFirst ? "0001-01-01 00:00:00" : "9999-12-31 23:59:59");
      return present(
          rexBuilder,
          DateTimeArithmetic.timestamp(rexBuilder, key),
          rexBuilder.makeTimestampLiteral(far, ZoomTypeSystem.MILLISECONDS));
    }
    if (SqlTypeName.INT_TYPES.contains(type)) {
      var wide =
          types.createTypeWithNullability(
              types.createSqlType(SqlTypeName.BIGINT), key.getType().isNullable());
      return present(
          rexBuilder,
          rexBuilder.makeCast(wide, key, true, false),
          rexBuilder.makeLiteral(
              nullsFirst ? FAR.negate() : FAR, types.createSqlType(SqlTypeName.BIGINT), true));
    }
    if (type == SqlTypeName.TIME && !key.getType().isNullable()) {
      return key;
    }
    throw refused("orders rows by a " + type + "; order by a time, a date or an integer");
  }

  private static RexNode present(RexBuilder rexBuilder, RexNode key, RexNode far) {
    return key.getType().isNullable()
        ? rexBuilder.makeCall(
            far.getType(),
            SqlStdOperatorTable.CASE,
            List.of(
                rexBuilder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, key),
                rexBuilder.makeCast(far.getType(), key, true, false),
                far))
        : key;
  }

  private static ZoomImFailure refused(String why) {
    return new ZoomImFailure(
        Kind.UNSUPPORTED, "A window with RANGE and a distance is not supported where it " + why);
  }
}
