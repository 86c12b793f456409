package io.github.zoomim.sql;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/** An aggregate in place of Calcite's own, with a type and code that are right. */
final class OwnAggregate extends SqlUserDefinedAggFunction {
  /** Makes the code of an aggregate, in a window or not. */
  @FunctionalInterface
  interface Code {
    AggImplementor implementor(boolean inWindow);
  }

  /**
   * An aggregate.
   *
   * @param required how many of the arguments must be given
   */
  OwnAggregate(
      String name,
      SqlKind kind,
      SqlReturnTypeInference result,
      Optionality order,
      Code code,
      int required,
      SqlTypeFamily... arguments) {
    super(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        kind,
        result,
        null,
        OperandTypes.operandMetadata(
            ImmutableList.copyOf(arguments),
            types ->
                ImmutableList.copyOf(arguments).stream()
                    .map(family -> type(family, types))
                    .toList(),
            index -> "arg" + index,
            index -> index >= required),
        new Function(code),
        false,
        kind == SqlKind.FIRST_VALUE || kind == SqlKind.LAST_VALUE,
        order);
  }

  private static RelDataType type(SqlTypeFamily family, RelDataTypeFactory types) {
    RelDataType type = family.getDefaultConcreteType(types);
    return type == null ? types.createSqlType(SqlTypeName.ANY) : type;
  }

  private record Function(Code code) implements ImplementableAggFunction {
    @Override
    public AggImplementor getImplementor(boolean inWindow) {
      return code.implementor(inWindow);
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
