package io.github.zoomim.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.rules.ReduceExpressionsRule;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Conditions as RexSimplify takes them: the type of each call says whether that one can be NULL.
 * What became a condition on one side of an outer join is typed as one on the join; and of a
 * predicate on a CASE, which {@link ReduceExpressionsRule} makes a CASE of predicates, all have the
 * type of the whole.
 */
final class TypedConditions extends RexShuttle {
  private final RexBuilder rexBuilder;
  private final RelDataTypeFactory types;

  private TypedConditions(RexBuilder rexBuilder) {
    this.rexBuilder = rexBuilder;
    types = rexBuilder.getTypeFactory();
  }

  static RelNode typed(RelNode plan) {
    TypedConditions pushing = new TypedConditions(plan.getCluster().getRexBuilder());
    return BottomUp.rewrite(
        plan, node -> node instanceof Filter || node instanceof Join ? node.accept(pushing) : node);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexNode visited = RexUtil.flatten(rexBuilder, super.visitCall(call));
    if (!(visited instanceof RexCall changed)) {
      return visited;
    }
    if (isOnlyOfNullability(changed)) {
      return changed.getOperands().get(0);
    }
    if (isItsFirstValue(changed)) {
      return changed.getOperands().get(1);
    }
    RexCall predicate = typed(changed);
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

  /** What a CAST says of NULL is no longer so where a branch of a CASE goes. */
  private boolean isOnlyOfNullability(RexCall call) {
    return call.isA(SqlKind.CAST) && isButForNull(call.getOperands().get(0), call);
  }

  /** COALESCE of what can't be NULL and more; RexSimplify would leave the types around it. */
  private boolean isItsFirstValue(RexCall call) {
    return call.isA(SqlKind.CASE)
        && call.getOperands().get(0).isAlwaysTrue()
        && isButForNull(call.getOperands().get(1), call);
  }

  private boolean isButForNull(RexNode value, RexCall call) {
    boolean isNullable = call.getType().isNullable();
    return types.createTypeWithNullability(value.getType(), isNullable).equals(call.getType());
  }

  private RexCall typed(RexCall call) {
    boolean isKnown =
        call.isA(SqlKind.CASE)
            || (Strong.policy(call) == Strong.Policy.ANY && !call.isA(SqlKind.CAST));
    boolean isNullable = false;
    for (int i = 0; i < call.getOperands().size(); i++) {
      boolean isValue = !call.isA(SqlKind.CASE) || !RexUtil.isCasePredicate(call, i);
      isNullable |= isValue && call.getOperands().get(i).getType().isNullable();
    }
    return isKnown && call.getType().isNullable() != isNullable
        ? call.clone(
            types.createTypeWithNullability(call.getType(), isNullable), call.getOperands())
        : call;
  }
}
