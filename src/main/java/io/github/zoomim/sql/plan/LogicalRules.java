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
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;

/**
 * The rules that a plan is rewritten by, each until nothing changes any more. There is one remote
 * table, so there is nothing to choose by cost: a rule is here because predicates must come to the
 * scan, because a part that is known to be empty must ask for nothing, or because Calcite has no
 * code for what it replaces. None removes an ORDER BY that the query has.
 */
final class LogicalRules {
  /**
   * Calcite's own would move a condition without columns below a grand total, which has a row
   * nevertheless.
   */
  private static final RelOptRule BELOW_GROUPS =
      CoreRules.FILTER_AGGREGATE_TRANSPOSE
          .config
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
    CoreRules.FILTER_REDUCE_EXPRESSIONS,
    CoreRules.JOIN_REDUCE_EXPRESSIONS,
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
    CoreRules.FILTER_INTO_JOIN,
    CoreRules.JOIN_CONDITION_PUSH,
    FilterBelowProject.INSTANCE,
    BELOW_GROUPS,
    CoreRules.FILTER_SET_OP_TRANSPOSE,
    CoreRules.FILTER_CORRELATE,
    // What one side of an equality says of the time narrows the other side's scan, too.
    CoreRules.JOIN_PUSH_TRANSITIVE_PREDICATES,
    // Equal expressions become equal columns, which a hash join can look up.
    CoreRules.JOIN_PUSH_EXPRESSIONS,
    // Two in a row are one, so that the next one below is seen.
    CoreRules.FILTER_MERGE,
    CoreRules.PROJECT_MERGE,
    CoreRules.PROJECT_REMOVE,
  };

  private static final RelOptRule[] IMPLEMENTABLE = {
    // Calcite has code for windows as an operator only.
    CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW,
    // It has none for averages and deviations, which are sums and counts.
    CoreRules.AGGREGATE_REDUCE_FUNCTIONS,
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
