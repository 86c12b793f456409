package io.github.zoomim.sql.run;

import io.github.zoomim.sql.time.TimePredicate;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gives a filter's condition to the scan below it, which then asks for fewer days; the filter
 * stays.
 */
final class NarrowScanRule extends RelRule<NarrowScanRule.Config> {
  static final RelOptRule INSTANCE =
      new Config(
              RelFactories.LOGICAL_BUILDER,
              "NarrowScanRule",
              filter ->
                  filter
                      .operand(LogicalFilter.class)
                      .oneInput(
                          scan ->
                              scan.operand(ZoomScan.class)
                                  .predicate(candidate -> !candidate.isNarrowed())
                                  .noInputs()))
          .toRule();

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
    return TimePredicate.of(condition, scan.time()).saysNothing()
        ? scan
        : scan.narrowedBy(condition);
  }

  /** The rule's configuration, as the planner requires it. */
  record Config(
      RelBuilderFactory relBuilderFactory,
      @Nullable String description,
      OperandTransform operandSupplier)
      implements RelRule.Config {
    @Override
    public RelOptRule toRule() {
      return new NarrowScanRule(this);
    }

    @Override
    public Config withRelBuilderFactory(RelBuilderFactory factory) {
      return new Config(factory, description, operandSupplier);
    }

    @Override
    public Config withDescription(@Nullable String newDescription) {
      return new Config(relBuilderFactory, newDescription, operandSupplier);
    }

    @Override
    public Config withOperandSupplier(OperandTransform supplier) {
      return new Config(relBuilderFactory, description, supplier);
    }
  }
}
