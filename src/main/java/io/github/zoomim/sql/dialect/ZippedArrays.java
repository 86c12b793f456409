package io.github.zoomim.sql.dialect;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.function.ArrayRows;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * An array of rows from several arrays: the first row has the first element of each, and NULL where
 * one is shorter.
 */
final class ZippedArrays extends SqlUserDefinedFunction {
  ZippedArrays(int arrays) {
    super(
        new SqlIdentifier("UNNEST", SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ZippedArrays::rows,
        null,
        OperandTypes.operandMetadata(
            Collections.nCopies(arrays, SqlTypeFamily.ARRAY),
            types -> List.of(),
            index -> "arg" + index,
            index -> false),
        new Code());
  }

  private static RelDataType rows(SqlOperatorBinding call) {
    RelDataTypeFactory types = call.getTypeFactory();
    RelDataTypeFactory.Builder row = types.builder();
    for (int i = 0; i < call.getOperandCount(); i++) {
      RelDataType element = call.getOperandType(i).getComponentType();
      if (element == null) {
        throw new ZoomImFailure(Kind.SYNTAX, "UNNEST takes arrays; cast a NULL to one");
      }
      row.add(SqlUtil.deriveAliasFromOrdinal(i), types.createTypeWithNullability(element, true));
    }
    return types.createArrayType(row.build(), -1);
  }

  /** Not looked up by its name: that is the operator's around it. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    return validateOperands(validator, scope, call);
  }

  private record Code() implements ScalarFunction, ImplementableFunction {
    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(
          (translator, call, operands) ->
              Expressions.call(
                  ArrayRows.class, "zipped", Expressions.newArrayInit(List.class, operands)),
          NullPolicy.NONE,
          false);
    }

    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
      throw new UnsupportedOperationException("inferred from the arguments");
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }
  }
}
