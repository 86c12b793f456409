package io.github.zoomim.sql.plan;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Rewrites every expression of a plan, those within subqueries too. */
public abstract class ExpressionRewriter extends RexShuttle {
  protected final RexBuilder rexBuilder;

  protected ExpressionRewriter(RexBuilder rexBuilder) {
    this.rexBuilder = rexBuilder;
  }

  /** The plan with its expressions rewritten. */
  public final RelNode rewrite(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return rewriteNode(super.visit(node).accept(ExpressionRewriter.this));
          }
        });
  }

  /** For what isn't an expression: the node, whose inputs and expressions are rewritten already. */
  protected RelNode rewriteNode(RelNode node) {
    return node;
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexNode visited = super.visitSubQuery(subQuery);
    return visited instanceof RexSubQuery inner ? inner.clone(rewrite(inner.rel)) : visited;
  }
}
