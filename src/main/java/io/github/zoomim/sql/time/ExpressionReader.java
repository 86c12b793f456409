package io.github.zoomim.sql.time;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression as a function of the time column. What can't be read can be anything: it
 * widens an OR to everything and drops out of an AND, so no reading can narrow too far.
 */
final class ExpressionReader {
  private final int timeColumn;
  private final RexBuilder rexBuilder;
  private final List<RexNode> constants = new ArrayList<>();
  private final TimeFunctions functions = new TimeFunctions(this);

  ExpressionReader(int timeColumn, RexBuilder rexBuilder) {
    this.timeColumn = timeColumn;
    this.rexBuilder = rexBuilder;
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
    if (isCounted && node instanceof RexLiteral literal) {
      ValueSet value = ValueSet.of(literal.getValue4());
      return given -> value;
    }
    if (isCounted && RexUtil.isConstant(node)) {
      int index = constant(node);
      return given -> given.constant(index);
    }
    if (!isCounted || !(node instanceof RexCall call)) {
      return TimeExpression.ANY;
    }
    TimeExpression logic = logic(call);
    if (logic != null) {
      return logic;
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

  private TimeExpression function(RexCall call) {
    BinaryOperator<ValueSet> comparison = ThreeValuedLogic.comparison(call.getKind());
    if (comparison != null) {
      return compare(call, comparison);
    }
    return switch (call.getKind()) {
      case SEARCH -> read(RexUtil.expandSearch(rexBuilder, null, call));
      case CASE -> choice(call);
      default -> functions.read(call);
    };
  }

  /** Null for a call of something else. */
  private @Nullable TimeExpression logic(RexCall call) {
    return switch (call.getKind()) {
      case AND -> fold(call, ThreeValuedLogic::and);
      case OR -> fold(call, ThreeValuedLogic::or);
      case NOT -> test(call, ThreeValuedLogic::not);
      case IS_TRUE -> test(call, ThreeValuedLogic::isTrue);
      case IS_NOT_TRUE -> test(call, a -> ThreeValuedLogic.not(ThreeValuedLogic.isTrue(a)));
      case IS_FALSE -> test(call, ThreeValuedLogic::isFalse);
      case IS_NOT_FALSE -> test(call, a -> ThreeValuedLogic.not(ThreeValuedLogic.isFalse(a)));
      case IS_NULL, IS_UNKNOWN -> test(call, ThreeValuedLogic::isNull);
      case IS_NOT_NULL -> test(call, a -> ThreeValuedLogic.not(ThreeValuedLogic.isNull(a)));
      default -> null;
    };
  }

  /** A function that says something even of what can be anything. */
  private TimeExpression test(RexCall call, UnaryOperator<ValueSet> function) {
    TimeExpression operand = read(call.getOperands().get(0));
    return given -> function.apply(operand.of(given));
  }

  private TimeExpression fold(RexCall call, BinaryOperator<ValueSet> operator) {
    List<TimeExpression> operands = call.getOperands().stream().map(this::read).toList();
    return given -> {
      ValueSet result = operands.get(0).of(given);
      for (int i = 1; i < operands.size(); i++) {
        result = operator.apply(result, operands.get(i).of(given));
      }
      return result;
    };
  }

  private TimeExpression compare(RexCall call, BinaryOperator<ValueSet> comparison) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    Kind kind = Kind.of(left.getType()).common(Kind.of(right.getType()));
    return readAs(left, kind).with(readAs(right, kind), comparison);
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
      List<Interval> values = new ArrayList<>();
      boolean hasNull = false;
      boolean isReached = true;
      for (int i = 0; isReached && i <= last; i += 2) {
        ValueSet condition =
            i == last ? ValueSet.truth(true, false, false) : parts.get(i).of(given);
        if (condition.canBeTrue()) {
          ValueSet value = parts.get(Math.min(i + 1, last)).of(given);
          values.addAll(value.intervals());
          hasNull |= value.hasNull();
        }
        isReached = condition.canBeFalse() || condition.hasNull();
      }
      return ValueSet.of(values, hasNull);
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
      // The double is within the same two.
      return expression;
    }
    return from == Kind.DATE && kind == Kind.TIMESTAMP
        ? expression.then(days -> days.map(day -> day.map(TimeUnits::startOfDay)))
        : TimeExpression.ANY;
  }
}
