package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptPlanner.CannotPlanException;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** The engine's exceptions and errors as failures that tell a user what to change. */
final class SqlFailures {
  private static final Pattern UNKNOWN_TABLE =
      Pattern.compile("(Object|Table|Schema) '.*' not found.*", Pattern.DOTALL);
  private static final Pattern UNKNOWN_COLUMN =
      Pattern.compile(
          "Column '.*' not found.*|Unknown identifier '.*'.*|Unknown field '.*'.*", Pattern.DOTALL);

  private SqlFailures() {}

  /** For what was thrown while a statement was parsed, validated or planned. */
  static ZoomImFailure ofPreparing(Throwable thrown, String sql) {
    if (thrown instanceof ZoomImFailure failure) {
      return failure;
    }
    if (thrown instanceof SqlParseException parse) {
      return new ZoomImFailure(Kind.SYNTAX, "SQL syntax: " + firstSentence(parse), null);
    }
    CalciteContextException context = find(thrown, CalciteContextException.class);
    if (context != null) {
      return invalid(context);
    }
    if (thrown instanceof StackOverflowError) {
      return new ZoomImFailure(
          Kind.RESOURCES, "The statement is nested too deeply; write it with fewer levels", null);
    }
    if (find(thrown, CannotPlanException.class) != null
        || thrown instanceof UnsupportedOperationException) {
      return new ZoomImFailure(
          Kind.UNSUPPORTED, "No way to execute this statement: " + shortened(sql), thrown);
    }
    return ofRunning(thrown);
  }

  /** For what was thrown while a query ran. */
  static ZoomImFailure ofRunning(Throwable thrown) {
    ZoomImFailure failure = find(thrown, ZoomImFailure.class);
    if (failure != null) {
      return failure;
    }
    String message = deepestMessage(thrown);
    if (thrown instanceof OutOfMemoryError) {
      return new ZoomImFailure(
          Kind.RESOURCES,
          "The statement needs more memory than the JVM has; narrow it or raise -Xmx",
          null);
    }
    if (thrown instanceof StackOverflowError) {
      return new ZoomImFailure(Kind.RESOURCES, "The statement is nested too deeply", null);
    }
    if (find(thrown, ArithmeticException.class) != null) {
      String lower = message.toLowerCase(Locale.ROOT);
      return lower.contains("zero")
          ? new ZoomImFailure(Kind.DIVISION_BY_ZERO, "Division by zero", thrown)
          : new ZoomImFailure(Kind.OUT_OF_RANGE, "A number is out of range: " + message, thrown);
    }
    if (find(thrown, DateTimeException.class) != null || looksLikeDate(message)) {
      return new ZoomImFailure(Kind.BAD_DATETIME, message, thrown);
    }
    if (find(thrown, NumberFormatException.class) != null) {
      return new ZoomImFailure(Kind.DATA, "Not a number: " + message, thrown);
    }
    if (thrown instanceof UnsupportedOperationException) {
      return new ZoomImFailure(Kind.UNSUPPORTED, "Not supported: " + message, thrown);
    }
    if (thrown instanceof RuntimeException) {
      return new ZoomImFailure(Kind.DATA, message, thrown);
    }
    return new ZoomImFailure(Kind.INTERNAL, "The engine failed: " + message, thrown);
  }

  private static ZoomImFailure invalid(CalciteContextException context) {
    Throwable cause = context.getCause();
    String problem = cause == null ? String.valueOf(context.getMessage()) : message(cause);
    String where = where(context.getPosLine(), context.getPosColumn());
    if (UNKNOWN_COLUMN.matcher(problem).matches()) {
      return new ZoomImFailure(
          Kind.NO_SUCH_COLUMN,
          problem
              + where
              + "; zoom.chat_sessions has session_id, type, name and last_message_sent_time",
          null);
    }
    if (UNKNOWN_TABLE.matcher(problem).matches()) {
      return new ZoomImFailure(
          Kind.NO_SUCH_TABLE, problem + where + "; the table is zoom.chat_sessions", null);
    }
    return new ZoomImFailure(Kind.SYNTAX, problem + where, null);
  }

  /** A parser's message without its list of everything that could have stood there instead. */
  private static String firstSentence(SqlParseException parse) {
    String text = String.valueOf(parse.getMessage());
    int list = text.indexOf("Was expecting");
    String problem = (list < 0 ? text : text.substring(0, list)).strip();
    SqlParserPos position = parse.getPos();
    return problem.contains("line ") || position == null
        ? problem
        : problem + where(position.getLineNum(), position.getColumnNum());
  }

  private static String where(int line, int column) {
    return " (line " + line + ", column " + column + ")";
  }

  private static boolean looksLikeDate(String message) {
    Matcher matcher =
        Pattern.compile("(?i)invalid (date|time|datetime|timestamp).*").matcher(message);
    return matcher.find();
  }

  private static String deepestMessage(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    return message(deepest);
  }

  private static String message(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
  }

  private static String shortened(String sql) {
    return sql.length() <= 200 ? sql : sql.substring(0, 200) + "…";
  }

  private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
    for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }
}
