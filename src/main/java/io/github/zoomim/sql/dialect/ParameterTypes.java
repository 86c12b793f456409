package io.github.zoomim.sql.dialect;

import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/**
 * The types of a statement's parameters, each at the parameter's own number. Calcite lists them as
 * it meets them in the tree, which is another order than the text's: all WHENs of a CASE stand
 * there before its THENs.
 */
public final class ParameterTypes extends SqlBasicVisitor<@Nullable Void> {
  private final SqlValidator validator;
  private final Map<Integer, RelDataType> found = new TreeMap<>();

  private ParameterTypes(SqlValidator validator) {
    this.validator = validator;
  }

  /** A row of them. */
  public static RelDataType of(SqlNode statement, SqlValidator validator) {
    ParameterTypes types = new ParameterTypes(validator);
    statement.accept(types);
    RelDataTypeFactory.Builder row = validator.getTypeFactory().builder();
    int count = types.found.keySet().stream().mapToInt(number -> number + 1).max().orElse(0);
    for (int i = 0; i < count; i++) {
      row.add("?" + i, types.found.getOrDefault(i, validator.getUnknownType()));
    }
    return row.build();
  }

  @Override
  public @Nullable Void visit(SqlDynamicParam parameter) {
    found.putIfAbsent(parameter.getIndex(), validator.getValidatedNodeType(parameter));
    return null;
  }
}
