package io.github.zoomim.sql.dialect;

import com.google.common.collect.Sets;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/** Turns calls into expressions as Calcite does, but for times and for the order of booleans. */
final class Convertlets implements SqlRexConvertletTable {
  static final SqlRexConvertletTable INSTANCE = new Convertlets();

  private static final Set<SqlKind> ORDERS =
      EnumSet.of(
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL);

  private static final Set<SqlKind> COMPARE =
      Sets.union(ORDERS, EnumSet.of(SqlKind.BETWEEN, SqlKind.GREATEST_PG, SqlKind.LEAST_PG));

  private static final Set<SqlKind> ASK_FOR_NULL = EnumSet.of(SqlKind.IS_NULL, SqlKind.IS_NOT_NULL);

  private Convertlets() {}

  @Override
  public @Nullable SqlRexConvertlet get(SqlCall given) {
    if (TextCasts.isOfText(given)) {
      return TextCasts::convert;
    }
    SqlRexConvertlet standard = StandardConvertletTable.INSTANCE.get(given);
    if (standard != null && ASK_FOR_NULL.contains(given.getKind())) {
      return (context, call) ->
          ofOuterColumn(context.getRexBuilder(), standard.convertCall(context, call));
    }
    return standard == null || !COMPARE.contains(given.getKind())
        ? standard
        : (context, call) ->
            standard
                .convertCall(context, call)
                .accept(new BooleansAsNumbers(context.getRexBuilder()));
  }

  /**
   * An outer query's column may be a key of its ROLLUP, which is NULL in some groups whatever its
   * type says here.
   */
  private static RexNode ofOuterColumn(RexBuilder rexBuilder, RexNode asked) {
    if (!(asked instanceof RexCall call)
        || !ASK_FOR_NULL.contains(call.getKind())
        || !RexUtil.containsFieldAccess(call)) {
      return asked;
    }
    RexNode value = call.getOperands().get(0);
    RelDataType nullable =
        rexBuilder.getTypeFactory().createTypeWithNullability(value.getType(), true);
    return call.clone(call.getType(), List.of(rexBuilder.makeAbstractCast(nullable, value, false)));
  }

  /**
   * RexSimplify makes one SEARCH of comparisons with constants, and simplifies what is searched as
   * if FALSE and unknown were the same, which a boolean shows.
   */
  private static final class BooleansAsNumbers extends RexShuttle {
    private final RexBuilder rexBuilder;

    BooleansAsNumbers(RexBuilder rexBuilder) {
      this.rexBuilder = rexBuilder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      RexCall visited = (RexCall) super.visitCall(call);
      return ORDERS.contains(call.getKind())
              && visited.getOperands().stream()
                  .allMatch(operand -> operand.getType().getSqlTypeName() == SqlTypeName.BOOLEAN)
          ? visited.clone(
              visited.getType(), visited.getOperands().stream().map(this::number).toList())
          : visited;
    }

    private RexNode number(RexNode value) {
      RexNode one = rexBuilder.makeExactLiteral(BigDecimal.ONE);
      RexNode zero = rexBuilder.makeExactLiteral(BigDecimal.ZERO);
      return value.getType().isNullable()
          ? rexBuilder.makeCall(
              SqlStdOperatorTable.CASE,
              value,
              one,
              rexBuilder.makeCall(SqlStdOperatorTable.NOT, value),
              zero,
              rexBuilder.makeNullLiteral(one.getType()))
          : rexBuilder.makeCall(SqlStdOperatorTable.CASE, value, one, zero);
    }
  }
}
