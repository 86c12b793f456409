package io.github.zoomim.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlJsonValueEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlJsonValueFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * {@code JSON_VALUE(… RETURNING type)} as a cast of the text. The engine takes the value for one of
 * the type whatever it is.
 */
final class JsonReturning {
  private JsonReturning() {}

  /** The call, without its RETURNING. */
  static SqlCall rewrite(SqlCall call) {
    List<SqlNode> given = call.getOperandList();
    if (!call.getOperator().equals(SqlStdOperatorTable.JSON_VALUE)
        || !SqlJsonValueFunction.hasExplicitTypeSpec(given)
        || !(given.get(3) instanceof SqlDataTypeSpec type)) {
      return call;
    }
    List<SqlNode> operands = new ArrayList<>();
    boolean fails = false;
    for (SqlNode operand : SqlJsonValueFunction.removeTypeSpecOperands(call)) {
      boolean isSymbol =
          operand instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.SYMBOL;
      fails |=
          isSymbol && ((SqlLiteral) operand).getValue() == SqlJsonValueEmptyOrErrorBehavior.ERROR;
      boolean isDefault = operands.size() > 1 && !isSymbol;
      operands.add(isDefault ? UntypedParameters.cast(operand, SqlTypeName.VARCHAR) : operand);
    }
    return (fails ? SqlStdOperatorTable.CAST : SqlLibraryOperators.TRY_CAST)
        .createCall(
            call.getParserPosition(),
            call.getOperator().createCall(call.getParserPosition(), operands),
            type);
  }
}
