package io.github.zoomim.sql.plan;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * The grand total of no rows: {@code GROUP BY ROLLUP (type)} has one row then, but Calcite's
 * EnumerableDefaults.groupByMultiple makes groups of rows only.
 */
final class GrandTotal {
  private GrandTotal() {}

  static boolean isNeeded(Aggregate aggregate) {
    return aggregate.getGroupSets().size() > 1 && aggregate.hasEmptyGroup();
  }

  /**
   * The aggregate with a row of its own where it has none.
   *
   * @param groups the same aggregate, as it is executed
   */
  static RelNode added(Aggregate aggregate, RelNode groups) {
    RelNode join =
        LogicalJoin.create(
            LogicalValues.createOneRow(aggregate.getCluster()),
            DefaultRow.marked(groups),
            ImmutableList.of(),
            aggregate.getCluster().getRexBuilder().makeLiteral(true),
            Set.of(),
            JoinRelType.LEFT);
    return Columns.project(
        join, DefaultRow.columns(join, 1, ofNoRows(aggregate)), aggregate.getRowType());
  }

  private static List<RexNode> ofNoRows(Aggregate aggregate) {
    RexBuilder rexBuilder = aggregate.getCluster().getRexBuilder();
    List<RexNode> values = new ArrayList<>();
    for (int i = 0; i < aggregate.getGroupCount(); i++) {
      values.add(
          rexBuilder.makeNullLiteral(aggregate.getRowType().getFieldList().get(i).getType()));
    }
    for (AggregateCall call : aggregate.getAggCallList()) {
      values.add(ofNoRows(call, rexBuilder));
    }
    return values;
  }

  private static RexNode ofNoRows(AggregateCall call, RexBuilder rexBuilder) {
    return switch (call.getAggregation().getKind()) {
      case GROUPING, GROUPING_ID ->
          rexBuilder.makeExactLiteral(
              BigDecimal.valueOf((1L << call.getArgList().size()) - 1), call.getType());
      default -> DefaultRow.ofNoRows(call, rexBuilder);
    };
  }
}
