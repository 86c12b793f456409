package io.github.zoomim.sql.run;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.scan.TimeOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableAggregate;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.adapter.enumerable.EnumerableLimitSort;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * The last pass over a plan: tells each scan what is going to be taken of it, and puts limits in
 * place that take no row too many. Done after planning, because only the final plan says what
 * stands above a scan.
 */
public final class ScanDemands {
  /** Twice as many don't overflow an INTEGER, nor does their sum. */
  private static final BigDecimal SMALL = BigDecimal.valueOf(1_000_000_000);

  /** Whether rows may be read more than once: by a second scan, or by a loop over the same one. */
  private final boolean shared;

  private final TimeSorts sorts = new TimeSorts();

  private ScanDemands(boolean shared) {
    this.shared = shared;
  }

  public static RelNode apply(RelNode plan) {
    return new ScanDemands(RepeatedReads.arePossible(plan))
        .visit(plan, ReaderDemand.ROOT, ScanOrder.ANY);
  }

  private RelNode visit(RelNode node, ReaderDemand demand, ScanOrder order) {
    if (node instanceof ZoomScan scan) {
      return scan.demandedBy(demand, order, shared);
    }
    if (node instanceof EnumerableCalc calc) {
      boolean filters = calc.getProgram().getCondition() != null;
      return withInputs(node, filters ? demand.belowFilter() : demand, order);
    }
    if (node instanceof EnumerableLimit limit) {
      ReaderDemand below = demand.below(new ReaderDemand.Limit(limit.offset, limit.fetch));
      return LazyLimit.like(limit, visit(limit.getInput(), below, ScanOrder.ANY));
    }
    if (node instanceof EnumerableSort sort && beginsWithTime(sort, demand)) {
      return timeSort(sort.getInput(), sort.getCollation(), demand);
    }
    if (node instanceof EnumerableLimitSort sort) {
      ReaderDemand below = demand.below(new ReaderDemand.Limit(sort.offset, sort.fetch));
      if (beginsWithTime(sort, below)) {
        return LazyLimit.create(
            timeSort(sort.getInput(), sort.getCollation(), below), sort.offset, sort.fetch);
      }
    }
    if (node instanceof EnumerableLimitSort sort && !isSmall(sort)) {
      // The engine's own keeps as many rows as an INTEGER literal counts, and no others.
      RelNode sorted =
          EnumerableSort.create(
              visit(sort.getInput(), ReaderDemand.EVERYTHING, ScanOrder.ANY),
              sort.getCollation(),
              null,
              null);
      return LazyLimit.create(sorted, sort.offset, sort.fetch);
    }
    if (node instanceof EnumerableAggregate aggregate) {
      MinMaxTime extremes = MinMaxTime.of(aggregate);
      if (extremes != null && mayReadByItself(aggregate)) {
        return extremes.over(this::timeSort);
      }
    }
    return withInputs(node, ReaderDemand.EVERYTHING, ScanOrder.ANY);
  }

  private boolean beginsWithTime(Sort sort, ReaderDemand demand) {
    return TimeSort.order(sort.getInput(), sort.getCollation()) != TimeOrder.ANY
        && (!shared || (demand.isLimited() && mayReadByItself(sort)));
  }

  /** Whether the rows of a limited read can be kept: they are the same for each reader. */
  private boolean mayReadByItself(RelNode limited) {
    return !shared || RelOptUtil.getVariablesUsed(limited).isEmpty();
  }

  private RelNode timeSort(RelNode input, RelCollation collation, ReaderDemand demand) {
    ScanOrder order =
        new ScanOrder(
            TimeSort.order(input, collation),
            demand,
            sorts.number(input, collation, demand),
            shared);
    return TimeSort.create(visit(input, demand, order), collation, order);
  }

  private static boolean isSmall(Sort sort) {
    return isSmall(sort.offset) && isSmall(sort.fetch);
  }

  private static boolean isSmall(@Nullable RexNode count) {
    return count == null
        || (count instanceof RexLiteral literal
            && requireNonNull(literal.getValueAs(BigDecimal.class)).compareTo(SMALL) <= 0);
  }

  private RelNode withInputs(RelNode node, ReaderDemand demand, ScanOrder order) {
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      inputs.add(visit(input, demand, order));
    }
    return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
  }
}
