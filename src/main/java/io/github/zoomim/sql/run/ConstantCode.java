package io.github.zoomim.sql.run;

import io.github.zoomim.sql.dialect.Dialect;
import java.lang.reflect.Method;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgramBuilder;

/**
 * Code that works out a scan's constants at execution, as part of the query's generated class: it
 * costs no compilation of its own.
 */
final class ConstantCode {
  private static final Method APPLY = Types.lookupMethod(Function0.class, "apply");

  private ConstantCode() {}

  /** An expression for the array of the constants' values. */
  static Expression evaluate(
      List<RexNode> constants, RelNode scan, EnumerableRelImplementor implementor) {
    if (constants.isEmpty()) {
      return Expressions.newArrayInit(Object.class, List.of());
    }
    RexProgramBuilder program =
        new RexProgramBuilder(scan.getRowType(), scan.getCluster().getRexBuilder());
    for (int i = 0; i < constants.size(); i++) {
      program.addProject(constants.get(i), "constant" + i);
    }
    BlockBuilder code = new BlockBuilder();
    List<Expression> values =
        RexToLixTranslator.translateProjects(
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
    code.add(Expressions.return_(null, Expressions.newArrayInit(Object.class, values)));
    return Expressions.convert_(Expressions.call(ofItsOwn(code.toBlock()), APPLY), Object[].class);
  }

  /** The code as a method: variables of several scans in one would get the same names. */
  @SuppressWarnings("unchecked") // Function0 has a type parameter, and its class has none.
  private static Expression ofItsOwn(BlockStatement code) {
    return Expressions.lambda(Function0.class, code);
  }
}
