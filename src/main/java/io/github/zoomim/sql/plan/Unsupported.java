package io.github.zoomim.sql.plan;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Sample;

/** Refuses what Calcite plans but has no code for. */
final class Unsupported {
  private Unsupported() {}

  static ZoomImFailure operator(RelNode node) {
    if (node instanceof Aggregate aggregate) {
      return refused(
          "One of these aggregates, or its DISTINCT, is not supported: "
              + aggregate.getAggCallList().stream()
                  .map(call -> call.getAggregation().getName())
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
    if (node instanceof Sample) {
      return refused("TABLESAMPLE is not supported; use LIMIT");
    }
    return refused(node.getRelTypeName().replace("Logical", "") + " is not supported");
  }

  private static ZoomImFailure refused(String message) {
    return new ZoomImFailure(Kind.UNSUPPORTED, message);
  }
}
