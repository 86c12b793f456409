package io.github.zoomim.sql.run;

import io.github.zoomim.scan.TimeOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;

/**
 * A sort of which the first key is the time, over a scan that reads in that order: it has its first
 * rows when the scan has, and takes no more than it needs ({@link TimeSortedRows}). How many that
 * are, only the execution knows; a limit that stands above drops what is too much.
 */
public final class TimeSort extends SingleRel implements EnumerableRel {
  private final RelCollation collation;
  private final ScanOrder order;

  private TimeSort(RelTraitSet traits, RelNode input, RelCollation collation, ScanOrder order) {
    super(input.getCluster(), traits, input);
    this.collation = collation;
    this.order = order;
  }

  static TimeSort create(RelNode input, RelCollation collation, ScanOrder order) {
    return new TimeSort(input.getTraitSet().replace(collation), input, collation, order);
  }

  /** The order of time that a sort begins with; ANY where the scan can't work for it. */
  static TimeOrder order(RelNode input, RelCollation collation) {
    if (collation.getFieldCollations().isEmpty()) {
      return TimeOrder.ANY;
    }
    RelFieldCollation first = collation.getFieldCollations().get(0);
    return TimeColumn.isAt(input, first.getFieldIndex())
            && (first.nullDirection == NullDirection.LAST || TimeColumn.isNeverNull(input))
        ? first.direction.isDescending() ? TimeOrder.DESCENDING : TimeOrder.ASCENDING
        : TimeOrder.ANY;
  }

  /** What it sorts by, the time first. */
  RelCollation collation() {
    return collation;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new TimeSort(traits, inputs.get(0), collation, order);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("by", collation);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer unused) {
    BlockBuilder code = new BlockBuilder();
    // Rows that are kept for several readers have the same form for all of them.
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    PhysType rows = input.physType;
    int time = collation.getFieldCollations().get(0).getFieldIndex();
    List<Expression> arguments = new ArrayList<>();
    arguments.add(implementor.getRootExpression());
    arguments.add(code.append("rows", input.block));
    arguments.add(code.append("time", rows.generateAccessor(List.of(time))));
    arguments.add(
        collation.getFieldCollations().size() > 1
            ? code.append("comparator", rows.generateComparator(collation))
            : Expressions.constant(null, Comparator.class));
    arguments.add(implementor.stash(order, ScanOrder.class));
    code.add(Expressions.return_(null, Expressions.call(TimeSortedRows.class, "sort", arguments)));
    return implementor.result(
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), input.format), code.toBlock());
  }
}
