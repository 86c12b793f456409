package io.github.zoomim.sql;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes functions that people know from other databases in the engine's own words: {@code NOW()},
 * {@code DATE_TRUNC('month', t)}.
 */
final class DialectRewriter extends SqlShuttle {
  static final DialectRewriter INSTANCE = new DialectRewriter();

  private static final Map<String, TimeUnit> UNITS =
      Map.of(
          "year", TimeUnit.YEAR,
          "quarter", TimeUnit.QUARTER,
          "month", TimeUnit.MONTH,
          "week", TimeUnit.WEEK,
          "day", TimeUnit.DAY,
          "hour", TimeUnit.HOUR,
          "minute", TimeUnit.MINUTE,
          "second", TimeUnit.SECOND);

  private DialectRewriter() {}

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.getOperator() instanceof SqlFunction function) {
      String name = function.getName().toUpperCase(Locale.ROOT);
      if (name.equals("NOW") && call.operandCount() == 0) {
        return SqlStdOperatorTable.CURRENT_TIMESTAMP.createCall(call.getParserPosition());
      }
      if (name.equals("DATE_TRUNC") && call.operandCount() == 2) {
        SqlNode rewritten = dateTrunc(call);
        if (rewritten != null) {
          return super.visit((SqlCall) rewritten);
        }
      }
    }
    return super.visit(call);
  }

  private static @Nullable SqlNode dateTrunc(SqlCall call) {
    if (!(call.operand(0) instanceof SqlLiteral literal)) {
      return null;
    }
    String text = literal.toValue();
    TimeUnit unit = text == null ? null : UNITS.get(text.toLowerCase(Locale.ROOT));
    if (unit == null) {
      return null;
    }
    SqlParserPos position = call.getParserPosition();
    SqlNode time = call.operand(1);
    SqlNode grain = new SqlIntervalQualifier(unit, null, position);
    if (unit != TimeUnit.WEEK) {
      return SqlStdOperatorTable.FLOOR.createCall(position, time, grain);
    }
    // The engine's weeks start on Sunday, DATE_TRUNC's on Monday.
    SqlNode day =
        SqlLiteral.createInterval(
            1, "1", new SqlIntervalQualifier(TimeUnit.DAY, null, position), position);
    return SqlStdOperatorTable.PLUS.createCall(
        position,
        SqlStdOperatorTable.FLOOR.createCall(
            position, SqlStdOperatorTable.MINUS.createCall(position, time, day), grain),
        day);
  }
}
