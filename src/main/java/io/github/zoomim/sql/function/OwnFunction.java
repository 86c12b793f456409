package io.github.zoomim.sql.function;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** A function of SQL that a Java method computes; NULL where an argument is NULL. */
final class OwnFunction extends SqlUserDefinedFunction {
  private OwnFunction(
      String name, Method method, SqlTypeName result, List<SqlTypeFamily> arguments) {
    super(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(result).andThen(SqlTypeTransforms.TO_NULLABLE),
        (binding, ignored, types) -> {
          for (int i = 0; i < Math.min(types.length, arguments.size()); i++) {
            types[i] =
                requireNonNull(arguments.get(i).getDefaultConcreteType(binding.getTypeFactory()));
          }
        },
        OperandTypes.operandMetadata(
            arguments,
            types ->
                arguments.stream()
                    .map(family -> requireNonNull(family.getDefaultConcreteType(types)))
                    .toList(),
            index -> "arg" + index,
            index -> false),
        new MethodFunction(method));
  }

  /**
   * The function whose method has the same name in camel case.
   *
   * @param home the class of the method, which is public for the generated code's sake
   */
  static OwnFunction of(
      Class<?> home, String method, String name, SqlTypeName result, SqlTypeFamily... arguments) {
    Method found =
        Arrays.stream(home.getMethods())
            .filter(m -> m.getName().equals(method) && m.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow();
    return new OwnFunction(name, found, result, ImmutableList.copyOf(arguments));
  }
}
