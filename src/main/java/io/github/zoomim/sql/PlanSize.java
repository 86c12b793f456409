package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.sql.failure.SqlFailures;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Refuses at once what would fail after many seconds: a method of Java's holds 64 KB of code. */
final class PlanSize extends RexShuttle {
  private static final int MOST_CALLS = 1_200;

  private int calls;

  private PlanSize() {}

  /**
   * Checks a plan.
   *
   * @throws ZoomImFailure where one of its conditions or lists of expressions is too large
   */
  static void check(RelNode plan) {
    plan.accept(new PlanSize());
    plan.getInputs().forEach(PlanSize::check);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (++calls > MOST_CALLS) {
      throw SqlFailures.tooLarge();
    }
    return super.visitCall(call);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery query) {
    check(query.rel);
    return super.visitSubQuery(query);
  }
}
