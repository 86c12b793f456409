package io.github.zoomim.sql.function;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.RexImpTable.NullAs;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rex.RexNode;

/**
 * Generated code of an aggregate that adds the values of its rows, in their order, to an object and
 * takes its result from there.
 *
 * @param values the object's class, which has {@code add} of one value and of two
 * @param method the one that returns the result
 * @param keepsNulls whether NULL is a value
 */
record GatheringCode(Class<?> values, String method, boolean keepsNulls) implements AggImplementor {
  @Override
  public List<Type> getStateType(AggContext aggregate) {
    return List.of(values);
  }

  @Override
  public void implementReset(AggContext aggregate, AggResetContext reset) {
    reset
        .currentBlock()
        .add(
            Expressions.statement(
                Expressions.assign(reset.accumulator().get(0), Expressions.new_(values))));
  }

  @Override
  public void implementAdd(AggContext aggregate, AggAddContext add) {
    List<Expression> conditions = new ArrayList<>();
    RexNode filter = add.rexFilterArgument();
    if (filter != null) {
      conditions.addAll(add.rowTranslator().translateList(List.of(filter), NullAs.FALSE));
    }
    if (!keepsNulls) {
      conditions.addAll(add.rowTranslator().translateList(add.rexArguments(), NullAs.IS_NOT_NULL));
    }
    BlockBuilder row = new BlockBuilder(true, add.currentBlock());
    add.nestBlock(row);
    List<Expression> arguments = add.arguments().stream().map(Expressions::box).toList();
    Method adding =
        arguments.size() == 1
            ? Types.lookupMethod(values, "add", Object.class)
            : Types.lookupMethod(values, "add", Object.class, Object.class);
    row.add(Expressions.statement(Expressions.call(add.accumulator().get(0), adding, arguments)));
    add.exitBlock();
    add.currentBlock().add(Expressions.ifThen(Expressions.foldAnd(conditions), row.toBlock()));
  }

  @Override
  public Expression implementResult(AggContext aggregate, AggResultContext result) {
    return EnumUtils.convert(
        Expressions.call(result.accumulator().get(0), method), aggregate.returnType());
  }
}
