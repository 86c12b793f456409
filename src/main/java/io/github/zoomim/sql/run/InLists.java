package io.github.zoomim.sql.run;

import io.github.zoomim.sql.function.MethodFunction;
import io.github.zoomim.sql.plan.ExpressionRewriter;
import io.github.zoomim.sql.time.DialectOperators;
import io.github.zoomim.sql.time.ValueList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes long lists of values out of the plan: of {@code x = 1 OR x = 2 OR …}, which an IN is, makes
 * one lookup in a list that comes with the execution like a parameter. In the generated code some
 * hundred comparisons are more than a method can hold, and each row would go through all of them.
 */
public final class InLists extends ExpressionRewriter {
  /** Up to this many comparisons are still quick, and the planner can combine them with others. */
  private static final int LONG = 100;

  private static final SqlOperator LOOKUP =
      new SqlUserDefinedFunction(
          new SqlIdentifier(DialectOperators.IN_LIST, SqlParserPos.ZERO),
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.BOOLEAN_FORCE_NULLABLE,
          InferTypes.FIRST_KNOWN,
          null,
          new MethodFunction(
              Types.lookupMethod(ValueList.class, "contains", Object.class, Object.class)));

  private final DerivedParameters derived;

  public InLists(RexBuilder rexBuilder, DerivedParameters derived) {
    super(rexBuilder);
    this.derived = derived;
  }

  /**
   * What a list is made of.
   *
   * @param values of its literals, in the engine's form
   * @param parameters the indexes of its parameters
   */
  private record Source(List<@Nullable Object> values, List<Integer> parameters)
      implements DerivedParameter {
    @Override
    public ValueList value(ParameterValues before, ExecutionStart start) {
      List<@Nullable Object> all = new ArrayList<>(values);
      parameters.forEach(index -> all.add(before.get(index)));
      return new ValueList(all);
    }
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexNode visited = super.visitCall(call);
    if (visited.getKind() != SqlKind.OR || ((RexCall) visited).getOperands().size() <= LONG) {
      return visited;
    }
    Map<RexNode, List<RexNode>> lists = new LinkedHashMap<>();
    List<RexNode> rest = new ArrayList<>();
    for (RexNode operand : ((RexCall) visited).getOperands()) {
      RexNode value = listed(operand);
      if (value == null) {
        rest.add(operand);
      } else {
        RexNode same = ((RexCall) operand).getOperands().get(0);
        lists.computeIfAbsent(same, absent -> new ArrayList<>()).add(value);
      }
    }
    lists.forEach((left, values) -> rest.add(lookup(left, values)));
    return RexUtil.composeDisjunction(rexBuilder, rest);
  }

  /** The value that the operand compares something with; null where it doesn't do just that. */
  private static @Nullable RexNode listed(RexNode operand) {
    if (operand.getKind() != SqlKind.EQUALS) {
      return null;
    }
    RexNode left = ((RexCall) operand).getOperands().get(0);
    RexNode right = ((RexCall) operand).getOperands().get(1);
    boolean isValue = right instanceof RexLiteral || right instanceof RexDynamicParam;
    boolean varies = !(left instanceof RexLiteral || left instanceof RexDynamicParam);
    return isValue && varies && isSameKind(left.getType(), right.getType()) ? right : null;
  }

  private static boolean isSameKind(RelDataType left, RelDataType right) {
    SqlTypeName a = left.getSqlTypeName();
    SqlTypeName b = right.getSqlTypeName();
    return (SqlTypeUtil.isCharacter(left) && SqlTypeUtil.isCharacter(right))
        || (SqlTypeName.INT_TYPES.contains(a) && SqlTypeName.INT_TYPES.contains(b))
        || (a == b && (a == SqlTypeName.TIMESTAMP || a == SqlTypeName.DATE));
  }

  private RexNode lookup(RexNode left, List<RexNode> elements) {
    List<@Nullable Object> values = new ArrayList<>();
    List<Integer> indexes = new ArrayList<>();
    for (RexNode element : elements) {
      if (element instanceof RexDynamicParam parameter) {
        indexes.add(parameter.getIndex());
      } else {
        values.add(((RexLiteral) element).getValue2());
      }
    }
    return lookup(rexBuilder, left, derived, new Source(values, indexes));
  }

  /** Looks a value up in a parameter that is a {@link ValueList}. */
  public static RexNode lookup(
      RexBuilder rexBuilder, RexNode left, DerivedParameters derived, DerivedParameter list) {
    RelDataType any = rexBuilder.getTypeFactory().createSqlType(SqlTypeName.ANY);
    return rexBuilder.makeCall(LOOKUP, left, derived.add(list, any));
  }
}
