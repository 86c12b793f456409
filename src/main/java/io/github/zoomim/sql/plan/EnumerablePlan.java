package io.github.zoomim.sql.plan;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableInterpreter;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.adapter.enumerable.EnumerableLimitSort;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.adapter.enumerable.EnumerableTableScan;
import org.apache.calcite.interpreter.Bindables;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Collect;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalRepeatUnion;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.logical.LogicalTableSpool;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.logical.LogicalWindow;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/** Gives each operator of a logical plan the one implementation that Calcite has of it. */
final class EnumerablePlan {
  private static final Map<Class<? extends RelNode>, RelOptRule> RULES =
      Map.<Class<? extends RelNode>, RelOptRule>ofEntries(
          entry(LogicalAggregate.class, EnumerableRules.ENUMERABLE_AGGREGATE_RULE),
          entry(Collect.class, EnumerableRules.ENUMERABLE_COLLECT_RULE),
          entry(LogicalCorrelate.class, EnumerableRules.ENUMERABLE_CORRELATE_RULE),
          entry(LogicalIntersect.class, EnumerableRules.ENUMERABLE_INTERSECT_RULE),
          entry(LogicalJoin.class, EnumerableRules.ENUMERABLE_JOIN_RULE),
          entry(LogicalMinus.class, EnumerableRules.ENUMERABLE_MINUS_RULE),
          entry(LogicalRepeatUnion.class, EnumerableRules.ENUMERABLE_REPEAT_UNION_RULE),
          entry(
              LogicalTableFunctionScan.class, EnumerableRules.ENUMERABLE_TABLE_FUNCTION_SCAN_RULE),
          entry(LogicalTableScan.class, EnumerableRules.ENUMERABLE_TABLE_SCAN_RULE),
          entry(LogicalTableSpool.class, EnumerableRules.ENUMERABLE_TABLE_SPOOL_RULE),
          entry(LogicalUnion.class, EnumerableRules.ENUMERABLE_UNION_RULE),
          entry(LogicalValues.class, EnumerableRules.ENUMERABLE_VALUES_RULE),
          entry(LogicalWindow.class, EnumerableRules.ENUMERABLE_WINDOW_RULE),
          entry(Uncollect.class, EnumerableRules.ENUMERABLE_UNCOLLECT_RULE));

  private EnumerablePlan() {}

  static EnumerableRel of(RelNode plan) {
    return (EnumerableRel) implemented(plan);
  }

  private static RelNode implemented(RelNode node) {
    if (node instanceof EnumerableRel) {
      return node;
    }
    if (node instanceof Project project) {
      return project.getInput() instanceof Filter filter
          ? calc(filter.getInput(), filter, project)
          : calc(project.getInput(), null, project);
    }
    if (node instanceof Filter filter) {
      return calc(filter.getInput(), filter, null);
    }
    if (node instanceof Sort sort) {
      return sorted(sort);
    }
    if (node instanceof Aggregate aggregate && GrandTotal.isNeeded(aggregate)) {
      return implemented(GrandTotal.added(aggregate, converted(aggregate)));
    }
    if (node instanceof LogicalJoin join && RowsByIdentity.isNeeded(join)) {
      return implemented(Columns.first(converted(RowsByIdentity.wider(join)), join));
    }
    if (node instanceof TableScan scan && !EnumerableTableScan.canHandle(scan.getTable())) {
      // The rows of a WITH RECURSIVE so far: CALCITE-3673.
      return EnumerableInterpreter.create(
          Bindables.BindableTableScan.create(scan.getCluster(), scan.getTable()), 1);
    }
    return converted(node);
  }

  private static RelNode converted(RelNode given) {
    RelNode node = implementable(given);
    List<RelNode> inputs = node.getInputs().stream().map(EnumerablePlan::implemented).toList();
    ConverterRule rule = (ConverterRule) RULES.get(node.getClass());
    RelNode converted = rule == null ? null : rule.convert(node.copy(node.getTraitSet(), inputs));
    if (converted == null) {
      throw Unsupported.operator(node);
    }
    return converted;
  }

  private static RelNode implementable(RelNode node) {
    if (node instanceof Aggregate aggregate) {
      return DistinctAggregates.implementable(aggregate);
    }
    if (node instanceof SetOp rows) {
      return rows.copy(
          rows.getTraitSet(),
          rows.getInputs().stream().map(input -> Columns.typed(input, rows.getRowType())).toList());
    }
    return node instanceof Join
        ? node.accept(new BranchSymbols(node.getCluster().getRexBuilder()))
        : node;
  }

  private static RelNode calc(RelNode given, @Nullable Filter filter, @Nullable Project project) {
    RelNode input = implemented(given);
    RexBuilder rexBuilder = input.getCluster().getRexBuilder();
    RelNode top = project == null ? requireNonNull(filter) : project;
    // RelBuilder makes a union of grouping sets that are equal, and refers to its columns as if
    // they could be NULL where they can't.
    RexShuttle typed =
        new RexUtil.FixNullabilityShuttle(
            rexBuilder, RelOptUtil.getFieldTypeList(input.getRowType()));
    BranchSymbols symbols = new BranchSymbols(rexBuilder);
    List<RelDataType> types = RelOptUtil.getFieldTypeList(top.getRowType());
    List<RexNode> columns =
        project == null ? Columns.all(input) : typed.apply(project.getProjects());
    RexProgram program =
        RexProgram.create(
            input.getRowType(),
            IntStream.range(0, columns.size())
                .mapToObj(i -> rexBuilder.ensureType(types.get(i), columns.get(i), true))
                .map(symbols::apply)
                .toList(),
            filter == null ? null : symbols.apply(filter.getCondition().accept(typed)),
            top.getRowType(),
            rexBuilder);
    // It simplifies what it is made of, and leaves parts behind that nothing refers to any more.
    while (!program.isNormalized(Litmus.IGNORE, rexBuilder)) {
      program = program.normalize(rexBuilder, null);
    }
    return EnumerableCalc.create(input, program);
  }

  private static RelNode sorted(Sort sort) {
    RelNode input = implemented(sort.getInput());
    if (sort.getCollation().getFieldCollations().isEmpty()) {
      return EnumerableLimit.create(input, sort.offset, sort.fetch);
    }
    if (sort.fetch != null) {
      return EnumerableLimitSort.create(input, sort.getCollation(), sort.offset, sort.fetch);
    }
    RelNode all = EnumerableSort.create(input, sort.getCollation(), null, null);
    return sort.offset == null ? all : EnumerableLimit.create(all, sort.offset, null);
  }
}
