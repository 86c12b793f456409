package io.github.zoomim.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableBatchNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConditionalCorrelate;
import org.apache.calcite.adapter.enumerable.EnumerableCorrelate;
import org.apache.calcite.adapter.enumerable.EnumerableFilter;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableProject;
import org.apache.calcite.adapter.enumerable.EnumerableRepeatUnion;
import org.apache.calcite.rel.RelNode;

/**
 * The last pass over a plan: tells each scan what is going to be taken of it, and puts limits in
 * place that take no row too many. Done after planning, because only the final plan says what
 * stands above a scan.
 */
final class ScanDemands {
  /** Whether rows may be read more than once: by a second scan, or by a loop over the same one. */
  private final boolean shared;

  private ScanDemands(boolean shared) {
    this.shared = shared;
  }

  static RelNode apply(RelNode plan) {
    return new ScanDemands(scans(plan, false) > 1).visit(plan, ReaderDemand.ROOT);
  }

  private RelNode visit(RelNode node, ReaderDemand demand) {
    if (node instanceof ChatSessionsScan scan) {
      return scan.demandedBy(demand, shared);
    }
    if (node instanceof EnumerableLimit limit) {
      ReaderDemand below = demand.below(new ReaderDemand.Limit(limit.offset, limit.fetch));
      return LazyLimit.like(limit, visit(limit.getInput(), below));
    }
    if (node instanceof EnumerableProject) {
      return withInputs(node, demand);
    }
    if (node instanceof EnumerableFilter) {
      return withInputs(node, demand.belowFilter());
    }
    if (node instanceof EnumerableCalc calc) {
      return withInputs(
          node, calc.getProgram().getCondition() == null ? demand : demand.belowFilter());
    }
    return withInputs(node, ReaderDemand.EVERYTHING);
  }

  private RelNode withInputs(RelNode node, ReaderDemand demand) {
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      inputs.add(visit(input, demand));
    }
    return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
  }

  /** How many scans there are; one below a loop counts twice. */
  private static int scans(RelNode node, boolean looped) {
    if (node instanceof ChatSessionsScan) {
      return looped ? 2 : 1;
    }
    boolean loops = looped || isLoop(node);
    return node.getInputs().stream().mapToInt(input -> scans(input, loops)).sum();
  }

  private static boolean isLoop(RelNode node) {
    return node instanceof EnumerableNestedLoopJoin
        || node instanceof EnumerableBatchNestedLoopJoin
        || node instanceof EnumerableCorrelate
        || node instanceof EnumerableConditionalCorrelate
        || node instanceof EnumerableRepeatUnion;
  }
}
