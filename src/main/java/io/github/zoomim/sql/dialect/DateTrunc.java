package io.github.zoomim.sql.dialect;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code DATE_TRUNC('month', t)} as {@code FLOOR(t TO MONTH)}, which narrows a scan. */
final class DateTrunc {
  private DateTrunc() {}

  /** The call as FLOOR; null where its unit is only known at execution. */
  static @Nullable SqlNode rewrite(SqlCall call) {
    SqlNode unit = call.operand(0);
    String text =
        unit instanceof SqlLiteral literal
            ? literal.toValue()
            : unit instanceof SqlIdentifier name && name.isSimple() ? name.getSimple() : null;
    if (text == null) {
      return null;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "microsecond", "microseconds", "millisecond", "milliseconds" -> call.operand(1);
      case "second", "seconds" -> floor(call, TimeUnit.SECOND);
      case "minute", "minutes" -> floor(call, TimeUnit.MINUTE);
      case "hour", "hours" -> floor(call, TimeUnit.HOUR);
      case "day", "days" -> floor(call, TimeUnit.DAY);
      case "week", "weeks" -> monday(call);
      case "month", "months" -> floor(call, TimeUnit.MONTH);
      case "quarter", "quarters" -> floor(call, TimeUnit.QUARTER);
      case "year", "years" -> floor(call, TimeUnit.YEAR);
      case "decade", "decades" -> floor(call, TimeUnit.DECADE);
      case "century", "centuries" -> floor(call, TimeUnit.CENTURY);
      case "millennium", "millenniums", "millennia" -> floor(call, TimeUnit.MILLENNIUM);
      default ->
          throw SqlFailures.at(
              Kind.SYNTAX,
              "DATE_TRUNC does not support the unit '"
                  + text
                  + "'; use millisecond, second, minute, hour, day, week, month, quarter, year,"
                  + " decade, century and millennium",
              call);
    };
  }

  private static SqlNode floor(SqlCall call, TimeUnit unit) {
    SqlParserPos position = call.getParserPosition();
    return SqlStdOperatorTable.FLOOR.createCall(
        position, call.operand(1), new SqlIntervalQualifier(unit, null, position));
  }

  /** The engine's weeks start on Sunday, DATE_TRUNC's on Monday. */
  private static SqlNode monday(SqlCall call) {
    SqlParserPos position = call.getParserPosition();
    SqlNode day =
        SqlLiteral.createInterval(
            1, "1", new SqlIntervalQualifier(TimeUnit.DAY, null, position), position);
    return SqlStdOperatorTable.PLUS.createCall(
        position,
        SqlStdOperatorTable.FLOOR.createCall(
            position,
            SqlStdOperatorTable.MINUS.createCall(position, call.operand(1), day),
            new SqlIntervalQualifier(TimeUnit.WEEK, null, position)),
        day);
  }
}
