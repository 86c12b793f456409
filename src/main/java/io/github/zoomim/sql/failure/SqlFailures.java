package io.github.zoomim.sql.failure;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.spec.TableSpec;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** The engine's exceptions and errors as failures that tell a user what to change. */
public final class SqlFailures {
  private static final Pattern UNKNOWN_TABLE =
      Pattern.compile("(Object|Table|Schema) '.*' not found.*", Pattern.DOTALL);
  private static final Pattern UNKNOWN_COLUMN =
      Pattern.compile(
          "Column '.*' not found.*|Unknown identifier '.*'.*|Unknown field '.*'.*", Pattern.DOTALL);
  private static final Pattern BAD_LITERAL =
      Pattern.compile("Illegal (DATE|TIME|TIMESTAMP)\\b.*", Pattern.DOTALL);

  /** What Calcite checks in its converter only, and not as an error of the statement. */
  private static final Pattern UNGROUPED =
      Pattern.compile("Identifier '(?<column>.*)' is not a group expr");

  /** The tokenizer takes a quotation mark for a token of its own where no other one follows. */
  private static final Pattern OPEN_QUOTATION =
      Pattern.compile("Encountered \"([^\"\\\\]* )?\\\\['\"][ \"].*", Pattern.DOTALL);

  private SqlFailures() {}

  /**
   * For what was thrown while a statement was parsed, validated or planned.
   *
   * @param tables those of the account
   */
  public static ZoomImFailure ofPreparing(Throwable thrown, List<TableSpec> tables) {
    ZoomImFailure failure = find(thrown, ZoomImFailure.class);
    if (failure != null) {
      return failure;
    }
    if (find(thrown, StackOverflowError.class) != null) {
      return tooDeep();
    }
    SqlParseException parse = find(thrown, SqlParseException.class);
    if (parse != null) {
      String problem = firstSentence(parse);
      // What the parser allows no subquery in, a window or a LIMIT, PostgreSQL does.
      return problem.startsWith("Query expression encountered in illegal context")
          ? new ZoomImFailure(
              Kind.UNSUPPORTED,
              "A subquery is not supported here; compute it in a derived table, and name its"
                  + " column: "
                  + problem)
          : new ZoomImFailure(Kind.SYNTAX, "SQL syntax: " + problem, null);
    }
    CalciteContextException context = find(thrown, CalciteContextException.class);
    if (context != null) {
      return invalid(context, tables);
    }
    if (isTooLong(thrown)) {
      return tooLarge();
    }
    Matcher ungrouped = UNGROUPED.matcher(String.valueOf(thrown.getMessage()));
    if (ungrouped.matches()) {
      return new ZoomImFailure(
          Kind.SYNTAX,
          "A subquery uses the column "
              + ungrouped.group("column")
              + " of its outer query, which is not in that query's GROUP BY; group by the column, or"
              + " compute what is grouped in a derived table",
          null);
    }
    UnsupportedCharsetException charset = find(thrown, UnsupportedCharsetException.class);
    if (charset != null) {
      return new ZoomImFailure(
          Kind.SYNTAX, "Unknown character set '" + charset.getCharsetName() + "'", null);
    }
    return ofRunning(thrown);
  }

  /** For what was thrown while a query ran. */
  public static ZoomImFailure ofRunning(Throwable thrown) {
    ZoomImFailure failure = find(thrown, ZoomImFailure.class);
    if (failure != null) {
      return failure;
    }
    if (find(thrown, OutOfMemoryError.class) != null) {
      return new ZoomImFailure(
          Kind.RESOURCES,
          "The statement needs more memory than the JVM has; narrow it or raise -Xmx",
          null);
    }
    if (find(thrown, StackOverflowError.class) != null) {
      return tooDeep();
    }
    return DataFailures.of(thrown);
  }

  private static ZoomImFailure tooDeep() {
    return new ZoomImFailure(
        Kind.TOO_COMPLEX, "The statement is nested too deeply; write it with fewer levels", null);
  }

  /** For more than a plan can have. */
  public static ZoomImFailure tooLarge() {
    return new ZoomImFailure(
        Kind.TOO_COMPLEX,
        "The statement has more conditions or expressions than one query can have; write it with"
            + " fewer, and compared values as a list after IN",
        null);
  }

  /** A method of the generated code can't be longer than 64 KB. */
  public static boolean isTooLong(Throwable thrown) {
    return String.valueOf(DataFailures.deepest(thrown).getMessage()).endsWith("64 KB");
  }

  private static ZoomImFailure invalid(CalciteContextException context, List<TableSpec> tables) {
    Throwable cause = context.getCause();
    String problem = oneLine(String.valueOf((cause == null ? context : cause).getMessage()));
    String where = where(context.getPosLine(), context.getPosColumn());
    if (UNKNOWN_COLUMN.matcher(problem).matches()) {
      return new ZoomImFailure(
          Kind.NO_SUCH_COLUMN,
          problem
              + where
              + "; "
              + tables.stream().map(SqlFailures::columns).collect(Collectors.joining("; "))
              + "; DESCRIBE lists those of another table",
          null);
    }
    if (UNKNOWN_TABLE.matcher(problem).matches()) {
      return new ZoomImFailure(
          Kind.NO_SUCH_TABLE,
          problem
              + where
              + "; the tables are "
              + tables.stream()
                  .map(table -> "zoom." + table.name())
                  .collect(Collectors.joining(", "))
              + ", zoom.api_requests and zoom.rate_limits",
          null);
    }
    if (problem.contains("<UNKNOWN>")) {
      return new ZoomImFailure(
          Kind.SYNTAX,
          problem + where + "; where a parameter stands, write CAST(? AS …) with its type",
          null);
    }
    Kind kind = BAD_LITERAL.matcher(problem).matches() ? Kind.BAD_DATETIME : Kind.SYNTAX;
    return new ZoomImFailure(kind, problem + where, null);
  }

  private static String columns(TableSpec table) {
    return "zoom."
        + table.name()
        + " has "
        + table.columns().stream().map(TableSpec.Column::name).collect(Collectors.joining(", "));
  }

  /** A parser's message without its list of everything that could have stood there instead. */
  private static String firstSentence(SqlParseException parse) {
    String text = String.valueOf(parse.getMessage());
    int list = text.indexOf("Was expecting");
    String problem = oneLine(list < 0 ? text : text.substring(0, list));
    if (OPEN_QUOTATION.matcher(problem).matches()) {
      problem += " The quoted text that begins there is not terminated.";
    }
    SqlParserPos position = parse.getPos();
    return problem.contains("line ") || position == null
        ? problem
        : problem + where(position.getLineNum(), position.getColumnNum());
  }

  /** A failure at a place of the statement. */
  public static ZoomImFailure at(Kind kind, String message, SqlNode node) {
    SqlParserPos position = node.getParserPosition();
    return new ZoomImFailure(kind, message + where(position.getLineNum(), position.getColumnNum()));
  }

  /** The end of a message, where the place is known. */
  public static String where(int line, int column) {
    return " (line " + line + ", column " + column + ")";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
    Throwable current = thrown;
    // Causes can form a ring; the compiler's go as deep as the expression.
    for (int depth = 0; current != null && depth < 10_000; depth++) {
      if (type.isInstance(current)) {
        return type.cast(current);
      }
      current = current.getCause();
    }
    return null;
  }
}
