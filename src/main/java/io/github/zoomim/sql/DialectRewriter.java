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
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes functions that people know from other databases in the engine's own words: {@code NOW()},
 * {@code DATE_TRUNC('month', t)}.
 */
final class DialectRewriter extends SqlShuttle {
  static final DialectRewriter INSTANCE = new DialectRewriter();

  /** ISO weeks start on Monday, as PostgreSQL's DATE_TRUNC has it. */
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
    return unit == null
        ? null
        : SqlStdOperatorTable.FLOOR.createCall(
            call.getParserPosition(),
            call.operand(1),
            new SqlIntervalQualifier(unit, null, literal.getParserPosition()));
  }
}
