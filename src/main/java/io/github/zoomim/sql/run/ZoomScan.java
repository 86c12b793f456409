package io.github.zoomim.sql.run;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.scan.TimeOrder;
import io.github.zoomim.sql.time.TimePredicate;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The scan of a table over the API, such as {@code chat_sessions}: with the condition above it,
 * which narrows the days that are asked, and the demand of its reader. Both only narrow; the
 * condition itself stays above.
 */
public final class ZoomScan extends TableScan implements EnumerableRel {
  /** The condition that narrows the scan; null for none. */
  private final @Nullable RexNode condition;

  /** What is known of the reader's demand; null while the plan is still being chosen. */
  private final @Nullable ReaderDemand demand;

  private final ScanOrder order;

  /**
   * Whether another part of the plan reads the same table, so that rows may be read once for both.
   */
  private final boolean shared;

  /** The windows and page size for EXPLAIN; null otherwise. */
  private final @Nullable String explained;

  private ZoomScan(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelOptTable table,
      @Nullable RexNode condition,
      @Nullable ReaderDemand demand,
      ScanOrder order,
      boolean shared,
      @Nullable String explained) {
    super(cluster, traits, List.of(), table);
    this.condition = condition;
    this.demand = demand;
    this.order = order;
    this.shared = shared;
    this.explained = explained;
  }

  static ZoomScan create(RelOptCluster cluster, RelOptTable table) {
    return new ZoomScan(
        cluster,
        cluster.traitSetOf(EnumerableConvention.INSTANCE),
        table,
        null,
        null,
        ScanOrder.ANY,
        false,
        null);
  }

  /** The same scan, narrowed by a condition. */
  ZoomScan narrowedBy(RexNode newCondition) {
    return new ZoomScan(
        getCluster(), traitSet, table, newCondition, demand, order, shared, explained);
  }

  /** The same scan, for a reader whose demand is known. */
  ZoomScan demandedBy(ReaderDemand newDemand, ScanOrder newOrder, boolean isShared) {
    return new ZoomScan(
        getCluster(), traitSet, table, condition, newDemand, newOrder, isShared, explained);
  }

  /** The same scan, to be printed with what it is going to ask. */
  public ZoomScan explainedAs(String plan) {
    return new ZoomScan(getCluster(), traitSet, table, condition, demand, order, shared, plan);
  }

  /** Which column is the time that predicates narrow the scan by. */
  int time() {
    return requireNonNull(table.unwrap(ScannedTable.class)).spec().timePosition();
  }

  boolean isNarrowed() {
    return condition != null;
  }

  /** Whether the condition, which stays above, is not true of any row without a time. */
  boolean leavesNullTimesOut() {
    return condition != null && Strong.isNotTrue(condition, ImmutableBitSet.of(time()));
  }

  /** What the scan is asked for, with gaps for the values that execution brings. */
  public ScanTemplate template() {
    return new ScanTemplate(
        table.getQualifiedName(),
        TimePredicate.of(condition, time(), getCluster().getRexBuilder()),
        demand == null ? ReaderDemand.EVERYTHING : demand,
        order,
        shared);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new ZoomScan(getCluster(), traits, table, condition, demand, order, shared, explained);
  }

  /** Registers the rule that narrows scans. */
  @Override
  public void register(RelOptPlanner planner) {
    planner.addRule(NarrowScanRule.INSTANCE);
  }

  /** A narrowed scan returns a tenth, so that the planner always prefers it. */
  @Override
  public double estimateRowCount(RelMetadataQuery query) {
    return table.getRowCount() * (condition == null ? 1 : 0.1);
  }

  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
    double rows = estimateRowCount(query);
    return planner.getCostFactory().makeCost(rows, rows, rows);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .itemIf("narrowed by", condition, condition != null)
        .itemIf("taken", demand, demand != null && !demand.toString().isEmpty())
        // What is asked says it too, and knows whether it is of use.
        .itemIf("in order", order, order.order() != TimeOrder.ANY && explained == null)
        .itemIf("asks", explained, explained != null);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    ScanTemplate template = template();
    PhysType rowType =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY);
    return implementor.result(
        rowType,
        Blocks.toBlock(
            Expressions.call(
                ScanRuntime.class,
                "scan",
                implementor.getRootExpression(),
                implementor.stash(template, ScanTemplate.class),
                ConstantCode.evaluate(template.constants(), this, implementor))));
  }
}
