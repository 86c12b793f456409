package io.github.zoomim.sql;

import com.google.common.collect.ImmutableList;
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
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** PERCENT_RANK and CUME_DIST by RANK and COUNT, for Calcite has no code for them. */
final class FractionalRanks {
  private final RexBuilder rexBuilder;
  private final RexOver over;
  private final RelDataType whole;

  private FractionalRanks(RexBuilder rexBuilder, RexOver over) {
    this.rexBuilder = rexBuilder;
    this.over = over;
    this.whole = rexBuilder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
  }

  /** The same as it is computed; null for other functions. */
  static @Nullable RexNode rewrite(RexBuilder rexBuilder, RexOver over) {
    FractionalRanks ranks = new FractionalRanks(rexBuilder, over);
    return switch (over.getAggOperator().getKind()) {
      case PERCENT_RANK -> ranks.percentRank();
      case CUME_DIST -> ranks.cumulativeDistribution();
      default -> null;
    };
  }

  /** {@code (RANK() - 1) / (rows of the partition - 1)}; 0 for a row that is alone. */
  private RexNode percentRank() {
    RexLiteral one = rexBuilder.makeExactLiteral(BigDecimal.ONE, whole);
    RexNode others = rexBuilder.makeCall(SqlStdOperatorTable.MINUS, partition(), one);
    RexNode before =
        rexBuilder.makeCall(SqlStdOperatorTable.MINUS, upToHere(SqlStdOperatorTable.RANK), one);
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
    return ratio(upToHere(SqlStdOperatorTable.COUNT), partition());
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
        SqlStdOperatorTable.COUNT, ImmutableList.of(), RexWindowBounds.UNBOUNDED_FOLLOWING);
  }

  private RexNode upToHere(SqlAggFunction function) {
    return window(function, over.getWindow().orderKeys, RexWindowBounds.CURRENT_ROW);
  }

  private RexNode window(
      SqlAggFunction function, ImmutableList<RexFieldCollation> order, RexWindowBound upper) {
    return rexBuilder.makeOver(
        whole,
        function,
        List.of(),
        over.getWindow().partitionKeys,
        order,
        RexWindowBounds.UNBOUNDED_PRECEDING,
        upper,
        RexWindowExclusion.EXCLUDE_NO_OTHER,
        false,
        true,
        false,
        false,
        false);
  }
}
