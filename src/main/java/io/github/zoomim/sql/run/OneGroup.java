package io.github.zoomim.sql.run;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableAggregate;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;

/**
 * An aggregate that only tells whether there is a row, as EXISTS becomes one: its groups are of
 * constants, so that all rows are in the first one's.
 */
final class OneGroup {
  private OneGroup() {}

  /** Tells an input what is taken of it. */
  @FunctionalInterface
  interface Visitor {
    RelNode visit(RelNode input, ReaderDemand demand, ScanOrder order);
  }

  static boolean isCertain(EnumerableAggregate aggregate) {
    if (!(aggregate.getInput() instanceof EnumerableCalc calc)
        || !aggregate.getAggCallList().isEmpty()
        || aggregate.getGroupSets().size() != 1
        || aggregate.getGroupSet().isEmpty()) {
      return false;
    }
    RexProgram program = calc.getProgram();
    return aggregate.getGroupSet().asList().stream()
        .allMatch(
            column ->
                program.expandLocalRef(program.getProjectList().get(column)) instanceof RexLiteral);
  }

  /** The same aggregate of one row. */
  static RelNode of(EnumerableAggregate aggregate, Visitor visitor) {
    RexNode one = aggregate.getCluster().getRexBuilder().makeExactLiteral(BigDecimal.ONE);
    ReaderDemand demand = ReaderDemand.EVERYTHING.below(new ReaderDemand.Limit(null, one));
    RelNode input = visitor.visit(aggregate.getInput(), demand, ScanOrder.ANY);
    return aggregate.copy(aggregate.getTraitSet(), List.of(LazyLimit.create(input, null, one)));
  }
}
