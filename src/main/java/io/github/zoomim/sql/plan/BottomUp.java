package io.github.zoomim.sql.plan;

import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;

/** A walk over a plan from its leaves up. */
public final class BottomUp {
  private BottomUp() {}

  /**
   * The plan with each operator changed.
   *
   * @param change of an operator whose inputs are changed already
   */
  public static RelNode rewrite(RelNode plan, UnaryOperator<RelNode> change) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return change.apply(super.visit(node));
          }
        });
  }
}
