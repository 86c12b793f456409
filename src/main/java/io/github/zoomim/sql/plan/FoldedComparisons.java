package io.github.zoomim.sql.plan;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes one SEARCH of the comparisons of a value with constants, before anything simplifies a
 * condition as one that need not tell FALSE from unknown: RexSimplify then holds each comparison
 * against all before it, which takes seconds for some hundred.
 */
final class FoldedComparisons extends RelHomogeneousShuttle {
  private FoldedComparisons() {}

  static RelNode fold(RelNode plan) {
    return plan.accept(new FoldedComparisons());
  }

  @Override
  public RelNode visit(RelNode node) {
    RelNode visited = super.visit(node);
    if (visited instanceof Join join) {
      return join.accept(new Unknown(join.getCluster().getRexBuilder()));
    }
    if (!(visited instanceof Filter filter)) {
      return visited;
    }
    RexBuilder rexBuilder = filter.getCluster().getRexBuilder();
    @Nullable RexExecutor executor = filter.getCluster().getPlanner().getExecutor();
    RexSimplify simplify =
        new RexSimplify(
            rexBuilder, RelOptPredicateList.EMPTY, executor == null ? RexUtil.EXECUTOR : executor);
    RexNode folded =
        RexUtil.removeNullabilityCast(
            rexBuilder.getTypeFactory(),
            simplify.simplify(filter.getCondition()).accept(new Unknown(rexBuilder)));
    return folded.equals(filter.getCondition())
        ? filter
        : filter.copy(filter.getTraitSet(), filter.getInput(), folded);
  }

  /**
   * What is compared with NULL is unknown; RelOptPredicateList does not accept such comparisons.
   */
  private static final class Unknown extends RexShuttle {
    private final RexBuilder rexBuilder;

    Unknown(RexBuilder rexBuilder) {
      this.rexBuilder = rexBuilder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      RexNode visited = super.visitCall(call);
      return visited instanceof RexCall changed
              && SqlKind.COMPARISON.contains(changed.getKind())
              && changed.getOperands().stream().anyMatch(RexLiteral::isNullLiteral)
          ? rexBuilder.makeNullLiteral(changed.getType())
          : visited;
    }
  }
}
