package io.github.zoomim.sql.plan;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.Util;

/**
 * Makes one SEARCH of the comparisons of a value with constants, before anything simplifies a
 * condition as one that need not tell FALSE from unknown: RexSimplify then holds each comparison
 * against all before it, which takes seconds for some hundred.
 */
final class FoldedComparisons {
  private FoldedComparisons() {}

  static RelNode fold(RelNode plan) {
    return BottomUp.rewrite(plan, FoldedComparisons::folded);
  }

  private static RelNode folded(RelNode node) {
    if (!(node instanceof Filter filter)) {
      return node;
    }
    RexBuilder rexBuilder = filter.getCluster().getRexBuilder();
    RexExecutor executor =
        Util.first(filter.getCluster().getPlanner().getExecutor(), RexUtil.EXECUTOR);
    RexSimplify simplify = new RexSimplify(rexBuilder, RelOptPredicateList.EMPTY, executor);
    RexNode folded =
        RexUtil.removeNullabilityCast(
            rexBuilder.getTypeFactory(), simplify.simplify(filter.getCondition()));
    return folded.equals(filter.getCondition())
        ? filter
        : filter.copy(filter.getTraitSet(), filter.getInput(), folded);
  }
}
