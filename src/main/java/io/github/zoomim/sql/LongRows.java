package io.github.zoomim.sql;

import io.github.zoomim.sql.function.RegularExpressions;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableCorrelate;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexShuttle;

/**
 * Whether each row of a plan, and not the first one only, may take long: regular expressions can
 * take for ever on a single text, and a loop may sort or group anew for each row.
 */
final class LongRows {
  /** The paths of these can hold one. */
  private static final Set<String> PATHS = Set.of("JSON_VALUE", "JSON_QUERY");

  private LongRows() {}

  static boolean isPossible(RelNode plan) {
    boolean loops = plan instanceof EnumerableCorrelate || plan instanceof EnumerableNestedLoopJoin;
    return (loops && plan.getInputs().stream().anyMatch(LongRows::gathers))
        || hasPattern(plan)
        || plan.getInputs().stream().anyMatch(LongRows::isPossible);
  }

  private static boolean gathers(RelNode node) {
    return node instanceof Sort
        || node instanceof Aggregate
        || node instanceof Window
        || node.getInputs().stream().anyMatch(LongRows::gathers);
  }

  private static boolean hasPattern(RelNode node) {
    boolean[] found = {false};
    RelNode unused =
        node.accept(
            new RexShuttle() {
              @Override
              public org.apache.calcite.rex.RexNode visitCall(RexCall call) {
                found[0] |=
                    RegularExpressions.isIn(call)
                        || PATHS.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
                return super.visitCall(call);
              }
            });
    return found[0];
  }
}
