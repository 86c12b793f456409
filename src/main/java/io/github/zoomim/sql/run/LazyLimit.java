package io.github.zoomim.sql.run;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.BuiltInMethod;
import org.jspecify.annotations.Nullable;

/** LIMIT and OFFSET that take no row too many ({@link RowLimits}) and count beyond an INTEGER. */
public final class LazyLimit extends SingleRel implements EnumerableRel {
  private final @Nullable RexNode offset;
  private final @Nullable RexNode fetch;

  private LazyLimit(
      RelTraitSet traits, RelNode input, @Nullable RexNode offset, @Nullable RexNode fetch) {
    super(input.getCluster(), traits, input);
    this.offset = offset;
    this.fetch = fetch;
  }

  /** The same limit as the engine's, over an input. */
  static LazyLimit like(EnumerableLimit limit, RelNode input) {
    return new LazyLimit(limit.getTraitSet(), input, limit.offset, limit.fetch);
  }

  /** A limit over an input; null for an offset or a limit that isn't there. */
  static LazyLimit create(RelNode input, @Nullable RexNode offset, @Nullable RexNode fetch) {
    return new LazyLimit(input.getTraitSet(), input, offset, fetch);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new LazyLimit(traits, inputs.get(0), offset, fetch);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .itemIf("offset", offset, offset != null)
        .itemIf("fetch", fetch, fetch != null);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    BlockBuilder code = new BlockBuilder();
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), preference);
    Expression rows = code.append("rows", input.block);
    code.add(
        Expressions.return_(
            null,
            Expressions.call(
                RowLimits.class,
                "limit",
                rows,
                offset == null ? Expressions.constant(0L) : count(offset, "offset"),
                fetch == null ? Expressions.constant(RowLimits.NO_LIMIT) : count(fetch, "fetch"))));
    return implementor.result(
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), input.format), code.toBlock());
  }

  private static Expression count(RexNode node, String clause) {
    if (node instanceof RexDynamicParam parameter) {
      return Expressions.call(
          RowLimits.class,
          clause,
          Expressions.call(
              DataContext.ROOT,
              BuiltInMethod.DATA_CONTEXT_GET.method,
              Expressions.constant("?" + parameter.getIndex())));
    }
    BigDecimal value = ((RexLiteral) node).getValueAs(BigDecimal.class);
    return Expressions.constant(value.longValue());
  }
}
