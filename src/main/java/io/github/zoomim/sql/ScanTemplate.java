package io.github.zoomim.sql;

import io.github.zoomim.execution.RunLimits;
import io.github.zoomim.scan.Demand;
import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.scan.TimeOrder;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * What a scan asks for, with gaps for what only the execution knows. Public for the generated
 * code's sake only.
 */
public final class ScanTemplate {
  private final SessionScanner scanner;
  private final TimePredicate predicate;
  private final List<RexNode> constants;
  private final ReaderDemand demand;
  private final ScanOrder order;
  private final boolean shared;

  ScanTemplate(
      SessionScanner scanner,
      TimePredicate predicate,
      List<RexNode> constants,
      ReaderDemand demand,
      ScanOrder order,
      boolean shared) {
    this.scanner = scanner;
    this.predicate = predicate;
    this.constants = constants;
    this.demand = demand;
    this.order = order;
    this.shared = shared;
  }

  SessionScanner scanner() {
    return scanner;
  }

  /** The expressions whose values fill the gaps. */
  List<RexNode> constants() {
    return constants;
  }

  ScanOrder order() {
    return order;
  }

  /** Whether the rows may be read by more than one reader of the same execution. */
  boolean shared() {
    return shared;
  }

  /** Fills the gaps. */
  ScanRequest request(
      List<? extends @Nullable Object> values,
      RunLimits limits,
      IntFunction<@Nullable Object> parameters) {
    TimeOrder wanted = order.resolve(limits.maxRows(), parameters);
    boolean useless = wanted == TimeOrder.ANY && order.order() != TimeOrder.ANY;
    return new ScanRequest(
        predicate.resolve(values),
        useless ? new Demand.Everything() : demand.resolve(limits.maxRows(), parameters),
        wanted,
        limits.fetchSize());
  }
}
