package io.github.zoomim.sql.plan;

import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Calcite's rule, also where a column that is an OR stands in another OR: one within the other is
 * no condition of a filter.
 */
final class FilterBelowProject extends FilterProjectTransposeRule {
  static final FilterBelowProject INSTANCE = new FilterBelowProject();

  private FilterBelowProject() {
    super(Config.DEFAULT);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    Project project = call.rel(1);
    RexNode condition =
        project.containsOver()
            ? filter.getCondition()
            : RelOptUtil.pushPastProject(filter.getCondition(), project);
    if (RexUtil.isFlat(condition)) {
      super.onMatch(call);
      return;
    }
    RexNode flat = RexUtil.flatten(call.builder().getRexBuilder(), condition);
    Filter below = filter.copy(filter.getTraitSet(), project.getInput(), flat);
    call.transformTo(project.copy(project.getTraitSet(), List.of(below)));
  }
}
