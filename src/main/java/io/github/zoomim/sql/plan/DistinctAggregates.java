package io.github.zoomim.sql.plan;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Optionality;

/**
 * DISTINCT within aggregates. Calcite has no code for it; its rule that replaces it by grouping
 * sets (AGGREGATE_EXPAND_DISTINCT_AGGREGATES) sorts by wrong columns where the aggregate has an
 * ORDER BY.
 *
 * <p>While a plan is rewritten, {@code f(DISTINCT x)} is f of one row for each x, which stays the
 * same when f is replaced by others: a deviation is of sums of squares, but not of distinct ones.
 */
final class DistinctAggregates {
  private DistinctAggregates() {}

  /** The plan with keys in place of DISTINCT. */
  static RelNode keyed(RelNode plan) {
    return BottomUp.rewrite(plan, DistinctAggregates::withKeys);
  }

  private static RelNode withKeys(RelNode node) {
    return node instanceof Aggregate aggregate
        ? Aggregates.with(
            aggregate, aggregate.getAggCallList().stream().map(DistinctAggregates::keyed).toList())
        : node;
  }

  private static AggregateCall keyed(AggregateCall call) {
    if (call.distinctKeys != null) {
      throw new ZoomImFailure(
          Kind.UNSUPPORTED, "WITHIN DISTINCT is not supported; use DISTINCT or a derived table");
    }
    if (!call.isDistinct()) {
      return call;
    }
    AggregateCall all = call.withDistinct(false);
    return call.getAggregation().getDistinctOptionality() == Optionality.IGNORED
        ? all
        : all.withDistinctKeys(ImmutableBitSet.of(call.getArgList()));
  }

  /** The aggregate with functions that take each key once. */
  static Aggregate implementable(Aggregate aggregate) {
    return Aggregates.with(
        aggregate,
        aggregate.getAggCallList().stream()
            .map(call -> call.distinctKeys == null ? call : once(call, aggregate))
            .toList());
  }

  private static AggregateCall once(AggregateCall call, Aggregate aggregate) {
    List<Integer> arguments = new ArrayList<>(call.getArgList());
    arguments.addAll(call.distinctKeys.asList());
    return AggregateCall.create(
        new DistinctAggregate(call.getAggregation(), call.getArgList().size(), call.getType()),
        false,
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        arguments,
        call.filterArg,
        null,
        call.getCollation(),
        aggregate.hasEmptyGroup(),
        aggregate.getInput(),
        call.getType(),
        call.getName());
  }
}
