package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.function.Arithmetic;
import io.github.zoomim.sql.function.LikeFunctions;
import io.github.zoomim.sql.function.RegularExpressions;
import io.github.zoomim.sql.function.TextFunctions;
import io.github.zoomim.sql.function.TimestampFunctions;
import io.github.zoomim.sql.function.ValueTexts;
import io.github.zoomim.sql.plan.ExpressionRewriter;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Puts right what the engine would compute wrongly or not at all: a timestamp cast to text loses
 * its milliseconds and cast to fewer digits keeps them, ABS overflows in silence, a sum of BIGINT
 * doesn't compile.
 */
public final class Corrections extends ExpressionRewriter {
  static final String NO_UUID = "The type UUID is not supported; compare texts";

  static final String NO_ZONES =
      "Types with a time zone are not supported: times are TIMESTAMP in UTC";

  public Corrections(RexBuilder rexBuilder) {
    super(rexBuilder);
  }

  @Override
  protected RelNode rewriteNode(RelNode node) {
    AggregateOrders.check(node);
    Refusals.checkColumns(node);
    Refusals.checkRows(node);
    if (node instanceof Values values) {
      values.getTuples().forEach(tuple -> tuple.forEach(this::visitLiteral));
    }
    return WiderArguments.rewrite(node);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexNode visited = super.visitCall(call);
    if (!(visited instanceof RexCall changed)) {
      return visited;
    }
    if (changed.getOperator() instanceof OuterColumn) {
      return changed.getOperands().get(0);
    }
    refuseZone(changed);
    Refusals.check(changed);
    RexNode correct = correct(changed);
    return correct instanceof RexCall result ? Arithmetic.checked(rexBuilder, result) : correct;
  }

  private RexNode correct(RexCall changed) {
    return switch (changed.getKind()) {
      case CAST, SAFE_CAST -> cast(changed);
      case CASE -> choice(changed);
      case LIKE -> LikeFunctions.rewrite(rexBuilder, changed);
      case PLUS, MINUS, FLOOR, CEIL -> DateTimeArithmetic.rewrite(rexBuilder, changed);
      default ->
          changed.getOperator().equals(SqlStdOperatorTable.ABS)
              ? abs(changed)
              : TextFunctions.bounded(
                  rexBuilder,
                  changed.getOperator().getName().startsWith("JSON_")
                      ? json(changed)
                      : RegularExpressions.rewrite(rexBuilder, changed));
    };
  }

  @Override
  public RexNode visitLiteral(RexLiteral literal) {
    refuseZone(literal);
    if (literal.getValue() instanceof Double number) {
      Arithmetic.finite(number);
    }
    return literal;
  }

  /** The engine compares and prints them wrongly. */
  private static void refuseZone(RexNode node) {
    if (SqlTypeName.TZ_TYPES.contains(node.getType().getSqlTypeName())) {
      throw new ZoomImFailure(Kind.UNSUPPORTED, NO_ZONES);
    }
  }

  /** The engine takes a parameter that is an interval for a count of the interval's last unit. */
  @Override
  public RexNode visitDynamicParam(RexDynamicParam parameter) {
    SqlTypeName name = parameter.getType().getSqlTypeName();
    if (!SqlTypeName.INTERVAL_TYPES.contains(name)) {
      return parameter;
    }
    SqlTypeName number =
        SqlTypeName.YEAR_INTERVAL_TYPES.contains(name) ? SqlTypeName.INTEGER : SqlTypeName.BIGINT;
    RelDataTypeFactory types = rexBuilder.getTypeFactory();
    RelDataType type =
        types.createTypeWithNullability(
            types.createSqlType(number), parameter.getType().isNullable());
    return rexBuilder.makeReinterpretCast(
        parameter.getType(),
        rexBuilder.makeDynamicParam(type, parameter.getIndex()),
        rexBuilder.makeLiteral(false));
  }

  @Override
  public RexNode visitOver(RexOver over) {
    RexNode visited = super.visitOver(over);
    if (!(visited instanceof RexOver changed)) {
      return visited;
    }
    RexNode ranks = Ranks.rewrite(rexBuilder, changed);
    if (ranks != null) {
      return ranks;
    }
    Refusals.check(changed);
    List<RexNode> operands = new ArrayList<>();
    for (RexNode operand : changed.getOperands()) {
      SqlTypeName wide = WiderArguments.wide(changed.getAggOperator().getKind(), operand.getType());
      operands.add(wide == null ? operand : WiderArguments.cast(rexBuilder, operand, wide));
    }
    if (operands.size() == 3) {
      // LAG and LEAD, which don't see that the default and the value are of two types.
      operands.set(0, rexBuilder.makeCast(changed.getType(), operands.get(0), true, false));
      operands.set(2, rexBuilder.makeCast(changed.getType(), operands.get(2), true, false));
    }
    RexWindow window = changed.getWindow();
    ImmutableList<RexFieldCollation> orderKeys = RangeFrames.orderKeys(rexBuilder, changed);
    if (operands.equals(changed.getOperands()) && orderKeys.equals(window.orderKeys)) {
      return changed;
    }
    return rexBuilder.makeOver(
        changed.getType(),
        changed.getAggOperator(),
        operands,
        window.partitionKeys,
        orderKeys,
        window.getLowerBound(),
        window.getUpperBound(),
        window.getExclude(),
        window.isRows(),
        true,
        false,
        changed.isDistinct(),
        changed.ignoreNulls());
  }

  /** The engine unboxes a NULL in a branch of what is never NULL: no row gets there. */
  private RexNode choice(RexCall choice) {
    if (choice.getType().isNullable()) {
      return choice;
    }
    List<RexNode> operands = new ArrayList<>(choice.getOperands());
    for (int i = operands.size() - 3; i >= 0; i -= 2) {
      if (operands.subList(i, i + 2).stream().anyMatch(RexUtil::isNull)) {
        operands.subList(i, i + 2).clear();
      }
    }
    return operands.size() == 1
        ? rexBuilder.ensureType(choice.getType(), operands.get(0), true)
        : choice.clone(choice.getType(), operands);
  }

  private RexNode cast(RexCall cast) {
    RexNode value = cast.getOperands().get(0);
    RelDataType from = value.getType();
    RelDataType to = cast.getType();
    if (from.getSqlTypeName() == SqlTypeName.ARRAY && to.getSqlTypeName() == SqlTypeName.ARRAY) {
      return array(cast);
    }
    refuse(value, to.getSqlTypeName());
    SqlOperator written = SqlTypeUtil.isCharacter(to) ? ValueTexts.of(from.getSqlTypeName()) : null;
    if (written != null) {
      return rexBuilder.makeCast(to, rexBuilder.makeCall(written, value), true, false);
    }
    if (from.getSqlTypeName() == SqlTypeName.TIMESTAMP
        && to.getSqlTypeName() == SqlTypeName.TIMESTAMP
        && to.getPrecision() < from.getPrecision()) {
      return rounded(value, to);
    }
    if (SqlTypeName.APPROX_TYPES.contains(from.getSqlTypeName())
        && SqlTypeName.INT_TYPES.contains(to.getSqlTypeName())) {
      return cast.clone(to, List.of(rexBuilder.makeCall(Arithmetic.NEAREST, value)));
    }
    if (to.getSqlTypeName() == SqlTypeName.TIME
        && to.getPrecision() < ZoomTypeSystem.MILLISECONDS
        && SqlTypeName.DATETIME_TYPES.contains(from.getSqlTypeName())) {
      return DateTimeArithmetic.shorter(rexBuilder, cast);
    }
    if (SqlTypeUtil.isCharacter(to) && from.getSqlTypeName() == SqlTypeName.BOOLEAN) {
      RexNode text = WiderArguments.cast(rexBuilder, value, SqlTypeName.VARCHAR);
      return rexBuilder.makeCast(
          to, rexBuilder.makeCall(SqlStdOperatorTable.LOWER, text), true, false);
    }
    if (SqlTypeUtil.isCharacter(from) && to.getSqlTypeName() == SqlTypeName.BOOLEAN) {
      return cast.clone(to, List.of(rexBuilder.makeCall(TextFunctions.BOOLEAN_TEXT, value)));
    }
    if (SqlTypeUtil.isCharacter(from) && SqlTypeUtil.isNumeric(to)) {
      return cast.clone(to, List.of(numberText(value, cast)));
    }
    if (SqlTypeUtil.isCharacter(from)
        && SqlTypeName.DATETIME_TYPES.contains(to.getSqlTypeName())
        && !value.isA(SqlKind.LITERAL)) {
      return ofText(cast);
    }
    return cast;
  }

  /** The engine would count milliseconds, and read a text as a count of the last unit. */
  private static void refuse(RexNode value, SqlTypeName to) {
    SqlTypeName from = value.getType().getSqlTypeName();
    if (SqlTypeName.DATETIME_TYPES.contains(to) && SqlTypeName.NUMERIC_TYPES.contains(from)) {
      throw new ZoomImFailure(
          Kind.UNSUPPORTED,
          "A number is not a "
              + to
              + ": functions of times such as TO_CHAR take no numbers; seconds since 1970 are"
              + " TO_TIMESTAMP(x)");
    }
    if (SqlTypeName.INTERVAL_TYPES.contains(to)
        && SqlTypeName.CHAR_TYPES.contains(from)
        && !value.isA(SqlKind.LITERAL)) {
      throw new ZoomImFailure(
          Kind.UNSUPPORTED,
          "A text is not an INTERVAL unless it is a literal: write x * INTERVAL '1' DAY, and the"
              + " difference of two times for AGE");
    }
  }

  private RexNode numberText(RexNode text, RexCall cast) {
    String type = cast.getType().getSqlTypeName().getName();
    boolean isSafe = cast.getKind() == SqlKind.SAFE_CAST;
    if (text instanceof RexLiteral literal && !literal.isNull()) {
      if (!isSafe) {
        TextFunctions.numberText(String.valueOf(literal.getValueAs(String.class)), type);
      }
      return text;
    }
    return isSafe
        ? rexBuilder.makeCall(text.getType(), TextFunctions.NUMBER_TEXT, List.of(text))
        : rexBuilder.makeCall(
            text.getType(),
            TextFunctions.CHECKED_NUMBER,
            List.of(text, rexBuilder.makeLiteral(type)));
  }

  private RexNode ofText(RexCall cast) {
    RelDataType to = cast.getType();
    RelDataTypeFactory types = rexBuilder.getTypeFactory();
    SqlTypeName name = to.getSqlTypeName();
    boolean isSafe = cast.getKind() == SqlKind.SAFE_CAST;
    RelDataType whole = types.createTypeWithNullability(types.createSqlType(name), to.isNullable());
    RexNode time =
        rexBuilder.makeCall(
            whole, TimestampFunctions.ofText(name, isSafe), List.of(cast.getOperands().get(0)));
    return to.equals(whole)
        ? time
        : visitCall((RexCall) rexBuilder.makeAbstractCast(to, time, false));
  }

  /** Calcite's casts of arrays fail on elements that are NULL; those of the elements do not. */
  private RexNode array(RexCall cast) {
    RexNode array = cast.getOperands().get(0);
    RelDataType element = requireNonNull(cast.getType().getComponentType());
    if (array.isA(SqlKind.ARRAY_VALUE_CONSTRUCTOR)) {
      List<RexNode> elements =
          ((RexCall) array)
              .getOperands().stream()
                  .map(value -> rexBuilder.makeCast(nullable(element), value, false, false))
                  .map(
                      value ->
                          value instanceof RexCall call && call.isA(SqlKind.CAST)
                              ? cast(call)
                              : value)
                  .toList();
      return rexBuilder.makeCall(
          cast.getType(), SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR, elements);
    }
    RelDataType given = requireNonNull(array.getType().getComponentType());
    if (given.getSqlTypeName() == element.getSqlTypeName() || SqlTypeUtil.isCharacter(element)) {
      return cast;
    }
    throw new ZoomImFailure(
        Kind.UNSUPPORTED,
        "CAST to "
            + element.getSqlTypeName()
            + " ARRAY is supported for ARRAY[…] only; cast the elements where the array is made");
  }

  private RelDataType nullable(RelDataType type) {
    return rexBuilder.getTypeFactory().createTypeWithNullability(type, true);
  }

  /** Fewer digits of a second cut the rest off, as they do in a literal. */
  private RexNode rounded(RexNode value, RelDataType type) {
    return type.getPrecision() == 0
        ? rexBuilder.makeCall(
            type,
            SqlStdOperatorTable.FLOOR,
            List.of(value, rexBuilder.makeFlag(TimeUnitRange.SECOND)))
        : rexBuilder.makeCall(
            type,
            TimestampFunctions.CUT,
            List.of(value, rexBuilder.makeExactLiteral(BigDecimal.valueOf(type.getPrecision()))));
  }

  /** The engine would write times into JSON as the numbers that it keeps them in. */
  private RexCall json(RexCall call) {
    List<RexNode> operands = call.getOperands().stream().map(this::jsonValue).toList();
    return operands.equals(call.getOperands()) ? call : call.clone(call.getType(), operands);
  }

  private RexNode jsonValue(RexNode value) {
    return SqlTypeName.DATETIME_TYPES.contains(value.getType().getSqlTypeName())
        ? WiderArguments.cast(rexBuilder, value, SqlTypeName.VARCHAR)
        : value;
  }

  /** The least integer has no absolute value: negation is checked, ABS is not. */
  private RexNode abs(RexCall abs) {
    if (!SqlTypeName.INT_TYPES.contains(abs.getType().getSqlTypeName())) {
      return abs;
    }
    RexNode value = abs.getOperands().get(0);
    RexNode zero = rexBuilder.makeZeroLiteral(value.getType());
    return rexBuilder.makeCall(
        SqlStdOperatorTable.CASE,
        rexBuilder.makeCall(SqlStdOperatorTable.LESS_THAN, value, zero),
        rexBuilder.makeCall(SqlStdOperatorTable.UNARY_MINUS, value),
        value);
  }
}
