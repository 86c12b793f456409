package io.github.zoomim.sql.time;

import io.github.zoomim.sql.time.ThreeValuedLogic.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Reads an expression as a function of the time column. What can't be read can be anything: it
 * widens an OR to everything and drops out of an AND, so no reading can narrow too far.
 */
final class ExpressionReader {
  private final int timeColumn;
  private final List<RexNode> constants = new ArrayList<>();
  private final TimeFunctions functions = new TimeFunctions(this);

  ExpressionReader(int timeColumn) {
    this.timeColumn = timeColumn;
  }

  /** What was met that has one value in an execution; read expressions know them by index. */
  List<RexNode> constants() {
    return List.copyOf(constants);
  }

  /** The expression as a function of the time. */
  TimeExpression read(RexNode node) {
    if (node instanceof RexInputRef ref) {
      return ref.getIndex() == timeColumn ? TimeExpression.Given::times : TimeExpression.ANY;
    }
    boolean isCounted = Kind.of(node.getType()) != Kind.OTHER;
    if (node instanceof RexLiteral literal) {
      return isCounted ? Literals.read(literal) : TimeExpression.ANY;
    }
    if (isCounted && isConstant(node)) {
      int index = constant(node);
      return given -> given.constant(index);
    }
    if (!isCounted || !(node instanceof RexCall call)) {
      return TimeExpression.ANY;
    }
    if (isLogic(call.getKind())) {
      return logic(call);
    }
    int before = constants.size();
    TimeExpression function = function(call);
    if (function == TimeExpression.ANY) {
      // What was collected for it need not be evaluated.
      constants.subList(before, constants.size()).clear();
    }
    return function;
  }

  /** Keeps what has one value in an execution, and returns its index. */
  int constant(RexNode node) {
    constants.add(node);
    return constants.size() - 1;
  }

  /** Whether the expression has one value for the whole execution. */
  private static boolean isConstant(RexNode node) {
    return RexUtil.isDeterministic(node) && !VariesByRow.test(node);
  }

  private TimeExpression function(RexCall call) {
    ThreeValuedLogic.Operator comparison = ThreeValuedLogic.comparison(call.getKind());
    if (comparison != null) {
      return compare(call, comparison);
    }
    return switch (call.getKind()) {
      case SEARCH -> search(call);
      case CASE -> choice(call);
      case COALESCE -> coalesce(call);
      default -> functions.read(call);
    };
  }

  private static boolean isLogic(SqlKind kind) {
    return switch (kind) {
      case AND,
          OR,
          NOT,
          IS_TRUE,
          IS_NOT_TRUE,
          IS_FALSE,
          IS_NOT_FALSE,
          IS_NULL,
          IS_UNKNOWN,
          IS_NOT_NULL ->
          true;
      default -> false;
    };
  }

  private TimeExpression logic(RexCall call) {
    List<TimeExpression> operands = call.getOperands().stream().map(this::read).toList();
    TimeExpression first = operands.get(0);
    return switch (call.getKind()) {
      case AND -> fold(operands, ThreeValuedLogic::and);
      case OR -> fold(operands, ThreeValuedLogic::or);
      case NOT -> given -> ThreeValuedLogic.not(first.of(given));
      case IS_TRUE -> given -> ThreeValuedLogic.isTrue(first.of(given));
      case IS_NOT_TRUE -> given -> ThreeValuedLogic.not(ThreeValuedLogic.isTrue(first.of(given)));
      case IS_FALSE -> given -> ThreeValuedLogic.isTrue(ThreeValuedLogic.not(first.of(given)));
      case IS_NOT_FALSE ->
          given ->
              ThreeValuedLogic.not(ThreeValuedLogic.isTrue(ThreeValuedLogic.not(first.of(given))));
      case IS_NOT_NULL -> given -> ThreeValuedLogic.not(ThreeValuedLogic.isNull(first.of(given)));
      default -> given -> ThreeValuedLogic.isNull(first.of(given));
    };
  }

  static TimeExpression fold(List<TimeExpression> operands, BinaryOperator<ValueSet> operator) {
    return given -> {
      ValueSet result = operands.get(0).of(given);
      for (int i = 1; i < operands.size(); i++) {
        result = operator.apply(result, operands.get(i).of(given));
      }
      return result;
    };
  }

  private TimeExpression compare(RexCall call, ThreeValuedLogic.Operator comparison) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    Kind kind = Kind.of(left.getType()).common(Kind.of(right.getType()));
    TimeExpression a = readAs(left, kind);
    TimeExpression b = readAs(right, kind);
    return a == TimeExpression.ANY || b == TimeExpression.ANY
        ? TimeExpression.ANY
        : given -> comparison.of(a.of(given), b.of(given));
  }

  private TimeExpression search(RexCall call) {
    RexLiteral list = (RexLiteral) call.getOperands().get(1);
    return Literals.search(readAs(call.getOperands().get(0), Kind.of(list.getType())), list);
  }

  private TimeExpression choice(RexCall call) {
    List<RexNode> operands = call.getOperands();
    int last = operands.size() - 1;
    List<TimeExpression> parts = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      boolean isValue = i % 2 == 1 || i == last;
      parts.add(isValue ? readAs(operands.get(i), call.getType()) : read(operands.get(i)));
    }
    return given -> {
      List<Branch> branches = new ArrayList<>();
      for (int i = 0; i < last; i += 2) {
        branches.add(new Branch(parts.get(i).of(given), parts.get(i + 1).of(given)));
      }
      branches.add(new Branch(ValueSet.truth(true, false, false), parts.get(last).of(given)));
      return ThreeValuedLogic.choose(branches);
    };
  }

  private TimeExpression coalesce(RexCall call) {
    List<TimeExpression> operands =
        call.getOperands().stream().map(operand -> readAs(operand, call.getType())).toList();
    return given -> {
      List<Branch> branches = new ArrayList<>();
      for (TimeExpression operand : operands) {
        ValueSet value = operand.of(given);
        branches.add(
            new Branch(ThreeValuedLogic.not(ThreeValuedLogic.isNull(value)), value.withoutNull()));
      }
      branches.add(new Branch(ValueSet.truth(true, false, false), ValueSet.NULL));
      return ThreeValuedLogic.choose(branches);
    };
  }

  /** The expression where its value becomes one of the type. */
  TimeExpression readAs(RexNode node, RelDataType type) {
    return readAs(node, Kind.of(type));
  }

  /** The expression where its value becomes one of the kind; ANY where that changes it more. */
  TimeExpression readAs(RexNode node, Kind kind) {
    Kind from = Kind.of(node.getType());
    TimeExpression expression = read(node);
    if (expression == TimeExpression.ANY || kind == Kind.OTHER) {
      return TimeExpression.ANY;
    }
    if (from == kind || from == Kind.NULL || kind == Kind.NULL) {
      return expression;
    }
    if (from == Kind.EXACT && kind == Kind.APPROXIMATE) {
      return given -> expression.of(given).map(Interval::doubles);
    }
    return from == Kind.DATE && kind == Kind.TIMESTAMP
        ? given -> expression.of(given).map(days -> days.map(TimeUnits::startOfDay))
        : TimeExpression.ANY;
  }
}
