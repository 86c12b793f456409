package io.github.zoomim.sql.plan;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
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
    return BottomUp.rewrite(plan, node -> rewriteNode(typed(node.accept(this), node)));
  }

  /** What is projected may have become certain not to be NULL; what refers to it does not know. */
  private RelNode typed(RelNode changed, RelNode before) {
    RelDataType type = before.getRowType();
    return changed instanceof Project project && !project.getRowType().equals(type)
        ? project.copy(
            project.getTraitSet(),
            project.getInput(),
            Columns.typed(rexBuilder, project.getProjects(), type),
            type)
        : changed;
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
