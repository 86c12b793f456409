package io.github.zoomim.sql.run;

import io.github.zoomim.sql.plan.BottomUp;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;

/** Narrows each scan of a final plan by the whole condition above it. */
public final class NarrowedScans {
  private NarrowedScans() {}

  public static RelNode apply(RelNode plan) {
    return BottomUp.rewrite(plan, NarrowedScans::narrowed);
  }

  private static RelNode narrowed(RelNode node) {
    if (!(node instanceof EnumerableCalc calc)
        || !(calc.getInput() instanceof ZoomScan scan)
        || calc.getProgram().getCondition() == null) {
      return node;
    }
    RexProgram program = calc.getProgram();
    RexNode condition = program.expandLocalRef(program.getCondition());
    return calc.copy(calc.getTraitSet(), List.of(NarrowScanRule.narrowed(scan, condition)));
  }
}
