package io.github.zoomim.sql.run;

import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlExplainLevel;

/** Numbers the sorts in the order of time of a plan; those of the same rows have one number. */
final class TimeSorts {
  private final Map<String, Integer> numbers = new HashMap<>();
  private int next;

  int number(RelNode input, RelCollation collation, ReaderDemand demand) {
    String sort =
        RelOptUtil.toString(input, SqlExplainLevel.DIGEST_ATTRIBUTES)
            + collation.getFieldCollations()
            + demand;
    int number = numbers.getOrDefault(sort, next);
    next++;
    if (isDeterministic(input)) {
      numbers.put(sort, number);
    }
    return number;
  }

  private static boolean isDeterministic(RelNode node) {
    boolean[] varies = {false};
    RelNode unused =
        node.accept(
            new RexShuttle() {
              @Override
              public RexNode visitCall(RexCall call) {
                varies[0] |= !call.getOperator().isDeterministic();
                return super.visitCall(call);
              }
            });
    return !varies[0] && node.getInputs().stream().allMatch(TimeSorts::isDeterministic);
  }
}
