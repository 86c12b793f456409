package io.github.zoomim.sql.dialect;

import com.google.common.collect.ImmutableList;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Ranks that need the count of the partition's rows, by ROW_NUMBER, RANK and COUNT: Calcite has no
 * code for PERCENT_RANK and CUME_DIST, and its NTILE does not give the first tiles what is over.
 */
final class Ranks {
  private final RexBuilder rexBuilder;
  private final RexOver over;
  private final RelDataType whole;

  private Ranks(RexBuilder rexBuilder, RexOver over) {
    this.rexBuilder = rexBuilder;
    this.over = over;
    this.whole = rexBuilder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
  }

  /** The same as it is computed; null for other functions. */
  static @Nullable RexNode rewrite(RexBuilder rexBuilder, RexOver over) {
    Ranks ranks = new Ranks(rexBuilder, over);
    return switch (over.getAggOperator().getKind()) {
      case PERCENT_RANK -> ranks.percentRank();
      case CUME_DIST -> ranks.cumulativeDistribution();
      case NTILE -> ranks.tile(over.getOperands().get(0));
      default -> null;
    };
  }

  /** {@code (RANK() - 1) / (rows of the partition - 1)}; 0 for a row that is alone. */
  private RexNode percentRank() {
    RexLiteral one = rexBuilder.makeExactLiteral(BigDecimal.ONE, whole);
    RexNode others = rexBuilder.makeCall(SqlStdOperatorTable.MINUS, partition(), one);
    RexNode before =
        rexBuilder.makeCall(
            SqlStdOperatorTable.MINUS, upToHere(SqlStdOperatorTable.RANK, false), one);
    return rexBuilder.makeCall(
        over.getType(),
        SqlStdOperatorTable.CASE,
        List.of(
            rexBuilder.makeCall(SqlStdOperatorTable.EQUALS, partition(), one),
            rexBuilder.makeZeroLiteral(over.getType()),
            ratio(before, others)));
  }

  /** {@code rows up to this one and its peers / rows of the partition}. */
  private RexNode cumulativeDistribution() {
    return ratio(upToHere(SqlStdOperatorTable.COUNT, false), partition());
  }

  /**
   * Of {@code n} tiles each has {@code q = rows / n} rows, and the first {@code r = rows % n} one
   * more.
   */
  private RexNode tile(RexNode given) {
    if (given instanceof RexLiteral literal && literal.getValueAs(BigDecimal.class).signum() <= 0) {
      throw new ZoomImFailure(Kind.BAD_TILES, "NTILE takes 1 or more tiles");
    }
    RexNode n = rexBuilder.makeCast(whole, given);
    RexNode one = rexBuilder.makeExactLiteral(BigDecimal.ONE, whole);
    RexNode before =
        call(SqlStdOperatorTable.MINUS, upToHere(SqlStdOperatorTable.ROW_NUMBER, true), one);
    RexNode q = call(SqlStdOperatorTable.DIVIDE_INTEGER, partition(), n);
    RexNode r = call(SqlStdOperatorTable.MOD, partition(), n);
    RexNode larger = call(SqlStdOperatorTable.PLUS, q, one);
    RexNode inLarger = call(SqlStdOperatorTable.MULTIPLY, r, larger);
    RexNode tile =
        rexBuilder.makeCall(
            SqlStdOperatorTable.CASE,
            call(SqlStdOperatorTable.LESS_THAN, before, inLarger),
            call(SqlStdOperatorTable.DIVIDE_INTEGER, before, larger),
            call(
                SqlStdOperatorTable.PLUS,
                r,
                call(
                    SqlStdOperatorTable.DIVIDE_INTEGER,
                    call(SqlStdOperatorTable.MINUS, before, inLarger),
                    q)));
    return rexBuilder.makeCast(over.getType(), call(SqlStdOperatorTable.PLUS, tile, one));
  }

  private RexNode call(SqlOperator operator, RexNode left, RexNode right) {
    return rexBuilder.makeCall(operator, left, right);
  }

  private RexNode ratio(RexNode part, RexNode all) {
    return rexBuilder.makeCall(
        over.getType(),
        SqlStdOperatorTable.DIVIDE,
        List.of(
            rexBuilder.makeCast(over.getType(), part), rexBuilder.makeCast(over.getType(), all)));
  }

  private RexNode partition() {
    return window(
        SqlStdOperatorTable.COUNT, ImmutableList.of(), RexWindowBounds.UNBOUNDED_FOLLOWING, false);
  }

  private RexNode upToHere(SqlAggFunction function, boolean isRows) {
    return window(function, over.getWindow().orderKeys, RexWindowBounds.CURRENT_ROW, isRows);
  }

  private RexNode window(
      SqlAggFunction function,
      ImmutableList<RexFieldCollation> order,
      RexWindowBound upper,
      boolean isRows) {
    return rexBuilder.makeOver(
        whole,
        function,
        List.of(),
        over.getWindow().partitionKeys,
        order,
        RexWindowBounds.UNBOUNDED_PRECEDING,
        upper,
        RexWindowExclusion.EXCLUDE_NO_OTHER,
        isRows,
        true,
        false,
        false,
        false);
  }
}
