package io.github.zoomim.sql.run;

import org.apache.calcite.adapter.enumerable.EnumerableCorrelate;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableRepeatUnion;
import org.apache.calcite.rel.RelNode;

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
    if (node instanceof EnumerableNestedLoopJoin || node instanceof EnumerableCorrelate) {
      return input > 0 && !isOneRow(node.getInput(0));
    }
    return node instanceof EnumerableRepeatUnion;
  }

  /** Whether there is certainly no second row. */
  private static boolean isOneRow(RelNode node) {
    Double most = node.getCluster().getMetadataQuery().getMaxRowCount(node);
    return most != null && most <= 1;
  }
}
