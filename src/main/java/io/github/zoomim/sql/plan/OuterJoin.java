package io.github.zoomim.sql.plan;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** A LEFT or RIGHT JOIN with a subquery in its ON, as a loop over the rows that it keeps all of. */
final class OuterJoin {
  private final Join join;
  private final RexBuilder rexBuilder;
  private final CorrelationId keptRow;
  private final CorrelationId otherRow;
  private final Side kept;
  private final Side other;

  OuterJoin(Join join) {
    this.join = join;
    this.rexBuilder = join.getCluster().getRexBuilder();
    this.keptRow = join.getCluster().createCorrel();
    this.otherRow = join.getCluster().createCorrel();
    int columns = join.getLeft().getRowType().getFieldCount();
    Side left = new Side(join.getLeft(), 0);
    Side right = new Side(join.getRight(), columns);
    boolean keepsLeft = join.getJoinType() == JoinRelType.LEFT;
    this.kept = keepsLeft ? left : right;
    this.other = keepsLeft ? right : left;
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

  RelNode loop() {
    RelNode matching =
        Subqueries.remove(LogicalFilter.create(other.rel, condition(), ImmutableSet.of(otherRow)));
    RelNode loop = Correlated.loop(kept.rel, matching, keptRow, JoinRelType.LEFT);
    if (kept.first == 0) {
      return loop;
    }
    List<RexNode> columns =
        new ArrayList<>(Columns.refs(loop, kept.size(), kept.size() + other.size()));
    columns.addAll(Columns.refs(loop, 0, kept.size()));
    return Columns.project(loop, columns, join.getRowType());
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
