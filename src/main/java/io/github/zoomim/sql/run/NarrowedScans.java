package io.github.zoomim.sql.run;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;

/**
 * Narrows each scan of a final plan by the whole condition above it. The planner, to whom all
 * narrowed scans cost the same, may have chosen one that knows only a part: the WHERE of a subquery
 * and not that of the query around it.
 */
public final class NarrowedScans extends RelHomogeneousShuttle {
  private NarrowedScans() {}

  public static RelNode apply(RelNode plan) {
    return plan.accept(new NarrowedScans());
  }

  @Override
  public RelNode visit(RelNode node) {
    if (!(node instanceof EnumerableCalc calc)
        || !(calc.getInput() instanceof ZoomScan scan)
        || calc.getProgram().getCondition() == null) {
      return super.visit(node);
    }
    RexProgram program = calc.getProgram();
    RexNode condition = program.expandLocalRef(program.getCondition());
    return calc.copy(calc.getTraitSet(), List.of(NarrowScanRule.narrowed(scan, condition)));
  }
}
