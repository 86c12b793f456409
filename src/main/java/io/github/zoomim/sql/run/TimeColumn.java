package io.github.zoomim.sql.run;

import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableFilter;
import org.apache.calcite.adapter.enumerable.EnumerableProject;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Which column of a plan is the time as the scan returns it. */
final class TimeColumn {
  private TimeColumn() {}

  /**
   * Whether the column is a scan's time, with nothing between but what keeps the rows' order and
   * gives them on one by one.
   */
  static boolean isAt(RelNode node, int column) {
    if (node instanceof ZoomScan scan) {
      return scan.isTime(column);
    }
    if (node instanceof EnumerableFilter filter) {
      return isAt(filter.getInput(), column);
    }
    if (node instanceof EnumerableProject project) {
      return isAt(project.getInput(), project.getProjects().get(column));
    }
    return node instanceof EnumerableCalc calc
        && isAt(
            calc.getInput(),
            calc.getProgram().expandLocalRef(calc.getProgram().getProjectList().get(column)));
  }

  private static boolean isAt(RelNode input, RexNode value) {
    return value instanceof RexInputRef column && isAt(input, column.getIndex());
  }

  /** Whether the predicate above the scan that {@link #isAt} found lets no NULL through. */
  static boolean isNeverNull(RelNode node) {
    return node instanceof ZoomScan scan
        ? scan.leavesNullTimesOut()
        : isNeverNull(node.getInput(0));
  }
}
