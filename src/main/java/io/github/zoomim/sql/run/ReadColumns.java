package io.github.zoomim.sql.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.plan.RelOptUtil.InputFinder;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Tells the scans which columns the final plan looks at. All scans of a table read the same ones,
 * so that they can share their rows.
 */
public final class ReadColumns {
  private final Map<List<String>, ImmutableBitSet> read = new HashMap<>();

  private ReadColumns() {}

  public static RelNode apply(RelNode plan) {
    ReadColumns columns = new ReadColumns();
    columns.visit(plan, all(plan));
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(TableScan scan) {
            return scan instanceof ZoomScan sessions
                ? sessions.reading(columns.read(sessions))
                : scan;
          }
        });
  }

  private ImmutableBitSet read(TableScan scan) {
    return read.getOrDefault(scan.getTable().getQualifiedName(), ImmutableBitSet.of());
  }

  /**
   * @param wanted which of the node's columns are looked at
   */
  private void visit(RelNode node, ImmutableBitSet wanted) {
    if (node instanceof ZoomScan scan) {
      read.put(scan.getTable().getQualifiedName(), read(scan).union(wanted));
    } else if (node instanceof Calc calc) {
      RexProgram program = calc.getProgram();
      List<RexNode> outputs =
          program.getProjectList().stream().map(program::expandLocalRef).toList();
      ImmutableBitSet below = of(outputs, wanted);
      visit(
          calc.getInput(),
          program.getCondition() == null
              ? below
              : below.union(InputFinder.bits(program.expandLocalRef(program.getCondition()))));
    } else if (node instanceof Project project) {
      visit(project.getInput(), of(project.getProjects(), wanted));
    } else if (node instanceof Filter filter) {
      visit(filter.getInput(), wanted.union(InputFinder.bits(filter.getCondition())));
    } else if (node instanceof Aggregate aggregate) {
      visit(aggregate.getInput(), of(aggregate));
    } else if (node instanceof Sort sort) {
      visit(sort.getInput(), wanted.union(ImmutableBitSet.of(sort.getCollation().getKeys())));
    } else if (node instanceof TimeSort sort) {
      visit(sort.getInput(), wanted.union(ImmutableBitSet.of(sort.collation().getKeys())));
    } else if (node instanceof EnumerableLimit || node instanceof LazyLimit) {
      visit(node.getInput(0), wanted);
    } else if (node instanceof Union union && union.all) {
      union.getInputs().forEach(input -> visit(input, wanted));
    } else if (node instanceof Join join && join.getVariablesSet().isEmpty()) {
      ImmutableBitSet both = wanted.union(InputFinder.bits(join.getCondition()));
      int left = join.getLeft().getRowType().getFieldCount();
      visit(join.getLeft(), both.intersect(ImmutableBitSet.range(left)));
      visit(join.getRight(), both.except(ImmutableBitSet.range(left)).shift(-left));
    } else {
      node.getInputs().forEach(input -> visit(input, all(input)));
    }
  }

  private static ImmutableBitSet of(List<RexNode> outputs, ImmutableBitSet wanted) {
    ImmutableBitSet.Builder below = ImmutableBitSet.builder();
    wanted.forEach(output -> below.addAll(InputFinder.bits(outputs.get(output))));
    return below.build();
  }

  private static ImmutableBitSet of(Aggregate aggregate) {
    ImmutableBitSet.Builder below = ImmutableBitSet.builder().addAll(aggregate.getGroupSet());
    for (AggregateCall call : aggregate.getAggCallList()) {
      call.getArgList().forEach(below::set);
      below.addAll(call.getCollation().getKeys());
      if (call.filterArg >= 0) {
        below.set(call.filterArg);
      }
      if (call.distinctKeys != null) {
        below.addAll(call.distinctKeys);
      }
    }
    return below.build();
  }

  private static ImmutableBitSet all(RelNode node) {
    return ImmutableBitSet.range(node.getRowType().getFieldCount());
  }
}
