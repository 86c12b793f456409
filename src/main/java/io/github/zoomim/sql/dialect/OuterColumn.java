package io.github.zoomim.sql.dialect;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** A column of an outer query: one value for all groups of the query that it stands in. */
final class OuterColumn extends SqlSpecialOperator {
  static final OuterColumn INSTANCE = new OuterColumn();

  private OuterColumn() {
    super("OUTER COLUMN", SqlKind.OTHER, 0, true, ReturnTypes.ARG0, null, OperandTypes.ANY);
  }

  /** The column, whose name is complete, is no expression of the query that it stands in. */
  @Override
  public <R> void acceptCall(
      SqlVisitor<R> visitor,
      SqlCall call,
      boolean onlyExpressions,
      SqlBasicVisitor.ArgHandler<R> argHandler) {
    if (!onlyExpressions) {
      super.acceptCall(visitor, call, false, argHandler);
    }
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    return validateOperands(validator, scope, call);
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    call.operand(0).unparse(writer, leftPrecedence, rightPrecedence);
  }
}
