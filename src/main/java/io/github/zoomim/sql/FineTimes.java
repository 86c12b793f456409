package io.github.zoomim.sql;

import io.github.zoomim.sql.dialect.TextCasts;
import io.github.zoomim.sql.function.TimeText;
import io.github.zoomim.sql.function.TimestampFunctions;
import io.github.zoomim.sql.plan.ExpressionRewriter;
import io.github.zoomim.sql.run.DerivedParameter;
import io.github.zoomim.sql.run.DerivedParameters;
import io.github.zoomim.sql.run.ExecutionStart;
import io.github.zoomim.sql.run.ParameterValues;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Compares with literals and parameters that are finer than a millisecond as what they are. The
 * engine's times have milliseconds, so such a bound is rounded to the side that makes no
 * difference: {@code t < p} is {@code t < ceil(p)} and {@code t > p} is {@code t > floor(p)}. What
 * equals it is nothing. The engine cuts it off anywhere else.
 */
final class FineTimes extends ExpressionRewriter {
  /** Times that no row has, and that stay so when an interval is added. */
  private static final long NO_TIMESTAMP = Long.MAX_VALUE / 2;

  private static final int NO_TIME = Integer.MAX_VALUE / 2;

  private final DerivedParameters derived;

  FineTimes(RexBuilder rexBuilder, DerivedParameters derived) {
    super(rexBuilder);
    this.derived = derived;
  }

  /** What a fine time becomes. */
  private enum Rounding {
    DOWN,
    UP,
    TO_NOTHING
  }

  /** The value of a literal or a parameter with all its digits. */
  private interface Source {
    @Nullable Object time(ParameterValues parameters);
  }

  private record Rounded(Source source, Rounding rounding) implements DerivedParameter {
    @Override
    public @Nullable Object value(ParameterValues before, ExecutionStart start) {
      Object time = source.time(before);
      if (time instanceof LocalDateTime timestamp) {
        long millis = timestamp.toInstant(ZoneOffset.UTC).toEpochMilli();
        return TextCasts.isFine(timestamp.toLocalTime()) ? rounded(millis, NO_TIMESTAMP) : millis;
      }
      if (time instanceof LocalTime ofDay) {
        int millis = ofDay.get(ChronoField.MILLI_OF_DAY);
        return TextCasts.isFine(ofDay) ? (int) rounded(millis, NO_TIME) : millis;
      }
      return time;
    }

    private long rounded(long millis, long nothing) {
      return rounding == Rounding.UP ? millis + 1 : nothing;
    }
  }

  private record Compared(SqlKind kind, Source left, Source right) implements DerivedParameter {
    @Override
    public @Nullable Object value(ParameterValues before, ExecutionStart start) {
      Object a = left.time(before);
      Object b = right.time(before);
      if (a == null || b == null) {
        return switch (kind) {
          case IS_DISTINCT_FROM -> a != b;
          case IS_NOT_DISTINCT_FROM -> a == b;
          default -> null;
        };
      }
      int order =
          a instanceof LocalDateTime time
              ? time.compareTo((LocalDateTime) b)
              : ((LocalTime) a).compareTo((LocalTime) b);
      return switch (kind) {
        case LESS_THAN -> order < 0;
        case LESS_THAN_OR_EQUAL -> order <= 0;
        case GREATER_THAN -> order > 0;
        case GREATER_THAN_OR_EQUAL -> order >= 0;
        case EQUALS, IS_NOT_DISTINCT_FROM -> order == 0;
        default -> order != 0;
      };
    }
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (isComparison(call.getKind()) && call.getOperands().stream().anyMatch(FineTimes::isFine)) {
      return comparison(call);
    }
    String text = fineText(call);
    return text == null ? super.visitCall(call) : TextCasts.cut(rexBuilder, text, call.getType());
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery query) {
    RexNode visited = super.visitSubQuery(query);
    if (!(visited instanceof RexSubQuery changed)
        || query.getOperands().stream().noneMatch(FineTimes::isFine)) {
      return visited;
    }
    SqlKind kind =
        query.getOperator() instanceof SqlQuantifyOperator any
            ? any.comparisonKind
            : SqlKind.EQUALS;
    Rounding rounding = ofBound(kind.reverse());
    return changed.clone(
        query.getType(),
        query.getOperands().stream().map(operand -> rounded(operand, rounding)).toList());
  }

  private static boolean isComparison(SqlKind kind) {
    return SqlKind.COMPARISON.contains(kind)
        || kind == SqlKind.IS_DISTINCT_FROM
        || kind == SqlKind.IS_NOT_DISTINCT_FROM;
  }

  private RexNode comparison(RexCall call) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    if (isFine(left) && isFine(right)) {
      Source a = source(left);
      Source b = source(right);
      return a != null && b != null
          ? derived.add(new Compared(call.getKind(), a, b), call.getType())
          : super.visitCall(call);
    }
    return call.clone(
        call.getType(),
        List.of(
            rounded(left, ofBound(call.getKind().reverse())),
            rounded(right, ofBound(call.getKind()))));
  }

  /** How the right operand of a comparison is rounded. */
  private static Rounding ofBound(SqlKind comparison) {
    return switch (comparison) {
      case LESS_THAN, GREATER_THAN_OR_EQUAL -> Rounding.UP;
      case GREATER_THAN, LESS_THAN_OR_EQUAL -> Rounding.DOWN;
      default -> Rounding.TO_NOTHING;
    };
  }

  private RexNode rounded(RexNode node, Rounding rounding) {
    if (rounding == Rounding.DOWN || !isFine(node)) {
      return node.accept(this);
    }
    Source source = source(node);
    if (source != null) {
      return derived.add(new Rounded(source, rounding), node.getType());
    }
    RexCall call = (RexCall) node;
    List<RexNode> operands = new ArrayList<>();
    for (int i = 0; i < call.getOperands().size(); i++) {
      RexNode operand = call.getOperands().get(i);
      operands.add(passesOn(call, i) ? rounded(operand, rounding) : operand.accept(this));
    }
    return call.clone(call.getType(), operands);
  }

  /** Whether the node is a time that can have more digits than the engine's. */
  private static boolean isFine(RexNode node) {
    if (source(node) != null) {
      return true;
    }
    if (node instanceof RexCall call) {
      for (int i = 0; i < call.getOperands().size(); i++) {
        if (passesOn(call, i) && isFine(call.getOperands().get(i))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the call has the digits of the operand: it returns it, or it moves it in time. */
  private static boolean passesOn(RexCall call, int operand) {
    if (call.getType().getSqlTypeName() != SqlTypeName.TIMESTAMP) {
      return false;
    }
    return switch (call.getKind()) {
      case CAST ->
          call.getType().getPrecision() == ZoomTypeSystem.MILLISECONDS
              && call.getOperands().get(0).getType().getSqlTypeName() == SqlTypeName.TIMESTAMP;
      case CASE -> operand % 2 == 1 || operand == call.getOperands().size() - 1;
      // A month's end can't be rounded before the months are counted.
      case PLUS, MINUS ->
          operand == 0
              && SqlTypeName.DAY_INTERVAL_TYPES.contains(
                  call.getOperands().get(1).getType().getSqlTypeName());
      default -> false;
    };
  }

  /** The source of a literal or a parameter that is a time; null for other expressions. */
  private static @Nullable Source source(RexNode node) {
    SqlTypeName type = node.getType().getSqlTypeName();
    if (node instanceof RexDynamicParam parameter) {
      int index = parameter.getIndex();
      return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.TIME
          ? parameters -> parameters.given(index)
          : null;
    }
    if (node.getKind() == SqlKind.CAST && passesOn((RexCall) node, 0)) {
      return source(((RexCall) node).getOperands().get(0));
    }
    String text = fineText(node);
    if (text == null) {
      return null;
    }
    Object time = type == SqlTypeName.TIME ? TimeText.time(text) : TimeText.timestamp(text);
    return parameters -> time;
  }

  /** The text of a literal that {@link TextCasts} left as it is; null for other expressions. */
  private static @Nullable String fineText(RexNode node) {
    return node instanceof RexCall call
            && (call.getOperator().equals(TimestampFunctions.PARSE)
                || call.getOperator().equals(TimestampFunctions.PARSE_TIME))
            && call.getOperands().get(0) instanceof RexLiteral text
        ? text.getValueAs(String.class)
        : null;
  }
}
