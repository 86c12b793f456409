package io.github.zoomim.sql.dialect;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;

/**
 * CALCITE-5101: an aggregate of DISTINCT values in the order of something else fails. Nor is there
 * an answer: several rows may have the same value.
 */
final class AggregateOrders {
  private AggregateOrders() {}

  static void check(RelNode node) {
    if (node instanceof Aggregate aggregate) {
      aggregate.getAggCallList().forEach(AggregateOrders::check);
    }
  }

  private static void check(AggregateCall call) {
    if (call.isDistinct() && !call.getArgList().containsAll(call.getCollation().getKeys())) {
      throw new ZoomImFailure(
          Kind.UNSUPPORTED,
          "The DISTINCT values of "
              + call.getAggregation().getName()
              + " can be ordered by themselves only; leave out the DISTINCT or order by its first"
              + " argument");
    }
  }
}
