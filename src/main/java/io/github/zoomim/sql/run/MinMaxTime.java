package io.github.zoomim.sql.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.adapter.enumerable.EnumerableAggregate;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableUnion;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.Direction;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate of all rows that asks for the least or the greatest time only, or one of a function
 * that never falls as the time grows: the first row of a sort is all that it needs, or those of a
 * few.
 */
final class MinMaxTime {
  private final EnumerableAggregate aggregate;

  /** What is sorted: the aggregate's input, or what that computes its columns from. */
  private final RelNode rows;

  private final Set<Extreme> extremes;

  private MinMaxTime(EnumerableAggregate aggregate, RelNode rows, Set<Extreme> extremes) {
    this.aggregate = aggregate;
    this.rows = rows;
    this.extremes = extremes;
  }

  /**
   * The first of some rows.
   *
   * @param column of the time
   * @param filter the column that says which rows; -1 for all
   */
  private record Extreme(int column, Direction direction, int filter) {}

  /** Sorts an input of which so much is taken. */
  @FunctionalInterface
  interface Sorter {
    RelNode sort(RelNode input, RelCollation collation, ReaderDemand demand);
  }

  /** Null for an aggregate that needs more. */
  static @Nullable MinMaxTime of(EnumerableAggregate aggregate) {
    if (aggregate.getGroupSets().size() != 1
        || !aggregate.getGroupSet().isEmpty()
        || aggregate.getAggCallList().isEmpty()) {
      return null;
    }
    RelNode input = aggregate.getInput();
    MinMaxTime plain = of(aggregate, input, column -> TimeColumn.isAt(input, column) ? column : -1);
    return plain == null
            && input instanceof EnumerableCalc calc
            && aggregate.getAggCallList().stream().noneMatch(AggregateCall::hasFilter)
        ? of(aggregate, MonotoneTime.rows(calc), column -> MonotoneTime.column(calc, column))
        : plain;
  }

  /**
   * @param times the column of the time for an argument; negative for another argument
   */
  private static @Nullable MinMaxTime of(
      EnumerableAggregate aggregate, RelNode rows, IntUnaryOperator times) {
    Set<Extreme> extremes = new LinkedHashSet<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      Direction direction = direction(call.getAggregation().getKind());
      int column = direction == null ? -1 : times.applyAsInt(call.getArgList().get(0));
      if (direction == null || column < 0) {
        return null;
      }
      extremes.add(new Extreme(column, direction, call.filterArg));
    }
    return new MinMaxTime(aggregate, rows, extremes);
  }

  /** The same aggregate over no more rows than it needs. */
  RelNode over(Sorter sorter) {
    ReaderDemand one = ReaderDemand.EVERYTHING.below(new ReaderDemand.Limit(null, one()));
    List<RelNode> inputs = new ArrayList<>();
    for (Extreme extreme : extremes) {
      RelFieldCollation key =
          new RelFieldCollation(extreme.column, extreme.direction, NullDirection.LAST);
      RelNode first = sorter.sort(filtered(extreme.filter), RelCollations.of(key), one);
      inputs.add(rows == aggregate.getInput() ? first : MonotoneTime.over(aggregate, first));
    }
    RelNode input =
        inputs.size() == 1
            ? inputs.get(0)
            : new EnumerableUnion(
                aggregate.getCluster(), aggregate.getInput().getTraitSet(), inputs, true);
    return aggregate.copy(aggregate.getTraitSet(), List.of(input));
  }

  private RelNode filtered(int filter) {
    return filter < 0 ? rows : MonotoneTime.filter(rows, RexInputRef.of(filter, rows.getRowType()));
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
