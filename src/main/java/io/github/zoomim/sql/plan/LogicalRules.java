package io.github.zoomim.sql.plan;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.rules.AggregateReduceFunctionsRule;
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
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlKind;

/**
 * The rules that a plan is rewritten by, each until nothing changes any more. There is one remote
 * table, so there is nothing to choose by cost: a rule is here because predicates must come to the
 * scan, because a part that is known to be empty must ask for nothing, or because Calcite has no
 * code for what it replaces. None removes an ORDER BY that the query has.
 */
final class LogicalRules {
  /** The aggregates that Calcite has code for as they are. */
  private static final Set<SqlKind> CODED = EnumSet.of(SqlKind.COUNT, SqlKind.MIN, SqlKind.MAX);

  private LogicalRules() {}

  static RelNode apply(RelNode plan) {
    RelNode simpler =
        isPlain(plan)
            ? plan
            : run(TypedConditions.typed(run(plan, Rules.PREDICATES)), Rules.SIMPLER);
    RelNode columns = WindowConstants.asColumns(simpler);
    return isImplementable(columns) ? columns : run(columns, ImplementableRules.ALL);
  }

  /** Whether none of the rules would match, so that they need not be loaded. */
  private static boolean isPlain(RelNode node) {
    boolean isPlain =
        node instanceof TableScan
            || node instanceof Aggregate
            || (node instanceof Sort sort
                && !(sort.fetch instanceof RexLiteral limit && isZero(limit)))
            || (node instanceof Project project && !(project.getInput() instanceof Project));
    return isPlain && node.getInputs().stream().allMatch(LogicalRules::isPlain);
  }

  private static boolean isZero(RexLiteral limit) {
    return limit.getValueAs(BigDecimal.class).signum() == 0;
  }

  private static boolean isImplementable(RelNode node) {
    boolean isImplementable =
        node instanceof Project project
            ? !project.containsOver()
            : !(node instanceof Aggregate aggregate)
                || aggregate.getAggCallList().stream()
                    .allMatch(call -> CODED.contains(call.getAggregation().getKind()));
    return isImplementable && node.getInputs().stream().allMatch(LogicalRules::isImplementable);
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

  /** Loaded when a plan needs them; each from its own class, for CoreRules has a thousand more. */
  private static final class Rules {
    static final RelOptRule[] PREDICATES = {
      // A predicate comes to the scans below joins, projections, groups, set operations and loops.
      FilterIntoJoinRuleConfig.DEFAULT.toRule(),
      JoinConditionPushRuleConfig.DEFAULT.toRule(),
      FilterBelowProject.INSTANCE,
      belowGroups(),
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

    static final RelOptRule[] SIMPLER = {
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

    private Rules() {}

    /**
     * Calcite's own would move a condition without columns below a grand total, which has a row
     * nevertheless.
     */
    private static RelOptRule belowGroups() {
      return FilterAggregateTransposeRule.Config.DEFAULT
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
    }
  }

  private static final class ImplementableRules {
    static final RelOptRule[] ALL = {
      // Calcite has code for windows as an operator only.
      ProjectToLogicalProjectAndWindowRuleConfig.DEFAULT.toRule(),
      // It has none for averages and deviations, which are sums and counts.
      AggregateReduceFunctionsRule.Config.DEFAULT.toRule(),
    };

    private ImplementableRules() {}
  }
}
