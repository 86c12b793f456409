package io.github.zoomim.sql;

import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.zoomim.scan.TimeConstraint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a predicate says of the time column.
 *
 * <p>For each expression it asks two questions: for which times can it be TRUE, and for which can
 * it be FALSE. NOT exchanges them, AND and OR combine them by De Morgan, and what can't be read
 * answers "for any". So an unread branch widens an OR to everything and drops out of an AND, and no
 * reading can narrow too far.
 */
final class TimePredicateReader {
  private final int timeColumn;
  private final List<RexNode> constants = new ArrayList<>();

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
      return predicate.equals(TimePredicate.ANYTHING);
    }
  }

  /** Reads a condition over rows whose column {@code timeColumn} is the time. */
  static Reading read(@Nullable RexNode condition, int timeColumn) {
    if (condition == null) {
      return new Reading(TimePredicate.ANYTHING, List.of());
    }
    TimePredicateReader reader = new TimePredicateReader(timeColumn);
    TimePredicate predicate = reader.when(condition, true);
    return new Reading(predicate, List.copyOf(reader.constants));
  }

  /** For which times the expression can have the given truth value. */
  private TimePredicate when(RexNode node, boolean truth) {
    return switch (node.getKind()) {
      case AND -> truth ? and(node, true) : or(node, false);
      case OR -> truth ? or(node, true) : and(node, false);
      case NOT -> when(operand(node, 0), !truth);
      case IS_TRUE -> truth ? when(operand(node, 0), true) : TimePredicate.ANYTHING;
      case IS_FALSE -> truth ? when(operand(node, 0), false) : TimePredicate.ANYTHING;
      case IS_NOT_TRUE -> truth ? TimePredicate.ANYTHING : when(operand(node, 0), true);
      case IS_NOT_FALSE -> truth ? TimePredicate.ANYTHING : when(operand(node, 0), false);
      case IS_NULL -> nullness(node, truth);
      case IS_NOT_NULL -> nullness(node, !truth);
      case LITERAL -> literal((RexLiteral) node, truth);
      case SEARCH -> search((RexCall) node, truth);
      default -> comparison(node, truth);
    };
  }

  private TimePredicate and(RexNode node, boolean truth) {
    List<TimePredicate> parts = parts(node, truth);
    parts.removeIf(TimePredicate.ANYTHING::equals);
    return switch (parts.size()) {
      case 0 -> TimePredicate.ANYTHING;
      case 1 -> parts.get(0);
      default -> new TimePredicate.And(parts);
    };
  }

  private TimePredicate or(RexNode node, boolean truth) {
    List<TimePredicate> parts = parts(node, truth);
    return parts.contains(TimePredicate.ANYTHING)
        ? TimePredicate.ANYTHING
        : new TimePredicate.Or(parts);
  }

  private List<TimePredicate> parts(RexNode node, boolean truth) {
    List<TimePredicate> parts = new ArrayList<>();
    for (RexNode operand : ((RexCall) node).getOperands()) {
      parts.add(when(operand, truth));
    }
    return parts;
  }

  private TimePredicate nullness(RexNode node, boolean isNull) {
    if (grain(operand(node, 0)) == null) {
      return TimePredicate.ANYTHING;
    }
    return new TimePredicate.Known(
        isNull ? new TimeConstraint(ImmutableRangeSet.of(), true) : TimeConstraint.of(Range.all()));
  }

  private static TimePredicate literal(RexLiteral literal, boolean truth) {
    return Boolean.valueOf(truth).equals(literal.getValueAs(Boolean.class))
        ? TimePredicate.ANYTHING
        : new TimePredicate.Known(TimeConstraint.NOTHING);
  }

  private TimePredicate comparison(RexNode node, boolean truth) {
    Comparison op = Comparison.of(node.getKind());
    if (op == null) {
      return TimePredicate.ANYTHING;
    }
    RexNode left = operand(node, 0);
    RexNode right = operand(node, 1);
    TimeView view = view(left);
    RexNode value = right;
    if (view == null) {
      view = view(right);
      value = left;
      op = op.mirrored();
    }
    if (view == null || !view.comparesWith(value.getType()) || !isConstant(value)) {
      return TimePredicate.ANYTHING;
    }
    op = truth ? op : op.negated();
    if (value instanceof RexLiteral literal) {
      return new TimePredicate.Known(
          TimePredicate.Compare.constraint(view, op, number(literal.getValue())));
    }
    constants.add(value);
    return new TimePredicate.Compare(view, op, constants.size() - 1);
  }

  /** A list or ranges of literals: {@code IN}, {@code BETWEEN} and what the planner folds. */
  private TimePredicate search(RexCall call, boolean truth) {
    TimeView view = view(call.getOperands().get(0));
    RexLiteral list = (RexLiteral) call.getOperands().get(1);
    Sarg<?> sarg = list.getValueAs(Sarg.class);
    if (view == null || sarg == null || !view.comparesWith(list.getType())) {
      return TimePredicate.ANYTHING;
    }
    RangeSet<Long> values = TreeRangeSet.create();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      values.addAll(view.preimage(numbers(range)));
    }
    RexUnknownAs ofNull = sarg.nullAs;
    return new TimePredicate.Known(
        new TimeConstraint(
            ImmutableRangeSet.copyOf(truth ? values : values.complement()),
            ofNull == (truth ? RexUnknownAs.TRUE : RexUnknownAs.FALSE)));
  }

  /** How the expression looks at the time column; null where it isn't a function of it alone. */
  private @Nullable TimeView view(RexNode node) {
    if (node.getKind() == SqlKind.EXTRACT
        && operand(node, 0) instanceof RexLiteral unit
        && unit.getValue() instanceof TimeUnitRange range
        && TimePart.supports(range)) {
      return partOf(operand(node, 1), range);
    }
    return grain(node);
  }

  /** Of the time or of its day; a rounded time's parts are others. */
  private @Nullable TimeView partOf(RexNode time, TimeUnitRange unit) {
    TimeGrain grain = grain(time);
    return TimeGrain.EXACT.equals(grain) || TimeGrain.DAY.equals(grain) ? new TimePart(unit) : null;
  }

  private @Nullable TimeGrain grain(RexNode node) {
    if (node instanceof RexInputRef ref) {
      return ref.getIndex() == timeColumn ? TimeGrain.EXACT : null;
    }
    if (node.getKind() == SqlKind.CAST && operand(node, 0) instanceof RexInputRef) {
      return grain(operand(node, 0)) == null
          ? null
          : switch (node.getType().getSqlTypeName()) {
            case DATE -> TimeGrain.DAY;
            case TIMESTAMP ->
                node.getType().getPrecision() >= ZoomTypeSystem.MILLISECONDS
                    ? TimeGrain.EXACT
                    : null;
            default -> null;
          };
    }
    if (node.getKind() == SqlKind.FLOOR
        && ((RexCall) node).getOperands().size() == 2
        && operand(node, 0) instanceof RexInputRef
        && operand(node, 1) instanceof RexLiteral unit
        && unit.getValue() instanceof TimeUnitRange range
        && TimeGrain.supports(range)) {
      return grain(operand(node, 0)) == null ? null : new TimeGrain(range);
    }
    return null;
  }

  /** Whether the expression has one value for the whole execution. */
  private static boolean isConstant(RexNode node) {
    return RexUtil.isDeterministic(node) && !VariesByRow.test(node);
  }

  private static RexNode operand(RexNode node, int index) {
    return ((RexCall) node).getOperands().get(index);
  }

  private static Range<Long> numbers(Range<?> range) {
    if (!range.hasLowerBound() && !range.hasUpperBound()) {
      return Range.all();
    }
    if (!range.hasUpperBound()) {
      return Range.downTo(bound(range.lowerEndpoint()), range.lowerBoundType());
    }
    if (!range.hasLowerBound()) {
      return Range.upTo(bound(range.upperEndpoint()), range.upperBoundType());
    }
    long lower = bound(range.lowerEndpoint());
    long upper = bound(range.upperEndpoint());
    if (lower == upper) {
      // A range within one millisecond: admit it, rather than nothing.
      return Range.singleton(lower);
    }
    BoundType lowerType = range.lowerBoundType();
    return Range.range(lower, lowerType, upper, range.upperBoundType());
  }

  private static long bound(Object endpoint) {
    Long number = number(endpoint);
    if (number == null) {
      throw new IllegalStateException("no bound: " + endpoint);
    }
    return number;
  }

  private static @Nullable Long number(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof TimestampString timestamp) {
      return timestamp.getMillisSinceEpoch();
    }
    if (value instanceof DateString date) {
      return date.getDaysSinceEpoch() * 86_400_000L;
    }
    if (value instanceof java.util.Calendar calendar) {
      return calendar.getTimeInMillis();
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.longValueExact();
    }
    throw new IllegalStateException("no time and no number: " + value);
  }

  /** Finds what makes an expression differ from row to row. */
  private static final class VariesByRow extends RexVisitorImpl<Void> {
    private boolean found;

    private VariesByRow() {
      super(true);
    }

    static boolean test(RexNode node) {
      VariesByRow visitor = new VariesByRow();
      node.accept(visitor);
      return visitor.found;
    }

    @Override
    public @Nullable Void visitInputRef(RexInputRef ref) {
      found = true;
      return null;
    }

    @Override
    public @Nullable Void visitCorrelVariable(org.apache.calcite.rex.RexCorrelVariable variable) {
      found = true;
      return null;
    }

    @Override
    public @Nullable Void visitSubQuery(org.apache.calcite.rex.RexSubQuery subQuery) {
      found = true;
      return null;
    }

    @Override
    public @Nullable Void visitOver(org.apache.calcite.rex.RexOver over) {
      found = true;
      return null;
    }
  }
}
