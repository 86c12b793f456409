package io.github.zoomim.sql;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.FilterReduceExpressionsRule.FilterReduceExpressionsRuleConfig;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Plans what can be executed in one way only: columns of one scan, under a predicate, an order and
 * a limit. That needs no search for the best plan, nor the thousand classes of the search's rules:
 * they would take a third of the time from the start of a process to its first row.
 */
final class StraightPlan {
  private StraightPlan() {}

  /** The plan of a query; null for one that is more than that. */
  static @Nullable EnumerableRel of(RelNode query) {
    if (!(query instanceof Sort sort)) {
      return columns(query);
    }
    EnumerableRel input = isEmpty(sort) ? null : columns(sort.getInput());
    if (input == null) {
      return null;
    }
    if (!sort.getCollation().getFieldCollations().isEmpty()) {
      input = EnumerableSort.create(input, sort.getCollation(), null, null);
    }
    return sort.fetch == null && sort.offset == null
        ? input
        : new EnumerableLimit(
            input.getCluster(), input.getTraitSet(), input, sort.offset, sort.fetch);
  }

  private static boolean isEmpty(Sort sort) {
    return sort.fetch instanceof RexLiteral fetch
        && RexLiteral.bigDecimalValue(fetch).signum() == 0;
  }

  private static @Nullable EnumerableRel columns(RelNode query) {
    if (!(query instanceof Project project)) {
      return filtered(query, null);
    }
    boolean plain = project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    return plain ? filtered(project.getInput(), project) : null;
  }

  private static @Nullable EnumerableRel filtered(RelNode query, @Nullable Project columns) {
    if (!(query instanceof Filter given)) {
      return query instanceof ChatSessionsScan scan ? calc(scan, null, columns) : null;
    }
    if (!(given.getInput() instanceof ChatSessionsScan scan)
        || RexUtil.SubQueryFinder.find(given.getCondition()) != null) {
      return null;
    }
    RelNode reduced = reduced(given);
    if (reduced instanceof Filter filter) {
      return calc(
          NarrowScanRule.narrowed(scan, filter.getCondition()), filter.getCondition(), columns);
    }
    return reduced instanceof ChatSessionsScan ? calc(scan, null, columns) : null;
  }

  /** With constants computed, as the search does first. */
  private static RelNode reduced(Filter filter) {
    HepPlanner planner =
        new HepPlanner(
            HepProgram.builder()
                .addRuleInstance(FilterReduceExpressionsRuleConfig.DEFAULT.toRule())
                .build());
    planner.setRoot(filter);
    return planner.findBestExp();
  }

  private static EnumerableRel calc(
      ChatSessionsScan scan, @Nullable RexNode condition, @Nullable Project columns) {
    RexBuilder builder = scan.getCluster().getRexBuilder();
    List<? extends RexNode> outputs =
        columns == null ? builder.identityProjects(scan.getRowType()) : columns.getProjects();
    if (condition == null && RexUtil.isIdentity(outputs, scan.getRowType())) {
      return scan;
    }
    return new EnumerableCalc(
        scan.getCluster(),
        scan.getTraitSet(),
        scan,
        RexProgram.create(
            scan.getRowType(),
            outputs,
            condition,
            (columns == null ? scan : columns).getRowType(),
            builder));
  }
}
