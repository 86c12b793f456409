package io.github.zoomim.sql.plan;

import java.util.List;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterCorrelateRule;
import org.apache.calcite.rel.rules.FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig;
import org.apache.calcite.rel.rules.FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.JoinPushExpressionsRule;
import org.apache.calcite.rel.rules.JoinPushTransitivePredicatesRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.ProjectToWindowRule.ProjectToLogicalProjectAndWindowRule.ProjectToLogicalProjectAndWindowRuleConfig;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.FilterReduceExpressionsRule.FilterReduceExpressionsRuleConfig;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.JoinReduceExpressionsRule.JoinReduceExpressionsRuleConfig;

/**
 * The rules that a plan is rewritten by, each until nothing changes any more. There is one remote
 * table, so there is nothing to choose by cost: a rule is here because predicates must come to the
 * scan, because a part that is known to be empty must ask for nothing, or because Calcite has no
 * code for what it replaces. None removes an ORDER BY that the query has. Each comes from its own
 * class, for CoreRules loads a thousand more.
 */
final class LogicalRules {
  /**
   * Calcite's own would move a condition without columns below a grand total, which has a row
   * nevertheless.
   */
  private static final RelOptRule BELOW_GROUPS =
      FilterAggregateTransposeRule.Config.DEFAULT
          .withOperandSupplier(
              filter ->
                  filter
                      .operand(LogicalFilter.class)
                      .oneInput(
                          input ->
                              input
                                  .operand(LogicalAggregate.class)
                                  .predicate(aggregate -> !aggregate.hasEmptyGroup())
                                  .anyInputs()))
          .toRule();

  private static final RelOptRule[] SIMPLER = {
    // Constants are computed once; a predicate that is always false is known to be. Not those of
    // projections: a literal would lose what TIMESTAMP(0) + INTERVAL '0.005' SECOND has.
    FilterReduceExpressionsRuleConfig.DEFAULT.toRule(),
    JoinReduceExpressionsRuleConfig.DEFAULT.toRule(),
    // What is known to be empty reads no table.
    PruneEmptyRules.FILTER_INSTANCE,
    PruneEmptyRules.PROJECT_INSTANCE,
    PruneEmptyRules.SORT_INSTANCE,
    PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
    PruneEmptyRules.UNION_INSTANCE,
    PruneEmptyRules.INTERSECT_INSTANCE,
    PruneEmptyRules.MINUS_INSTANCE,
    PruneEmptyRules.JOIN_LEFT_INSTANCE,
    PruneEmptyRules.JOIN_RIGHT_INSTANCE,
    PruneEmptyRules.CORRELATE_LEFT_INSTANCE,
    PruneEmptyRules.CORRELATE_RIGHT_INSTANCE,
  };

  private static final RelOptRule[] PREDICATES = {
    // A predicate comes to the scans below joins, projections, groups, set operations and loops.
    FilterIntoJoinRuleConfig.DEFAULT.toRule(),
    JoinConditionPushRuleConfig.DEFAULT.toRule(),
    FilterBelowProject.INSTANCE,
    BELOW_GROUPS,
    FilterSetOpTransposeRule.Config.DEFAULT.toRule(),
    FilterCorrelateRule.Config.DEFAULT.toRule(),
    // What one side of an equality says of the time narrows the other side's scan, too.
    JoinPushTransitivePredicatesRule.Config.DEFAULT.toRule(),
    // Equal expressions become equal columns, which a hash join can look up.
    JoinPushExpressionsRule.Config.DEFAULT.toRule(),
    // Two in a row are one, so that the next one below is seen.
    FilterMergeRule.Config.DEFAULT.toRule(),
    ProjectMergeRule.Config.DEFAULT.toRule(),
    ProjectRemoveRule.Config.DEFAULT.toRule(),
  };

  private static final RelOptRule[] IMPLEMENTABLE = {
    // Calcite has code for windows as an operator only.
    ProjectToLogicalProjectAndWindowRuleConfig.DEFAULT.toRule(),
  };

  private LogicalRules() {}

  static RelNode apply(RelNode plan) {
    RelNode simpler = run(TypedConditions.typed(run(plan, PREDICATES)), SIMPLER);
    return run(WindowConstants.asColumns(simpler), IMPLEMENTABLE);
  }

  private static RelNode run(RelNode plan, RelOptRule... rules) {
    HepProgram program = HepProgram.builder().addRuleCollection(List.of(rules)).build();
    RelOptPlanner given = plan.getCluster().getPlanner();
    HepPlanner planner =
        new HepPlanner(program, given.getContext(), true, null, RelOptCostImpl.FACTORY);
    planner.setExecutor(given.getExecutor());
    planner.setRoot(plan);
    return planner.findBestExp();
  }
}
