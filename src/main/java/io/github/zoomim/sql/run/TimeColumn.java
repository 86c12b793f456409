package io.github.zoomim.sql.run;

import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;

/** Which column of a plan is the time as the scan returns it. */
final class TimeColumn {
  private TimeColumn() {}

  /**
   * Whether the column is a scan's time, with nothing between but what keeps the rows' order and
   * gives them on one by one.
   */
  static boolean isAt(RelNode node, int column) {
    if (node instanceof ZoomScan scan) {
      return column == scan.time();
    }
    return node instanceof EnumerableCalc calc
        && calc.getProgram().expandLocalRef(calc.getProgram().getProjectList().get(column))
            instanceof RexInputRef of
        && isAt(calc.getInput(), of.getIndex());
  }

  /** Whether the predicate above the scan that {@link #isAt} found lets no NULL through. */
  static boolean isNeverNull(RelNode node) {
    return node instanceof ZoomScan scan
        ? scan.leavesNullTimesOut()
        : isNeverNull(node.getInput(0));
  }
}
