package io.github.zoomim.sql.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** A LEFT JOIN that has values of its own where there is no right row, instead of NULLs. */
final class DefaultRow {
  private DefaultRow() {}

  /** The right rows with a mark at their end, by which {@link #columns} knows that there is one. */
  static RelNode marked(RelNode rows) {
    List<RexNode> columns = new ArrayList<>(Columns.all(rows));
    columns.add(rows.getCluster().getRexBuilder().makeExactLiteral(BigDecimal.ONE));
    return Columns.project(rows, columns);
  }

  /**
   * Some of the right columns of the join, or the default values.
   *
   * @param join of marked rows
   * @param first the first of these columns
   */
  static List<RexNode> columns(RelNode join, int first, List<RexNode> defaults) {
    RexBuilder rexBuilder = join.getCluster().getRexBuilder();
    int mark = join.getRowType().getFieldCount() - 1;
    RexNode isMissing =
        rexBuilder.makeCall(SqlStdOperatorTable.IS_NULL, rexBuilder.makeInputRef(join, mark));
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < defaults.size(); i++) {
      columns.add(
          rexBuilder.makeCall(
              SqlStdOperatorTable.CASE,
              isMissing,
              defaults.get(i),
              rexBuilder.makeInputRef(join, first + i)));
    }
    return columns;
  }

  /** What an aggregate returns of no rows. */
  static RexNode ofNoRows(AggregateCall call, RexBuilder rexBuilder) {
    SqlKind kind = call.getAggregation().getKind();
    return kind == SqlKind.COUNT || kind == SqlKind.SUM0
        ? rexBuilder.makeExactLiteral(BigDecimal.ZERO, call.getType())
        : rexBuilder.makeNullLiteral(call.getType());
  }
}
