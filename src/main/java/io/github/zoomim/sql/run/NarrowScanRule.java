package io.github.zoomim.sql.run;

import io.github.zoomim.sql.time.TimePredicate;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.rules.FilterTableScanRule;
import org.apache.calcite.rex.RexNode;

/**
 * Gives a filter's condition to the scan below it, which then asks for fewer days; the filter
 * stays. For the planner of another Calcite, whose model has the table; ours has {@link
 * NarrowedScans}.
 */
final class NarrowScanRule extends FilterTableScanRule {
  static final RelOptRule INSTANCE =
      new NarrowScanRule(
          Config.DEFAULT
              .withDescription("NarrowScanRule")
              .withOperandSupplier(
                  filter ->
                      filter
                          .operand(LogicalFilter.class)
                          .oneInput(
                              scan ->
                                  scan.operand(ZoomScan.class)
                                      .predicate(candidate -> !candidate.isNarrowed())
                                      .noInputs()))
              .as(Config.class));

  private NarrowScanRule(Config config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    ZoomScan scan = call.rel(1);
    ZoomScan narrowed = narrowed(scan, filter.getCondition());
    if (narrowed.isNarrowed()) {
      call.transformTo(filter.copy(filter.getTraitSet(), List.of(narrowed)));
    }
  }

  /** The scan below a condition: the same where that says nothing of the time. */
  static ZoomScan narrowed(ZoomScan scan, RexNode condition) {
    return TimePredicate.of(condition, scan.time(), scan.getCluster().getRexBuilder()).saysNothing()
        ? scan
        : scan.narrowedBy(condition);
  }
}
