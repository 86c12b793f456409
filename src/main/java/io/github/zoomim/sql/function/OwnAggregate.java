package io.github.zoomim.sql.function;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableAggFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/** An aggregate in place of Calcite's own, with a type and code that are right. */
final class OwnAggregate extends SqlUserDefinedAggFunction {
  /** Those that return the value of one row, and may leave out rows where it is NULL. */
  private static final Set<SqlKind> OF_ROWS =
      EnumSet.of(
          SqlKind.FIRST_VALUE, SqlKind.LAST_VALUE, SqlKind.NTH_VALUE, SqlKind.LAG, SqlKind.LEAD);

  /** Makes the code of an aggregate, in a window or not. */
  @FunctionalInterface
  interface Code {
    AggImplementor implementor(boolean inWindow);
  }

  private final SqlOperandTypeChecker operands;

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
        (call, ignored, types) -> inferTypes(call, types, ImmutableList.copyOf(arguments)),
        OperandTypes.operandMetadata(
            Collections.nCopies(arguments.length, SqlTypeFamily.ANY),
            types -> Collections.nCopies(arguments.length, types.createSqlType(SqlTypeName.ANY)),
            index -> "arg" + index,
            index -> index >= required),
        new Function(code),
        false,
        OF_ROWS.contains(kind),
        order);
    this.operands = OperandTypes.family(List.of(arguments), index -> index >= required);
  }

  /** As those of Calcite's own functions: those of users take a time for a number. */
  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
    return operands.checkOperandTypes(call, throwOnFailure);
  }

  @Override
  public String getAllowedSignatures(String name) {
    return operands.getAllowedSignatures(this, name);
  }

  /** LAG and LEAD look at the partition, whatever the frame is. */
  @Override
  public boolean allowsFraming() {
    return kind != SqlKind.LAG && kind != SqlKind.LEAD;
  }

  /** A parameter has the type of its place, and that of the other arguments where any will do. */
  private static void inferTypes(
      SqlCallBinding call, RelDataType[] types, List<SqlTypeFamily> arguments) {
    for (int i = 0; i < types.length; i++) {
      types[i] = call.getValidator().getUnknownType();
      if (call.operand(i) instanceof SqlDynamicParam) {
        types[i] =
            arguments.get(i) == SqlTypeFamily.ANY
                ? ofOthers(call)
                : type(arguments.get(i), call.getTypeFactory());
      }
    }
  }

  private static RelDataType ofOthers(SqlCallBinding call) {
    return call.operands().stream()
        .filter(operand -> !(operand instanceof SqlDynamicParam))
        .map(operand -> call.getValidator().deriveType(call.getScope(), operand))
        .findFirst()
        .orElse(call.getValidator().getUnknownType());
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
