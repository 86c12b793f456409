package io.github.zoomim.sql.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;

/** Aggregates without groups: one row, whatever their input has. */
final class Aggregates {
  private Aggregates() {}

  static RelNode of(RelNode rows, AggregateCall... calls) {
    return LogicalAggregate.create(
        rows, ImmutableList.of(), ImmutableBitSet.of(), null, List.of(calls));
  }

  /** Of all rows, or of those whose given columns aren't NULL. */
  static AggregateCall count(RelNode rows, Integer... columns) {
    return call(rows, SqlStdOperatorTable.COUNT, columns);
  }

  static AggregateCall call(RelNode rows, SqlAggFunction function, Integer... columns) {
    return AggregateCall.create(
        function,
        false,
        false,
        false,
        ImmutableList.of(),
        ImmutableIntList.copyOf(List.of(columns)),
        -1,
        null,
        RelCollations.EMPTY,
        true,
        rows,
        null,
        null);
  }

  /** Whether there is certainly one row, no more and no less. */
  static boolean isOneRow(RelNode rel) {
    if (rel instanceof Project project) {
      return isOneRow(project.getInput());
    }
    return rel instanceof Aggregate aggregate && isOneGroup(aggregate);
  }

  static boolean isOneGroup(Aggregate aggregate) {
    return aggregate.getGroupType() == Aggregate.Group.SIMPLE && aggregate.getGroupSet().isEmpty();
  }

  /** The aggregate with other calls; itself where they are the same. */
  static Aggregate with(Aggregate aggregate, List<AggregateCall> calls) {
    return calls.equals(aggregate.getAggCallList())
        ? aggregate
        : aggregate.copy(
            aggregate.getTraitSet(),
            aggregate.getInput(),
            aggregate.getGroupSet(),
            aggregate.getGroupSets(),
            calls);
  }
}
