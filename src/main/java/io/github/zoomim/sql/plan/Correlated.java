package io.github.zoomim.sql.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;

/**
 * A relation that may look at the row of the query around it.
 *
 * @param outer what that row is of
 * @param ids the variables by which it names the row; at least one
 */
record Correlated(RelNode outer, Set<CorrelationId> ids, RelNode rel) {
  Correlated with(RelNode other) {
    return new Correlated(outer, ids, other);
  }

  Correlated filtered(RexNode condition) {
    return with(Columns.filter(rel, List.of(condition)));
  }

  boolean isCorrelated() {
    return RelOptUtil.getVariablesUsed(rel).stream().anyMatch(ids::contains);
  }

  /** That expressions over the outer row equal the relation's columns. */
  RexNode equal(List<RexNode> expressions) {
    return compared(SqlKind.EQUALS, expressions);
  }

  /** That a row of expressions over the outer row compares so with the relation's. */
  RexNode compared(SqlKind kind, List<RexNode> expressions) {
    RexBuilder rexBuilder = builder();
    RexNode row = rexBuilder.makeCorrel(outer.getRowType(), ids.iterator().next());
    RexShuttle fromInside =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return rexBuilder.makeFieldAccess(row, ref.getIndex());
          }
        };
    return RowComparison.of(
        rexBuilder,
        kind,
        expressions.stream().map(expression -> expression.accept(fromInside)).toList(),
        Columns.refs(rel, 0, expressions.size()));
  }

  /**
   * A loop over the relation for each row.
   *
   * @param rows the outer relation, perhaps with more columns at its end
   */
  RelNode correlate(RelNode rows, JoinRelType type) {
    CorrelationId own = rows.getCluster().createCorrel();
    return loop(rows, renamed(rows, own), own, type);
  }

  /** A loop over the inner rows for each outer row, which they name by a variable. */
  static RelNode loop(RelNode rows, RelNode inner, CorrelationId row, JoinRelType type) {
    return LogicalCorrelate.create(
        rows, inner, ImmutableList.of(), row, RelOptUtil.correlationColumns(row, inner), type);
  }

  private RelNode renamed(RelNode rows, CorrelationId own) {
    RexNode row = builder().makeCorrel(rows.getRowType(), own);
    return new ExpressionRewriter(builder()) {
      @Override
      public RexNode visitFieldAccess(RexFieldAccess access) {
        return access.getReferenceExpr() instanceof RexCorrelVariable variable
                && ids.contains(variable.id)
            ? rexBuilder.makeFieldAccess(row, access.getField().getIndex())
            : super.visitFieldAccess(access);
      }
    }.rewrite(rel);
  }

  private RexBuilder builder() {
    return rel.getCluster().getRexBuilder();
  }
}
