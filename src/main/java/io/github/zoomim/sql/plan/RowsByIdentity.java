package io.github.zoomim.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;

/**
 * FULL and RIGHT JOIN without an equality: Calcite's EnumerableDefaults.nestedLoopJoin tells the
 * unmatched rows of the right apart by identity, and the rows of one column are no objects of their
 * own but its values, so that equal ones become one. With two columns each row is an array.
 */
final class RowsByIdentity {
  private RowsByIdentity() {}

  static boolean isNeeded(Join join) {
    return join.getJoinType().generatesNullsOnLeft() && join.analyzeCondition().leftKeys.isEmpty();
  }

  /** The same join of a right side with two columns more. */
  static Join wider(Join join) {
    RelNode right = join.getRight();
    List<RexNode> columns = new ArrayList<>(Columns.all(right));
    RexNode more = join.getCluster().getRexBuilder().makeLiteral(true);
    columns.add(more);
    columns.add(more);
    return join.copy(
        join.getTraitSet(),
        join.getCondition(),
        join.getLeft(),
        Columns.project(right, columns),
        join.getJoinType(),
        join.isSemiJoinDone());
  }
}
