package io.github.zoomim.sql;

import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.DateRangeRules;

/** The rules that the search for the best plan goes by. */
final class SearchRules {
  private SearchRules() {}

  static void addTo(RelOptPlanner planner) {
    RelOptUtil.registerDefaultRules(planner, false, false);
    // Predicates reach the scans below set operations, correlations and both sides of a join.
    planner.addRule(CoreRules.FILTER_SET_OP_TRANSPOSE);
    planner.addRule(CoreRules.FILTER_CORRELATE);
    planner.addRule(CoreRules.JOIN_PUSH_TRANSITIVE_PREDICATES);
    // It fails on FLOOR to a week or quarter; what it does for the others the scan's reading does.
    planner.removeRule(DateRangeRules.FILTER_INSTANCE);
    planner.removeRule(CoreRules.SORT_PROJECT_TRANSPOSE);
    planner.addRule(SortBelowProjectRule.INSTANCE);
    // It sorts and reads both sides of a join that could stream.
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
  }
}
