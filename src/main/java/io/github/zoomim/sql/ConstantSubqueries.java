package io.github.zoomim.sql;

import io.github.zoomim.sql.dialect.DateTimeArithmetic;
import io.github.zoomim.sql.plan.ExpressionRewriter;
import io.github.zoomim.sql.run.DerivedParameters;
import io.github.zoomim.sql.run.InLists;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/**
 * Takes subqueries that read no table out of the plan: they run when an execution begins, and what
 * they return comes like a parameter, so that it narrows the scan. As joins they would not.
 */
final class ConstantSubqueries extends ExpressionRewriter {
  private final DerivedParameters derived;
  private final Function<RelNode, EnumerableRel> planner;

  /**
   * @param planner plans a subquery by itself
   */
  ConstantSubqueries(
      RexBuilder rexBuilder, DerivedParameters derived, Function<RelNode, EnumerableRel> planner) {
    super(rexBuilder);
    this.derived = derived;
    this.planner = planner;
  }

  /** What is written for one may be an AND in an AND, which the engine needs as one. */
  @Override
  public RexNode visitCall(RexCall call) {
    return RexUtil.flatten(rexBuilder, super.visitCall(call));
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexNode visited = super.visitSubQuery(subQuery);
    return visited instanceof RexSubQuery query && ConstantRelation.test(query.rel)
        ? written(query)
        : visited;
  }

  private RexNode written(RexSubQuery query) {
    return switch (query.getKind()) {
      case EXISTS -> exists(query.rel, query.getType());
      case SCALAR_QUERY -> isBare(query.getType()) ? value(query.rel) : query;
      case IN -> comparison(query, SqlKind.EQUALS);
      case SOME -> comparison(query, ((SqlQuantifyOperator) query.getOperator()).comparisonKind);
      default -> query;
    };
  }

  private RexNode exists(RelNode rows, RelDataType type) {
    return derived.add(ConstantQuery.exists(planner.apply(rows)), type);
  }

  /** NULL for no row. */
  private RexNode value(RelNode row) {
    RelDataType type =
        rexBuilder.getTypeFactory().createTypeWithNullability(column(row).getType(), true);
    return derived.add(ConstantQuery.value(planner.apply(row)), type);
  }

  /** The engine takes a parameter that is an interval for another one. */
  private static boolean isBare(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    return SqlTypeName.BOOLEAN_TYPES.contains(name)
        || SqlTypeName.NUMERIC_TYPES.contains(name)
        || SqlTypeName.CHAR_TYPES.contains(name)
        || SqlTypeName.DATETIME_TYPES.contains(name);
  }

  /** Of times and whole numbers only: others narrow no scan. */
  private RexNode comparison(RexSubQuery query, SqlKind kind) {
    RexNode left = query.getOperands().get(0);
    RelNode values = query.rel;
    if (query.getOperands().size() != 1 || !isCounted(left) || !isCounted(column(values))) {
      return query;
    }
    if (left.getType().getSqlTypeName() != column(values).getType().getSqlTypeName()) {
      left = DateTimeArithmetic.timestamp(rexBuilder, left);
      RelBuilder builder = on(values);
      values = builder.project(DateTimeArithmetic.timestamp(rexBuilder, builder.field(0))).build();
    }
    return kind == SqlKind.EQUALS
        ? InLists.lookup(rexBuilder, left, derived, ConstantQuery.list(planner.apply(values)))
        : rexBuilder.ensureType(query.getType(), anyOf(left, kind, values), true);
  }

  private static boolean isCounted(RexNode node) {
    SqlTypeName name = node.getType().getSqlTypeName();
    return name == SqlTypeName.TIMESTAMP
        || name == SqlTypeName.DATE
        || SqlTypeName.INT_TYPES.contains(name);
  }

  /** {@code x > ANY (…)}: the least and the greatest value decide it, unless one is NULL. */
  private RexNode anyOf(RexNode left, SqlKind kind, RelNode values) {
    SqlOperator operator = RelOptUtil.op(kind, null);
    RelBuilder least = on(values);
    least.aggregate(least.groupKey(), least.min(least.field(0)));
    RelBuilder greatest = on(values);
    greatest.aggregate(greatest.groupKey(), greatest.max(greatest.field(0)));
    return RexUtil.composeConjunction(
        rexBuilder,
        List.of(
            exists(values, rexBuilder.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN)),
            RexUtil.composeDisjunction(
                rexBuilder,
                List.of(
                    rexBuilder.makeCall(operator, left, value(least.build())),
                    rexBuilder.makeCall(operator, left, value(greatest.build())),
                    value(nullOrFalse(values))))));
  }

  /** One row: NULL if a value is, otherwise FALSE. */
  private static RelNode nullOrFalse(RelNode values) {
    RelBuilder builder = on(values);
    builder.aggregate(
        builder.groupKey(),
        builder.countStar("values"),
        builder.count(builder.field(0)).as("known"));
    return builder
        .project(
            builder.call(
                SqlStdOperatorTable.CASE,
                builder.equals(builder.field(0), builder.field(1)),
                builder.literal(false),
                builder.cast(builder.literal(null), SqlTypeName.BOOLEAN)))
        .build();
  }

  private static RelBuilder on(RelNode relation) {
    return RelFactories.LOGICAL_BUILDER.create(relation.getCluster(), null).push(relation);
  }

  private static RexNode column(RelNode relation) {
    return RexInputRef.of(0, relation.getRowType());
  }
}
