package io.github.zoomim.sql.function;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** A function of SQL that a Java method computes; NULL where an argument is NULL. */
final class OwnFunction extends SqlUserDefinedFunction {
  private OwnFunction(
      String name, Method method, SqlReturnTypeInference result, List<SqlTypeFamily> arguments) {
    super(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        result,
        (binding, ignored, types) -> {
          for (int i = 0; i < Math.min(types.length, arguments.size()); i++) {
            types[i] = concrete(arguments.get(i), binding.getTypeFactory());
          }
        },
        OperandTypes.operandMetadata(
            arguments,
            types -> arguments.stream().map(family -> concrete(family, types)).toList(),
            index -> "arg" + index,
            index -> false),
        new MethodFunction(method));
  }

  private static RelDataType concrete(SqlTypeFamily family, RelDataTypeFactory types) {
    return switch (family) {
      case INTERVAL_DAY_TIME -> interval(TimeUnit.DAY, TimeUnit.SECOND, types);
      case INTERVAL_YEAR_MONTH -> interval(TimeUnit.YEAR, TimeUnit.MONTH, types);
      default -> requireNonNull(family.getDefaultConcreteType(types));
    };
  }

  private static RelDataType interval(TimeUnit from, TimeUnit to, RelDataTypeFactory types) {
    return types.createSqlIntervalType(new SqlIntervalQualifier(from, to, SqlParserPos.ZERO));
  }

  /**
   * The function whose method has the same name in camel case.
   *
   * @param home the class of the method, which is public for the generated code's sake
   */
  static OwnFunction of(
      Class<?> home, String method, String name, SqlTypeName result, SqlTypeFamily... arguments) {
    return of(
        home,
        method,
        name,
        ReturnTypes.explicit(result).andThen(SqlTypeTransforms.TO_NULLABLE),
        arguments);
  }

  /** The function, of a type that says whether it can be NULL where no argument is. */
  static OwnFunction of(
      Class<?> home,
      String method,
      String name,
      SqlReturnTypeInference result,
      SqlTypeFamily... arguments) {
    Method found =
        Arrays.stream(home.getMethods())
            .filter(m -> m.getName().equals(method) && m.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow();
    return new OwnFunction(name, found, result, ImmutableList.copyOf(arguments));
  }
}
