package io.github.zoomim.sql;

import io.github.zoomim.sql.run.LazyLimit;
import io.github.zoomim.sql.run.TimeSort;
import io.github.zoomim.sql.run.ZoomScan;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableLimitSort;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.adapter.enumerable.EnumerableValues;
import org.apache.calcite.rel.RelNode;

/**
 * Whether a plan's code reads rows as soon as it is bound to an execution. A scan below a filter or
 * a sort waits for the first row to be asked for; an aggregate without GROUP BY, a UNION and some
 * others read at once, so their binding has to wait too.
 */
final class EarlyReading {
  private EarlyReading() {}

  static boolean isPossible(RelNode plan) {
    return !(isLazy(plan) && plan.getInputs().stream().noneMatch(EarlyReading::isPossible));
  }

  private static boolean isLazy(RelNode node) {
    return node instanceof ZoomScan
        || node instanceof LazyLimit
        || node instanceof TimeSort
        || node instanceof EnumerableCalc
        || node instanceof EnumerableSort
        || node instanceof EnumerableLimitSort
        || node instanceof EnumerableValues;
  }
}
