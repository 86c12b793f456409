package io.github.zoomim.sql.code;

import io.github.zoomim.sql.run.LazyLimit;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableInterpreter;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/**
 * A look at the stop above every operator that makes rows. A loop of joins or an aggregate over it
 * can go on for hours without asking for a page, which is where a scan looks.
 */
final class StopCheck extends SingleRel implements EnumerableRel {
  private StopCheck(RelTraitSet traits, RelNode input) {
    super(input.getCluster(), traits, input);
  }

  /** The plan with the checks. */
  static EnumerableRel everywhere(RelNode plan) {
    if (plan instanceof EnumerableInterpreter interpreted) {
      // What is below is not of this kind.
      return new StopCheck(plan.getTraitSet(), interpreted);
    }
    List<RelNode> inputs = plan.getInputs().stream().map(i -> (RelNode) everywhere(i)).toList();
    RelNode checked =
        inputs.equals(plan.getInputs()) ? plan : plan.copy(plan.getTraitSet(), inputs);
    return makesNoRows(checked)
        ? (EnumerableRel) checked
        : new StopCheck(checked.getTraitSet(), checked);
  }

  private static boolean makesNoRows(RelNode node) {
    return node instanceof EnumerableCalc || node instanceof LazyLimit;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new StopCheck(traits, inputs.get(0));
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    BlockBuilder code = new BlockBuilder();
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), preference);
    Expression rows = code.append("rows", input.block);
    code.add(
        Expressions.return_(
            null, Expressions.call(StoppableRows.class, "of", DataContext.ROOT, rows)));
    return implementor.result(input.physType, code.toBlock());
  }
}
