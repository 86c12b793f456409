package io.github.zoomim.sql;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgramBuilder;

/**
 * Code that works out a scan's constants at execution, as part of the query's generated class: it
 * costs no compilation of its own.
 */
final class ConstantCode {
  private ConstantCode() {}

  /** An expression for the value of each constant; what they need is added to the code. */
  static List<Expression> evaluate(
      List<RexNode> constants,
      RelNode scan,
      BlockBuilder code,
      EnumerableRelImplementor implementor) {
    if (constants.isEmpty()) {
      return List.of();
    }
    RexProgramBuilder program =
        new RexProgramBuilder(scan.getRowType(), scan.getCluster().getRexBuilder());
    for (int i = 0; i < constants.size(); i++) {
      program.addProject(constants.get(i), "constant" + i);
    }
    return RexToLixTranslator.translateProjects(
            program.getProgram(),
            implementor.getTypeFactory(),
            Dialect.CONFORMANCE,
            code,
            null,
            null,
            implementor.getRootExpression(),
            (list, index, storageType) -> {
              throw new IllegalStateException("a constant reads column " + index);
            },
            null)
        .stream()
        .map(Expressions::box)
        .toList();
  }
}
