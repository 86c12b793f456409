package io.github.zoomim.sql.dialect;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.function.ArrayFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexLocalRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;

/** Refuses what the engine parses and validates but has no code for, before it plans. */
public final class Refusals {
  private Refusals() {}

  /** Functions of any number of arguments, which the engine doesn't count. */
  static void checkCount(String name, SqlCall call) {
    int least =
        switch (name) {
          case "COALESCE", "GREATEST", "LEAST" -> 1;
          case "DECODE" -> 3;
          default -> 0;
        };
    if (call.operandCount() < least) {
      throw SqlFailures.at(
          Kind.SYNTAX,
          name + " takes at least " + least + " argument" + (least > 1 ? "s" : ""),
          call);
    }
    if (ArrayFunctions.TABLES.containsKey(name)) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED, name + " is supported in FROM only: FROM " + name + "(…) AS x", call);
    }
  }

  /** Columns that hold a ROW or a MAP: the engine compares those by identity, or not at all. */
  static void checkColumns(RelNode node) {
    for (RelDataTypeField column : node.getRowType().getFieldList()) {
      SqlTypeName type = column.getType().getSqlTypeName();
      if (type == SqlTypeName.ROW || type == SqlTypeName.MAP) {
        throw unsupported("A column of type " + type);
      }
    }
  }

  /** The engine looks into each row of {@code UNNEST(ARRAY[(1, 'a'), NULL])}. */
  static void checkRows(RelNode node) {
    boolean isRefused =
        node instanceof Uncollect
            && node.getInput(0).getRowType().getFieldList().stream()
                .map(column -> column.getType().getComponentType())
                .anyMatch(row -> row != null && row.isStruct() && row.isNullable());
    if (isRefused) {
      throw new ZoomImFailure(
          Kind.UNSUPPORTED,
          "NULL among the rows of an array is not supported in UNNEST; leave it out");
    }
  }

  /** A function or an operator. */
  static void check(RexCall call) {
    SqlOperator operator = call.getOperator();
    if (!isBuiltIn(call) && RexImpTable.INSTANCE.get(operator) == null) {
      throw unsupported("The function " + operator.getName());
    }
  }

  /** What the engine has code for in another place. */
  private static boolean isBuiltIn(RexCall call) {
    return call.getKind() == SqlKind.CASE || call.getKind() == SqlKind.SEARCH;
  }

  /** A window function. */
  static void check(RexOver over) {
    SqlAggFunction function = over.getAggOperator();
    if (RexImpTable.INSTANCE.get(function, true) == null) {
      throw unsupported("The window function " + function.getName());
    }
    if (over.getWindow().getExclude() != RexWindowExclusion.EXCLUDE_NO_OTHER) {
      // The engine keeps what it computed for a frame, whichever of its rows is left out.
      throw new ZoomImFailure(
          Kind.UNSUPPORTED,
          "EXCLUDE in a window is not supported; aggregate two frames, or join the rows with those"
              + " that count");
    }
    boolean isMove = function.getKind() == SqlKind.LAG || function.getKind() == SqlKind.LEAD;
    if (isMove
        && over.getOperands().size() > 1
        && RexUtil.isNullLiteral(over.getOperands().get(1), true)) {
      throw unsupported(function.getName() + " by NULL rows");
    }
    if (over.getWindow().orderKeys.stream().anyMatch(key -> isCollection(key.left))) {
      throw new ZoomImFailure(
          Kind.UNSUPPORTED,
          "ORDER BY an array is not supported in a window; order by its elements");
    }
  }

  private static boolean isCollection(RexNode key) {
    return key.getType().getComponentType() != null;
  }

  /**
   * For a plan that doesn't compile.
   *
   * @throws ZoomImFailure that names the function for whose types the engine has no code
   */
  public static void checkTypes(RelNode plan, Throwable thrown) {
    if (!SqlFailures.isTooLong(thrown)) {
      checkTypes(plan);
    }
  }

  private static void checkTypes(RelNode plan) {
    plan.getInputs().forEach(Refusals::checkTypes);
    if (plan instanceof Calc calc) {
      RexBuilder rexBuilder = plan.getCluster().getRexBuilder();
      for (RexNode expression : calc.getProgram().getExprList()) {
        if (expression instanceof RexCall call
            && !isBuiltIn(call)
            && !compiles(rexBuilder, calc.getProgram(), call)) {
          throw unsupported(call.getOperator().getName() + types(call.getOperands()));
        }
      }
    }
  }

  /** Whether there is code for the call itself, whatever its operands are. */
  private static boolean compiles(RexBuilder rexBuilder, RexProgram program, RexCall call) {
    RelDataTypeFactory.Builder row = rexBuilder.getTypeFactory().builder();
    List<RexNode> operands = new ArrayList<>();
    for (int i = 0; i < call.getOperands().size(); i++) {
      RexNode operand = program.expandLocalRef((RexLocalRef) call.getOperands().get(i));
      row.add("operand" + i, operand.getType());
      // A unit of time is a literal, and no column.
      operands.add(
          operand.isA(SqlKind.LITERAL) ? operand : rexBuilder.makeInputRef(operand.getType(), i));
    }
    try {
      RexExecutorImpl.getExecutable(
          rexBuilder, List.of(call.clone(call.getType(), operands)), row.build());
      return true;
    } catch (RuntimeException | AssertionError e) {
      return false;
    }
  }

  private static String types(List<RexNode> operands) {
    return operands.stream()
        .map(operand -> operand.getType().getSqlTypeName().getName())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static ZoomImFailure unsupported(String what) {
    return new ZoomImFailure(
        Kind.UNSUPPORTED,
        what + " is not supported; write it in another way, or cast its arguments to other types");
  }
}
