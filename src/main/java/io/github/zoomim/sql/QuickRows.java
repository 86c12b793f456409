package io.github.zoomim.sql;

import io.github.zoomim.sql.run.LazyLimit;
import io.github.zoomim.sql.run.ZoomScan;
import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableFilter;
import org.apache.calcite.adapter.enumerable.EnumerableProject;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;

/**
 * Whether every row of a plan, the first one too, takes no time but that of its requests: rows of a
 * scan as they come, some left out by comparisons.
 */
final class QuickRows {
  private static final Set<SqlKind> QUICK =
      EnumSet.of(
          SqlKind.AND,
          SqlKind.OR,
          SqlKind.NOT,
          SqlKind.IS_NULL,
          SqlKind.IS_NOT_NULL,
          SqlKind.IS_TRUE,
          SqlKind.IS_NOT_TRUE,
          SqlKind.SEARCH,
          SqlKind.EQUALS,
          SqlKind.NOT_EQUALS,
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL);

  private QuickRows() {}

  static boolean areCertain(RelNode plan) {
    return (plan instanceof ZoomScan
            || plan instanceof LazyLimit
            || ((plan instanceof EnumerableCalc
                    || plan instanceof EnumerableFilter
                    || plan instanceof EnumerableProject)
                && isQuick(plan)))
        && plan.getInputs().stream().allMatch(QuickRows::areCertain);
  }

  private static boolean isQuick(RelNode node) {
    boolean[] quick = {true};
    RelNode unused =
        node.accept(
            new RexShuttle() {
              @Override
              public RexNode visitCall(RexCall call) {
                quick[0] &= QUICK.contains(call.getKind());
                return super.visitCall(call);
              }
            });
    return quick[0];
  }
}
