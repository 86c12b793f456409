package io.github.zoomim.sql;

import io.github.zoomim.sql.Truth.Branch;
import io.github.zoomim.sql.Truth.Comparison;
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
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads a predicate as a function of the time column. What can't be read can be anything: it widens
 * an OR to everything and drops out of an AND, so no reading can narrow too far.
 */
final class TimePredicateReader {
  private final int timeColumn;
  private final List<RexNode> constants = new ArrayList<>();
  private final TimeArithmetic arithmetic = new TimeArithmetic(this);

  private TimePredicateReader(int timeColumn) {
    this.timeColumn = timeColumn;
  }

  /**
   * What was read.
   *
   * @param constants what the predicate's gaps are filled with, evaluated at execution
   */
  record Reading(TimePredicate predicate, List<RexNode> constants) {
    /** Whether the predicate narrows nothing, whatever its constants are. */
    boolean saysNothing() {
      return predicate.saysNothing();
    }
  }

  /** Reads a condition over rows whose column {@code timeColumn} is the time. */
  static Reading read(@Nullable RexNode condition, int timeColumn) {
    TimePredicateReader reader = new TimePredicateReader(timeColumn);
    TimeTerm term = condition == null ? TimeTerm.ANY : reader.term(condition);
    return new Reading(new TimePredicate(term), List.copyOf(reader.constants));
  }

  /** The expression as a function of the time. */
  TimeTerm term(RexNode node) {
    if (node instanceof RexInputRef ref) {
      return ref.getIndex() == timeColumn ? TimeTerm.Given::time : TimeTerm.ANY;
    }
    if (node instanceof RexLiteral literal) {
      return isReadable(literal) ? TimeValues.literal(literal) : TimeTerm.ANY;
    }
    if (!(node instanceof RexCall call)) {
      return isReadable(node) && isConstant(node) ? constant(node) : TimeTerm.ANY;
    }
    if (isReadable(call) && isConstant(call)) {
      return constant(call);
    }
    if (isLogic(call.getKind())) {
      return logic(call);
    }
    int before = constants.size();
    TimeTerm term = function(call);
    if (term == TimeTerm.ANY) {
      // What was collected for it need not be evaluated.
      constants.subList(before, constants.size()).clear();
    }
    return term;
  }

  /** The same, unless it is a number with a fraction: those are counted in another way. */
  TimeTerm whole(RexNode node) {
    return Fractions.isFraction(node.getType()) ? TimeTerm.ANY : term(node);
  }

  /** A number, counted as one with a fraction whether it has one or not. */
  TimeTerm fraction(RexNode node) {
    SqlTypeName type = node.getType().getSqlTypeName();
    return SqlTypeName.INT_TYPES.contains(type)
        ? Fractions.of(term(node))
        : Fractions.isFraction(node.getType()) || type == SqlTypeName.NULL
            ? term(node)
            : TimeTerm.ANY;
  }

  private TimeTerm function(RexCall call) {
    Comparison comparison = comparison(call.getKind());
    if (comparison != null) {
      return binary(call, comparison::of);
    }
    return switch (call.getKind()) {
      case SEARCH -> search(call);
      case CASE -> choice(call);
      case COALESCE -> coalesce(call);
      default -> arithmetic.term(call);
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

  private TimeTerm logic(RexCall call) {
    List<TimeTerm> terms = terms(call.getOperands());
    TimeTerm first = terms.get(0);
    return switch (call.getKind()) {
      case AND -> fold(terms, Truth::and);
      case OR -> fold(terms, Truth::or);
      case NOT -> given -> Truth.not(first.of(given));
      case IS_TRUE -> given -> isTruth(first.of(given), true);
      case IS_NOT_TRUE -> given -> Truth.not(isTruth(first.of(given), true));
      case IS_FALSE -> given -> isTruth(first.of(given), false);
      case IS_NOT_FALSE -> given -> Truth.not(isTruth(first.of(given), false));
      case IS_NOT_NULL -> given -> Truth.not(isNull(first.of(given)));
      default -> given -> isNull(first.of(given));
    };
  }

  private static Outcome isTruth(Outcome a, boolean truth) {
    return Truth.is(a.canBe(truth), a.canBe(!truth).or(a.isNull()));
  }

  private static Outcome isNull(Outcome a) {
    return Truth.is(a.isNull(), a.isNotNull());
  }

  static TimeTerm fold(List<TimeTerm> terms, BinaryOperator<Outcome> operator) {
    return given -> {
      Outcome result = terms.get(0).of(given);
      for (int i = 1; i < terms.size(); i++) {
        result = operator.apply(result, terms.get(i).of(given));
      }
      return result;
    };
  }

  private TimeTerm search(RexCall call) {
    RexNode value = call.getOperands().get(0);
    return Fractions.isFraction(value.getType())
        ? FractionSearch.term(fraction(value), call)
        : TimeValues.search(term(value), call);
  }

  private TimeTerm choice(RexCall call) {
    List<TimeTerm> terms = new ArrayList<>();
    for (int i = 0; i < call.getOperands().size(); i++) {
      boolean isValue = i % 2 == 1 || i == call.getOperands().size() - 1;
      RexNode operand = call.getOperands().get(i);
      terms.add(isValue ? value(operand, call.getType()) : term(operand));
    }
    return given -> {
      List<Branch> branches = new ArrayList<>();
      for (int i = 0; i + 1 < terms.size(); i += 2) {
        branches.add(new Branch(terms.get(i).of(given), terms.get(i + 1).of(given)));
      }
      branches.add(new Branch(Outcome.of(true), terms.get(terms.size() - 1).of(given)));
      return Truth.choose(branches);
    };
  }

  private TimeTerm coalesce(RexCall call) {
    List<TimeTerm> terms =
        call.getOperands().stream().map(operand -> value(operand, call.getType())).toList();
    return given -> {
      List<Branch> branches = new ArrayList<>();
      for (TimeTerm term : terms) {
        Outcome value = term.of(given);
        Outcome present = new Outcome(value.alternatives(), Chance.NEVER);
        branches.add(new Branch(Truth.not(isNull(value)), present));
      }
      branches.add(new Branch(Outcome.of(true), Outcome.NULL));
      return Truth.choose(branches);
    };
  }

  /** An expression whose value becomes that of one of the type. */
  private TimeTerm value(RexNode node, RelDataType type) {
    return Fractions.isFraction(type) ? fraction(node) : whole(node);
  }

  /** A function of two that is nothing where either is. */
  TimeTerm binary(RexCall call, BinaryOperator<Outcome> function) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    TimeTerm a = TimeValues.comparable(term(left), left.getType(), right.getType());
    TimeTerm b = TimeValues.comparable(term(right), right.getType(), left.getType());
    return a == TimeTerm.ANY || b == TimeTerm.ANY
        ? TimeTerm.ANY
        : given -> function.apply(a.of(given), b.of(given));
  }

  List<TimeTerm> terms(List<RexNode> nodes) {
    return nodes.stream().map(this::term).toList();
  }

  private TimeTerm constant(RexNode node) {
    int index = constants.size();
    constants.add(node);
    return Fractions.isFraction(node.getType())
        ? given -> given.fraction(index)
        : given -> given.constant(index);
  }

  /** A parameter that is a list of values. */
  int listConstant(RexNode list) {
    constants.add(list);
    return constants.size() - 1;
  }

  /** Whether the values are of a kind that {@link Outcome} counts. */
  private static boolean isReadable(RexNode node) {
    SqlTypeName type = node.getType().getSqlTypeName();
    return switch (type) {
      case BOOLEAN, TIMESTAMP, DATE, TIME, DECIMAL, DOUBLE, FLOAT, NULL -> true;
      default -> SqlTypeName.INT_TYPES.contains(type) || SqlTypeName.INTERVAL_TYPES.contains(type);
    };
  }

  /** Whether the expression has one value for the whole execution. */
  private static boolean isConstant(RexNode node) {
    return RexUtil.isDeterministic(node) && !VariesByRow.test(node);
  }

  private static @Nullable Comparison comparison(SqlKind kind) {
    return switch (kind) {
      case EQUALS -> Comparison.EQUAL;
      case NOT_EQUALS -> Comparison.UNEQUAL;
      case LESS_THAN -> Comparison.LESS;
      case LESS_THAN_OR_EQUAL -> Comparison.AT_MOST;
      case GREATER_THAN -> Comparison.GREATER;
      case GREATER_THAN_OR_EQUAL -> Comparison.AT_LEAST;
      case IS_NOT_DISTINCT_FROM -> Comparison.SAME;
      case IS_DISTINCT_FROM -> Comparison.DISTINCT;
      default -> null;
    };
  }
}
