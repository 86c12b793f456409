package io.github.zoomim.sql.plan;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.adapter.enumerable.RexImpTable.NullAs;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.enumerable.impl.AggAddContextImpl;
import org.apache.calcite.adapter.enumerable.impl.AggResetContextImpl;
import org.apache.calcite.adapter.enumerable.impl.AggResultContextImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableAggFunction;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/** An aggregate of the first row of each key. Its arguments are the other one's, then the keys. */
final class DistinctAggregate extends SqlUserDefinedAggFunction {
  /**
   * The aggregate of another.
   *
   * @param arguments how many that has
   * @param result its type
   */
  DistinctAggregate(SqlAggFunction aggregate, int arguments, RelDataType result) {
    super(
        new SqlIdentifier("DISTINCT " + aggregate.getName(), SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(result),
        null,
        null,
        new Function(aggregate, arguments),
        false,
        false,
        Optionality.OPTIONAL);
  }

  private record Function(SqlAggFunction aggregate, int arguments)
      implements ImplementableAggFunction {
    @Override
    public AggImplementor getImplementor(boolean inWindow) {
      return new Code(requireNonNull(RexImpTable.INSTANCE.get(aggregate, inWindow)), arguments);
    }

    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
      throw new UnsupportedOperationException("given with each call");
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }
  }

  /** Generated code that leaves a row to the other aggregate if its key is new. */
  private record Code(AggImplementor aggregate, int arguments) implements AggImplementor {
    private static final Method ADD = Types.lookupMethod(DistinctKeys.class, "add", Object[].class);

    @Override
    public List<Type> getStateType(AggContext context) {
      List<Type> types = new ArrayList<>(aggregate.getStateType(context));
      types.add(DistinctKeys.class);
      return types;
    }

    @Override
    public void implementReset(AggContext context, AggResetContext reset) {
      reset
          .currentBlock()
          .add(
              Expressions.statement(
                  Expressions.assign(keys(reset), Expressions.new_(DistinctKeys.class))));
      aggregate.implementReset(
          context, new AggResetContextImpl(reset.currentBlock(), others(reset)) {});
    }

    @Override
    public void implementAdd(AggContext context, AggAddContext add) {
      RexToLixTranslator row = add.rowTranslator();
      RexNode filter = add.rexFilterArgument();
      List<RexNode> all = add.rexArguments();
      List<Expression> key =
          row.translateList(all.subList(arguments, all.size())).stream()
              .map(Expressions::box)
              .toList();
      Expression isCounted =
          filter == null
              ? Expressions.constant(true)
              : row.translateList(List.of(filter), NullAs.FALSE).get(0);
      Expression isNew =
          Expressions.call(keys(add), ADD, Expressions.newArrayInit(Object.class, key));
      BlockBuilder once = new BlockBuilder(true, add.currentBlock());
      add.nestBlock(once);
      aggregate.implementAdd(context, new Once(add, all.subList(0, arguments), others(add)));
      add.exitBlock();
      add.currentBlock()
          .add(Expressions.ifThen(Expressions.andAlso(isCounted, isNew), once.toBlock()));
    }

    @Override
    public Expression implementResult(AggContext context, AggResultContext result) {
      return aggregate.implementResult(
          context,
          new AggResultContextImpl(
              result.currentBlock(), result.call(), others(result), null, null));
    }

    private static Expression keys(AggResetContext context) {
      List<Expression> state = context.accumulator();
      return state.get(state.size() - 1);
    }

    private static List<Expression> others(AggResetContext context) {
      List<Expression> state = context.accumulator();
      return state.subList(0, state.size() - 1);
    }
  }

  /** A row that the other aggregate is given. */
  private static final class Once extends AggAddContextImpl {
    private final AggAddContext row;
    private final List<RexNode> arguments;

    Once(AggAddContext row, List<RexNode> arguments, List<Expression> state) {
      super(row.currentBlock(), state);
      this.row = row;
      this.arguments = arguments;
    }

    @Override
    public List<RexNode> rexArguments() {
      return arguments;
    }

    @Override
    public @Nullable RexNode rexFilterArgument() {
      return null;
    }

    @Override
    public RexToLixTranslator rowTranslator() {
      row.nestBlock(currentBlock());
      RexToLixTranslator translator = row.rowTranslator();
      row.exitBlock();
      return translator;
    }
  }
}
