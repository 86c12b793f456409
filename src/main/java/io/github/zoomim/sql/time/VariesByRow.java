package io.github.zoomim.sql.time;

import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/** Whether an expression may differ from row to row. */
final class VariesByRow extends RexVisitorImpl<Void> {
  private boolean found;

  private VariesByRow() {
    super(true);
  }

  static boolean test(RexNode node) {
    VariesByRow visitor = new VariesByRow();
    node.accept(visitor);
    return visitor.found;
  }

  @Override
  public @Nullable Void visitInputRef(RexInputRef ref) {
    found = true;
    return null;
  }

  @Override
  public @Nullable Void visitCorrelVariable(RexCorrelVariable variable) {
    found = true;
    return null;
  }

  @Override
  public @Nullable Void visitSubQuery(RexSubQuery subQuery) {
    found = true;
    return null;
  }

  @Override
  public @Nullable Void visitOver(RexOver over) {
    found = true;
    return null;
  }
}
