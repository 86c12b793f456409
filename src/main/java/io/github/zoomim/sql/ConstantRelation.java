package io.github.zoomim.sql;

import io.github.zoomim.sql.table.DualTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Whether a subquery returns the same rows throughout an execution: it reads no table, nothing of
 * the query around it and no chance.
 */
final class ConstantRelation extends RelHomogeneousShuttle {
  private final RexShuttle expressions =
      new RexShuttle() {
        @Override
        public RexNode visitCall(RexCall call) {
          varies |= !call.getOperator().isDeterministic();
          return super.visitCall(call);
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
          RelNode unused = subQuery.rel.accept(ConstantRelation.this);
          return super.visitSubQuery(subQuery);
        }
      };

  private boolean varies;

  private ConstantRelation() {}

  static boolean test(RelNode relation) {
    ConstantRelation visitor = new ConstantRelation();
    RelNode unused = relation.accept(visitor);
    return !visitor.varies && RelOptUtil.getVariablesUsed(relation).isEmpty();
  }

  @Override
  public RelNode visit(RelNode node) {
    varies |= node instanceof TableFunctionScan || node instanceof Sample;
    RelNode unused = node.accept(expressions);
    return super.visit(node);
  }

  /** The one row of DUAL is always the same. */
  @Override
  public RelNode visit(TableScan scan) {
    varies |= scan.getTable().unwrap(DualTable.class) == null;
    return scan;
  }
}
