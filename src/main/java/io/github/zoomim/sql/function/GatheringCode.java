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
 * Generated code of an aggregate that puts the values of its rows, in their order, into {@link
 * OrderedValues} and takes its result from there.
 *
 * @param method the one that returns the result
 * @param keepsNulls whether NULL is a value
 */
record GatheringCode(String method, boolean keepsNulls) implements AggImplementor {
  private static final Method ADD = Types.lookupMethod(OrderedValues.class, "add", Object.class);
  private static final Method ADD_AT =
      Types.lookupMethod(OrderedValues.class, "add", Object.class, Number.class);

  @Override
  public List<Type> getStateType(AggContext aggregate) {
    return List.of(OrderedValues.class);
  }

  @Override
  public void implementReset(AggContext aggregate, AggResetContext reset) {
    reset
        .currentBlock()
        .add(
            Expressions.statement(
                Expressions.assign(
                    reset.accumulator().get(0), Expressions.new_(OrderedValues.class))));
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
    row.add(
        Expressions.statement(
            Expressions.call(
                add.accumulator().get(0), arguments.size() == 1 ? ADD : ADD_AT, arguments)));
    add.exitBlock();
    add.currentBlock().add(Expressions.ifThen(Expressions.foldAnd(conditions), row.toBlock()));
  }

  @Override
  public Expression implementResult(AggContext aggregate, AggResultContext result) {
    return EnumUtils.convert(
        Expressions.call(result.accumulator().get(0), method), aggregate.returnType());
  }
}
