package io.github.zoomim.sql.run;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.apache.calcite.adapter.enumerable.EnumerableBatchNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableConditionalCorrelate;
import org.apache.calcite.adapter.enumerable.EnumerableCorrelate;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.adapter.enumerable.EnumerableLimitSort;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableRepeatUnion;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Whether a plan may read the table more than once: by several scans, or by one in a loop. */
final class RepeatedReads {
  private RepeatedReads() {}

  static boolean arePossible(RelNode plan) {
    return scans(plan, false) > 1;
  }

  /** How many scans there are; one that a loop opens again counts twice. */
  private static int scans(RelNode node, boolean looped) {
    if (node instanceof ZoomScan) {
      return looped ? 2 : 1;
    }
    int scans = 0;
    for (int i = 0; i < node.getInputs().size(); i++) {
      scans += scans(node.getInput(i), looped || opensAgain(node, i));
    }
    return scans;
  }

  /** A loop reads its left side once, and the right one for each row of the left. */
  private static boolean opensAgain(RelNode node, int input) {
    if (node instanceof EnumerableNestedLoopJoin
        || node instanceof EnumerableBatchNestedLoopJoin
        || node instanceof EnumerableCorrelate
        || node instanceof EnumerableConditionalCorrelate) {
      return input > 0 && !isOneRow(node.getInput(0));
    }
    return node instanceof EnumerableRepeatUnion;
  }

  /** Whether there is certainly no second row. */
  private static boolean isOneRow(RelNode node) {
    if (node instanceof Values values) {
      return values.getTuples().size() <= 1;
    }
    if (node instanceof Aggregate aggregate) {
      return aggregate.getGroupSets().size() == 1 && aggregate.getGroupSet().isEmpty();
    }
    if (node instanceof EnumerableLimit limit && isOne(limit.fetch)) {
      return true;
    }
    if (node instanceof EnumerableLimitSort sort && isOne(sort.fetch)) {
      return true;
    }
    return (node instanceof Calc
            || node instanceof Project
            || node instanceof Filter
            || node instanceof EnumerableLimit
            || node instanceof EnumerableLimitSort
            || node instanceof EnumerableNestedLoopJoin)
        && node.getInputs().stream().allMatch(RepeatedReads::isOneRow);
  }

  private static boolean isOne(@Nullable RexNode fetch) {
    return fetch instanceof RexLiteral literal
        && requireNonNull(literal.getValueAs(BigDecimal.class)).compareTo(BigDecimal.ONE) <= 0;
  }
}
