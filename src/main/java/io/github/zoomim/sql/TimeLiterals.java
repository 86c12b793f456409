package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.plan.ExpressionRewriter;
import java.time.DateTimeException;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.TimestampString;

/**
 * Makes timestamps of the texts that stand where a timestamp is wanted: {@code t >= '2026-10-05'},
 * {@code '2026-10-05T10:00:00Z'}. Left alone, the engine understands only one way to write them and
 * fails at execution for the others; here a wrong one fails when the query is prepared.
 */
final class TimeLiterals extends ExpressionRewriter {
  TimeLiterals(RexBuilder rexBuilder) {
    super(rexBuilder);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (call.getKind() == SqlKind.CAST
        && call.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP
        && call.getOperands().get(0) instanceof RexLiteral literal
        && SqlTypeUtil.isCharacter(literal.getType())
        && !literal.isNull()) {
      String text = literal.getValueAs(String.class);
      return rexBuilder.makeLiteral(timestamp(text == null ? "" : text), call.getType(), true);
    }
    return super.visitCall(call);
  }

  private static TimestampString timestamp(String text) {
    try {
      return TimestampString.fromMillisSinceEpoch(TimestampText.millis(text));
    } catch (DateTimeException e) {
      throw new ZoomImFailure(
          Kind.BAD_DATETIME,
          "'"
              + DataFailures.shortened(text)
              + "' is no timestamp; write it as TIMESTAMP '2026-10-05 10:00:00', '2026-10-05' or"
              + " '2026-10-05T10:00:00Z' (UTC where no offset is given)",
          e);
    }
  }
}
