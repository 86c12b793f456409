package io.github.zoomim.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableAggregate;
import org.apache.calcite.adapter.enumerable.EnumerableUnion;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.Direction;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate of all rows that asks for the least or the greatest time only: the first row of a
 * sort is all that it needs, or those of two.
 */
final class TimeExtremes {
  private final EnumerableAggregate aggregate;
  private final List<Direction> directions;
  private final int column;

  private TimeExtremes(EnumerableAggregate aggregate, List<Direction> directions, int column) {
    this.aggregate = aggregate;
    this.directions = directions;
    this.column = column;
  }

  /** Sorts an input of which so much is taken. */
  @FunctionalInterface
  interface Sorter {
    RelNode sort(RelNode input, RelCollation collation, ReaderDemand demand);
  }

  /** Null for an aggregate that needs more. */
  static @Nullable TimeExtremes of(EnumerableAggregate aggregate) {
    List<Direction> directions = new ArrayList<>();
    if (aggregate.getGroupSets().size() != 1 || !aggregate.getGroupSet().isEmpty()) {
      return null;
    }
    int column = -1;
    for (AggregateCall call : aggregate.getAggCallList()) {
      Direction direction = direction(call.getAggregation().getKind());
      if (direction == null
          || call.filterArg >= 0
          || !TimeColumn.isAt(aggregate.getInput(), call.getArgList())) {
        return null;
      }
      column = call.getArgList().get(0);
      if (!directions.contains(direction)) {
        directions.add(direction);
      }
    }
    return directions.isEmpty() ? null : new TimeExtremes(aggregate, directions, column);
  }

  /** The same aggregate over no more rows than it needs. */
  RelNode over(Sorter sorter) {
    ReaderDemand one = ReaderDemand.EVERYTHING.below(new ReaderDemand.Limit(null, one()));
    List<RelNode> inputs = new ArrayList<>();
    for (Direction direction : directions) {
      RelFieldCollation key = new RelFieldCollation(column, direction, NullDirection.LAST);
      inputs.add(sorter.sort(aggregate.getInput(), RelCollations.of(key), one));
    }
    RelNode input =
        inputs.size() == 1
            ? inputs.get(0)
            : new EnumerableUnion(
                aggregate.getCluster(), aggregate.getInput().getTraitSet(), inputs, true);
    return aggregate.copy(aggregate.getTraitSet(), List.of(input));
  }

  private RexNode one() {
    return aggregate.getCluster().getRexBuilder().makeExactLiteral(BigDecimal.ONE);
  }

  private static @Nullable Direction direction(SqlKind kind) {
    return switch (kind) {
      case MIN -> Direction.ASCENDING;
      case MAX -> Direction.DESCENDING;
      default -> null;
    };
  }
}
