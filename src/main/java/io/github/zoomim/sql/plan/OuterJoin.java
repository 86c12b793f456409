package io.github.zoomim.sql.plan;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** An outer join with a subquery in its ON, as loops over the rows that it keeps all of. */
final class OuterJoin {
  private final Join join;
  private final RexBuilder rexBuilder;
  private final CorrelationId keptRow;
  private final CorrelationId otherRow;
  private final Side kept;
  private final Side other;

  private OuterJoin(Join join, boolean keepsLeft) {
    this.join = join;
    this.rexBuilder = join.getCluster().getRexBuilder();
    this.keptRow = join.getCluster().createCorrel();
    this.otherRow = join.getCluster().createCorrel();
    Side left = new Side(join.getLeft(), 0);
    Side right = new Side(join.getRight(), left.size());
    this.kept = keepsLeft ? left : right;
    this.other = keepsLeft ? right : left;
  }

  static RelNode loop(Join join) {
    return switch (join.getJoinType()) {
      case LEFT -> new OuterJoin(join, true).matched();
      case RIGHT -> new OuterJoin(join, false).matched();
      default ->
          LogicalUnion.create(
              List.of(new OuterJoin(join, true).matched(), new OuterJoin(join, false).unmatched()),
              true);
    };
  }

  /** An input, and where its columns begin among the join's. */
  private record Side(RelNode rel, int first) {
    boolean has(int column) {
      return column >= first && column < first + size();
    }

    int size() {
      return rel.getRowType().getFieldCount();
    }
  }

  /** Each kept row with those of the other side that match, or with NULLs. */
  private RelNode matched() {
    RelNode loop = Correlated.loop(kept.rel, matching(), keptRow, JoinRelType.LEFT);
    List<RexNode> columns = new ArrayList<>(Columns.refs(loop, 0, kept.size()));
    columns.addAll(
        kept.first == 0 ? columns.size() : 0,
        Columns.refs(loop, kept.size(), kept.size() + other.size()));
    return Columns.project(loop, columns, join.getRowType());
  }

  /** The right rows that nothing matches, with NULLs. */
  private RelNode unmatched() {
    RelNode loop = Correlated.loop(kept.rel, matching(), keptRow, JoinRelType.ANTI);
    List<RexNode> columns = new ArrayList<>();
    other
        .rel
        .getRowType()
        .getFieldList()
        .forEach(column -> columns.add(rexBuilder.makeNullLiteral(column.getType())));
    columns.addAll(Columns.all(loop));
    return Columns.project(loop, columns, join.getRowType());
  }

  private RelNode matching() {
    return Subqueries.remove(
        LogicalFilter.create(other.rel, condition(), ImmutableSet.of(otherRow)));
  }

  /** The condition as one on the other side's rows. */
  private RexNode condition() {
    RexNode keptValues = rexBuilder.makeCorrel(kept.rel.getRowType(), keptRow);
    RexNode otherValues = rexBuilder.makeCorrel(other.rel.getRowType(), otherRow);
    RexNode outside =
        join.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef ref) {
                    return kept.has(ref.getIndex())
                        ? rexBuilder.makeFieldAccess(keptValues, ref.getIndex() - kept.first)
                        : rexBuilder.makeInputRef(other.rel, ref.getIndex() - other.first);
                  }
                });
    return outside.accept(
        new ExpressionRewriter(rexBuilder) {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            if (!(access.getReferenceExpr() instanceof RexCorrelVariable variable)
                || !join.getVariablesSet().contains(variable.id)) {
              return super.visitFieldAccess(access);
            }
            int index = access.getField().getIndex();
            return kept.has(index)
                ? rexBuilder.makeFieldAccess(keptValues, index - kept.first)
                : rexBuilder.makeFieldAccess(otherValues, index - other.first);
          }
        });
  }
}
