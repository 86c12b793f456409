package io.github.zoomim.sql.plan;

import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.rel.RelNode;

/** The steps from a converted query to a plan that can be executed, in their order. */
public final class Planning {
  private Planning() {}

  /** The plan; see each step for what it does. */
  public static EnumerableRel plan(RelNode converted) {
    RelNode withoutSubqueries = Subqueries.remove(converted);
    RelNode joined = Decorrelation.apply(withoutSubqueries);
    RelNode filtered =
        FilteredAggregates.rewrite(FoldedComparisons.fold(TypedConditions.typed(joined)));
    RelNode keyed = DistinctAggregates.keyed(filtered);
    return EnumerablePlan.of(Recursion.separate(LogicalRules.apply(keyed)));
  }
}
