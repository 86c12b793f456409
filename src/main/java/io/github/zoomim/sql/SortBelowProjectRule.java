package io.github.zoomim.sql;

import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.rules.SortProjectTransposeRule;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * The engine's rule, without its fault: in {@code ORDER BY CAST(t AS DATE), name} it sorts by the
 * time instead of its day, and rows of one day no longer by name.
 */
final class SortBelowProjectRule extends SortProjectTransposeRule {
  static final SortBelowProjectRule INSTANCE = new SortBelowProjectRule();

  private SortBelowProjectRule() {
    super(Config.DEFAULT.withDescription("SortBelowProjectRule").as(Config.class));
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    Project project = call.rel(1);
    List<Integer> keys = sort.getCollation().getKeys();
    // Below the last key a finer order does no harm.
    boolean finer =
        keys.stream().limit(Math.max(0, keys.size() - 1)).anyMatch(key -> joins(project, key));
    if (!finer) {
      super.onMatch(call);
    }
  }

  /** Whether different values become the same one. */
  private static boolean joins(Project project, int column) {
    RexNode value = project.getProjects().get(column);
    return value.isA(SqlKind.CAST) && !RexUtil.isLosslessCast(value);
  }
}
