package io.github.zoomim.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.rules.ReduceExpressionsRule;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/**
 * Predicates on a CASE become a CASE of predicates, each with a type that says whether that one can
 * be NULL. {@link ReduceExpressionsRule} gives all the type of the whole, on which RexSimplify
 * fails.
 */
final class CasePredicates extends RexShuttle {
  private final RelDataTypeFactory types;

  private CasePredicates(RexBuilder rexBuilder) {
    types = rexBuilder.getTypeFactory();
  }

  static RelNode pushed(RelNode plan) {
    CasePredicates pushing = new CasePredicates(plan.getCluster().getRexBuilder());
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visit(node);
            return visited instanceof Filter || visited instanceof Join
                ? visited.accept(pushing)
                : visited;
          }
        });
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexNode visited = super.visitCall(call);
    if (!(visited instanceof RexCall predicate)) {
      return visited;
    }
    RexCall cases = ReduceExpressionsRule.pushPredicateIntoCase(predicate);
    if (cases.equals(predicate)) {
      return predicate;
    }
    List<RexNode> operands = new ArrayList<>();
    for (int i = 0; i < cases.getOperands().size(); i++) {
      RexNode operand = cases.getOperands().get(i);
      operands.add(RexUtil.isCasePredicate(cases, i) ? operand : typed((RexCall) operand));
    }
    return cases.clone(cases.getType(), operands).accept(this);
  }

  private RexCall typed(RexCall predicate) {
    if (Strong.policy(predicate) != Strong.Policy.ANY) {
      return predicate;
    }
    boolean isNullable =
        predicate.getOperands().stream().anyMatch(operand -> operand.getType().isNullable());
    RelDataType type = types.createTypeWithNullability(predicate.getType(), isNullable);
    return predicate.clone(type, predicate.getOperands());
  }
}
