package io.github.zoomim.sql.run;

import org.apache.calcite.adapter.enumerable.EnumerableAggregate;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Computed columns that never fall as the time grows and are NULL only where it is, such as its
 * day: the row of the greatest time has the greatest of them. The computation is parted into what
 * chooses rows, which goes below a sort by the time, and what computes columns, which goes above.
 */
final class MonotoneTime {
  private MonotoneTime() {}

  /** The rows that the columns are computed from. */
  static RelNode rows(EnumerableCalc calc) {
    RexProgram program = calc.getProgram();
    return program.getCondition() == null
        ? calc.getInput()
        : filter(calc.getInput(), program.expandLocalRef(program.getCondition()));
  }

  /** The column of the time, among these rows, that a computed one rises with; -1 for none. */
  static int column(EnumerableCalc calc, int computed) {
    RexProgram program = calc.getProgram();
    RexNode value = program.expandLocalRef(program.getProjectList().get(computed));
    while (value instanceof RexCall call && rises(call)) {
      value = call.getOperands().get(0);
    }
    return value instanceof RexInputRef time && TimeColumn.isAt(calc.getInput(), time.getIndex())
        ? time.getIndex()
        : -1;
  }

  /** The aggregate's input computed of these rows. */
  static RelNode over(EnumerableAggregate aggregate, RelNode rows) {
    RexProgram program = ((EnumerableCalc) aggregate.getInput()).getProgram();
    return EnumerableCalc.create(
        rows,
        RexProgram.create(
            rows.getRowType(),
            program.getProjectList().stream().map(program::expandLocalRef).toList(),
            null,
            program.getOutputRowType(),
            aggregate.getCluster().getRexBuilder()));
  }

  /** The rows that satisfy a condition. */
  static RelNode filter(RelNode rows, RexNode condition) {
    RexBuilder rexBuilder = rows.getCluster().getRexBuilder();
    return EnumerableCalc.create(
        rows,
        RexProgram.create(
            rows.getRowType(),
            rexBuilder.identityProjects(rows.getRowType()),
            condition,
            rows.getRowType(),
            rexBuilder));
  }

  /** A cast between times, or a rounding down or up to a unit. */
  private static boolean rises(RexCall call) {
    boolean isRounding =
        (call.getKind() == SqlKind.FLOOR || call.getKind() == SqlKind.CEIL)
            && call.getOperands().size() == 2
            && call.getOperands().get(1) instanceof RexLiteral;
    return (isRounding || call.getKind() == SqlKind.CAST)
        && isTime(call)
        && isTime(call.getOperands().get(0));
  }

  private static boolean isTime(RexNode node) {
    SqlTypeName type = node.getType().getSqlTypeName();
    return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.DATE;
  }
}
