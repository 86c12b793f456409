package io.github.zoomim.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the rows that no aggregate of a query without GROUP BY counts, so that the filters of
 * the aggregates narrow the scan. There is one row of result whatever is left; with GROUP BY groups
 * would vanish.
 */
final class FilteredAggregates {
  private FilteredAggregates() {}

  static RelNode rewrite(RelNode plan) {
    return BottomUp.rewrite(plan, FilteredAggregates::narrowed);
  }

  private static RelNode narrowed(RelNode node) {
    if (!(node instanceof Aggregate aggregate)
        || !(aggregate.getInput() instanceof Project project)) {
      return node;
    }
    RexNode condition = counted(aggregate, project);
    if (condition == null) {
      return node;
    }
    RelNode rows = Columns.filter(project.getInput(), List.of(condition));
    return aggregate.copy(
        aggregate.getTraitSet(), List.of(project.copy(project.getTraitSet(), List.of(rows))));
  }

  /** Which rows below the project some aggregate counts; null for all of them. */
  private static @Nullable RexNode counted(Aggregate aggregate, Project project) {
    if (!Aggregates.isOneGroup(aggregate) || RexOver.containsOver(project.getProjects(), null)) {
      return null;
    }
    RexBuilder rexBuilder = aggregate.getCluster().getRexBuilder();
    List<RexNode> conditions = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      RexNode condition = counted(call, project, rexBuilder);
      if (condition == null || !RexUtil.isDeterministic(condition)) {
        return null;
      }
      conditions.add(condition);
    }
    return conditions.isEmpty() ? null : RexUtil.composeDisjunction(rexBuilder, conditions);
  }

  private static @Nullable RexNode counted(
      AggregateCall call, Project project, RexBuilder rexBuilder) {
    if (call.filterArg >= 0) {
      return project.getProjects().get(call.filterArg);
    }
    if (call.getArgList().size() != 1 || !overlooksNull(call.getAggregation().getKind())) {
      return null;
    }
    RexNode argument = project.getProjects().get(call.getArgList().get(0));
    return argument.getKind() == SqlKind.CASE && argument.getType().isNullable()
        ? rexBuilder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, argument)
        : null;
  }

  private static boolean overlooksNull(SqlKind aggregate) {
    return switch (aggregate) {
      case COUNT, SUM, MIN, MAX -> true;
      default -> false;
    };
  }
}
