package io.github.zoomim.sql.plan;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Makes joins of the loops whose inner rows look at the outer row in equalities only; see {@link
 * KeyedRows} for which these are. The others stay loops, which are right for every shape.
 */
final class Decorrelation {
  private Decorrelation() {}

  static RelNode apply(RelNode plan) {
    return BottomUp.rewrite(plan, Decorrelation::joined);
  }

  private static RelNode joined(RelNode node) {
    if (!(node instanceof Correlate loop)) {
      return node;
    }
    KeyedRows rows = KeyedRows.of(loop.getRight(), loop.getCorrelationId());
    if (rows == null) {
      return loop;
    }
    return switch (loop.getJoinType()) {
      case SEMI, ANTI -> rows.ifMissing() == null ? join(loop, rows, loop.getJoinType()) : loop;
      case INNER, LEFT ->
          rows.ifMissing() == null
              ? Columns.first(join(loop, rows, loop.getJoinType()), loop)
              : withMissing(loop, rows, rows.ifMissing());
      default -> loop;
    };
  }

  private static RelNode join(Correlate loop, KeyedRows rows, JoinRelType type) {
    RelNode left = loop.getLeft();
    RexBuilder rexBuilder = left.getCluster().getRexBuilder();
    int first = left.getRowType().getFieldCount() + rows.columns();
    List<RexNode> equal = new ArrayList<>();
    for (int i = 0; i < rows.keys().size(); i++) {
      RexNode key = rows.keys().get(i).accept(fromOutside(left));
      RexNode inner =
          rexBuilder.makeInputRef(
              rows.rel().getRowType().getFieldList().get(rows.columns() + i).getType(), first + i);
      equal.add(rexBuilder.makeCall(SqlStdOperatorTable.EQUALS, key, inner));
    }
    return LogicalJoin.create(
        left,
        rows.rel(),
        ImmutableList.of(),
        RexUtil.composeConjunction(rexBuilder, equal),
        Set.of(),
        type);
  }

  /** A key computed of the outer row, where that is an input. */
  private static RexShuttle fromOutside(RelNode left) {
    return new RexShuttle() {
      @Override
      public RexNode visitFieldAccess(RexFieldAccess access) {
        return left.getCluster().getRexBuilder().makeInputRef(left, access.getField().getIndex());
      }
    };
  }

  /** An aggregate without groups has a row for each outer row, also where no inner row is equal. */
  private static RelNode withMissing(Correlate loop, KeyedRows rows, List<RexNode> ifMissing) {
    RelNode join = join(loop, rows.with(DefaultRow.marked(rows.rel())), JoinRelType.LEFT);
    int first = loop.getLeft().getRowType().getFieldCount();
    List<RexNode> columns = new ArrayList<>(Columns.refs(join, 0, first));
    columns.addAll(DefaultRow.columns(join, first, ifMissing));
    return Columns.project(join, columns, loop.getRowType());
  }
}
