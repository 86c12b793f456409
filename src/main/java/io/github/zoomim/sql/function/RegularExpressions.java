package io.github.zoomim.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.INTEGER;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.jspecify.annotations.Nullable;

/**
 * Functions that take a regular expression: the engine's, and PostgreSQL's. Public for the
 * generated code's sake only.
 */
@Strict
public final class RegularExpressions {
  private static final Set<String> OTHERS =
      Set.of("SIMILAR TO", "NOT SIMILAR TO", "RLIKE", "NOT RLIKE");

  /** Of a pattern, or of a pattern and its escape character. */
  private static final List<SqlOperator> SIMILAR =
      List.of(pattern(CHARACTER), pattern(CHARACTER, CHARACTER));

  static final List<SqlOperator> ALL =
      List.of(
          replacing("replaced", CHARACTER, CHARACTER, CHARACTER),
          replacing("replaced", CHARACTER, CHARACTER, CHARACTER, CHARACTER),
          replacing("replacedFrom", CHARACTER, CHARACTER, CHARACTER, INTEGER),
          replacing("replacedFrom", CHARACTER, CHARACTER, CHARACTER, INTEGER, INTEGER),
          replacing("replacedFrom", CHARACTER, CHARACTER, CHARACTER, INTEGER, INTEGER, CHARACTER),
          OwnFunction.of(
              RegularExpressions.class,
              "found",
              "REGEXP_SUBSTR",
              ReturnTypes.explicit(SqlTypeName.VARCHAR).andThen(SqlTypeTransforms.FORCE_NULLABLE),
              CHARACTER,
              CHARACTER));

  /** What the JDK writes in another way. */
  private static final Pattern OTHER_WORDS = Pattern.compile("\\[:(\\w)(\\w+):\\]|\\\\[yMm]");

  private RegularExpressions() {}

  private static SqlOperator pattern(SqlTypeFamily... arguments) {
    return OwnFunction.of(
        RegularExpressions.class, "similar", "SIMILAR_PATTERN", SqlTypeName.VARCHAR, arguments);
  }

  private static SqlOperator replacing(String method, SqlTypeFamily... arguments) {
    return OwnFunction.of(
        RegularExpressions.class, method, "REGEXP_REPLACE", SqlTypeName.VARCHAR, arguments);
  }

  /** The text with another in place of the first match. */
  public static String replaced(String text, String expression, String by) {
    return replaced(text, expression, by, "");
  }

  /**
   * The text with another in place of matches.
   *
   * @param options {@code g} for all matches, and those of {@link #compiled}
   */
  public static String replaced(String text, String expression, String by, String options) {
    return replacedFrom(
        text, expression, by, 1, options.contains("g") ? 0 : 1, options.replace("g", ""));
  }

  /** The text with another in place of the first match from a position on. */
  public static String replacedFrom(String text, String expression, String by, long start) {
    return replacedFrom(text, expression, by, start, 1);
  }

  /** The text with another in place of the n-th match from a position on, or of all for 0. */
  public static String replacedFrom(
      String text, String expression, String by, long start, long which) {
    return replacedFrom(text, expression, by, start, which, "");
  }

  /** The same with options. */
  public static String replacedFrom(
      String text, String expression, String by, long start, long which, String options) {
    if (start < 1 || which < 0) {
      throw new ZoomImFailure(
          Kind.BAD_ARGUMENT,
          "REGEXP_REPLACE takes a position of 1 or more and a number of 0 or more, not "
              + start
              + " and "
              + which);
    }
    Matcher matcher = compiled(expression, options).matcher(text);
    StringBuilder result = new StringBuilder();
    int written = 0;
    int count = 0;
    boolean isFound = start <= text.length() + 1L && matcher.find((int) start - 1);
    while (isFound) {
      count++;
      if (which == 0 || which == count) {
        result.append(text, written, matcher.start());
        appendReplacement(result, matcher, by);
        written = matcher.end();
      }
      isFound = which != count && matcher.find();
    }
    return result.append(text, written, text.length()).toString();
  }

  /** {@code \&} is the match, {@code \1} what its first group matched. */
  private static void appendReplacement(StringBuilder result, Matcher matcher, String by) {
    for (int i = 0; i < by.length(); i++) {
      char next = by.charAt(i) == '\\' && i + 1 < by.length() ? by.charAt(i + 1) : 0;
      int group = next == '&' ? 0 : next - '0';
      if (next == '&' || (group > 0 && group < 10)) {
        String found = group > matcher.groupCount() ? null : matcher.group(group);
        result.append(found == null ? "" : found);
        i++;
      } else {
        result.append(by.charAt(i));
        i += next == '\\' ? 1 : 0;
      }
    }
    TextFunctions.checkLength(result.length());
  }

  /** What the first group matched, or the whole expression without one; null for no match. */
  public static @Nullable String found(String text, String expression) {
    Matcher matcher = compiled(expression, "").matcher(text);
    return matcher.find() ? matcher.group(Math.min(1, matcher.groupCount())) : null;
  }

  /**
   * A regular expression of PostgreSQL's.
   *
   * @param options {@code i} for letters of either case, {@code n} for a dot that is not a line
   *     break, and so on
   */
  static Pattern compiled(String expression, String options) {
    int flags = Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS;
    for (int i = 0; i < options.length(); i++) {
      char option = options.charAt(i);
      flags =
          switch (option) {
            case 'c' -> flags & ~Pattern.CASE_INSENSITIVE;
            case 'i' -> flags | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            case 'm', 'n' -> (flags | Pattern.MULTILINE) & ~Pattern.DOTALL;
            case 'q' -> flags | Pattern.LITERAL;
            case 's' -> (flags | Pattern.DOTALL) & ~Pattern.MULTILINE;
            case 'x' -> flags | Pattern.COMMENTS;
            default ->
                throw new ZoomImFailure(
                    Kind.BAD_ARGUMENT,
                    "A regular expression has no option '"
                        + option
                        + "'; known are c, g, i, m, n, q, s and x");
          };
    }
    boolean isLiteral = (flags & Pattern.LITERAL) != 0;
    try {
      return Pattern.compile(isLiteral ? expression : inWordsOfTheJdk(expression), flags);
    } catch (PatternSyntaxException e) {
      throw new ZoomImFailure(
          Kind.BAD_PATTERN, "Invalid regular expression: " + e.getDescription(), e);
    }
  }

  private static String inWordsOfTheJdk(String expression) {
    return OTHER_WORDS
        .matcher(expression)
        .replaceAll(
            word ->
                word.group(1) == null
                    ? "\\\\b"
                    : "\\\\p{"
                        + (word.group(2).equals("digit") && word.group(1).equals("x")
                            ? "XDigit"
                            : word.group(1).toUpperCase(Locale.ROOT) + word.group(2))
                        + "}");
  }

  /** Whether the call is of such a function. */
  public static boolean isIn(RexCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    return name.startsWith("REGEXP") || name.contains("POSIX") || OTHERS.contains(name);
  }

  /** The call with a pattern that Calcite gets right; itself if it is not of SIMILAR TO. */
  public static RexCall rewrite(RexBuilder rexBuilder, RexCall call) {
    if (!call.isA(SqlKind.SIMILAR)) {
      return call;
    }
    List<RexNode> operands = new ArrayList<>(call.getOperands());
    RexNode pattern =
        rexBuilder.makeCall(
            operands.get(1).getType(),
            SIMILAR.get(operands.size() - 2),
            operands.subList(1, operands.size()));
    operands.set(1, pattern);
    return call.clone(call.getType(), operands);
  }

  /** The pattern of SIMILAR TO, without an escape character. */
  public static String similar(String pattern) {
    return similar(pattern, "");
  }

  /**
   * The same pattern in words that Calcite gets right: it would take {@code .} for any character
   * and {@code ^} for the beginning, which they are to Java but not to SQL.
   */
  public static String similar(String pattern, String escape) {
    StringBuilder result = new StringBuilder();
    boolean inBrackets = false;
    for (int i = 0; i < pattern.length(); i++) {
      char character = pattern.charAt(i);
      if (escape.length() == 1 && character == escape.charAt(0) && i + 1 < pattern.length()) {
        result.append(character).append(pattern.charAt(++i));
      } else if (!inBrackets && character == '.') {
        result.append("[.]");
      } else if (!inBrackets && character == '^') {
        result.append("[\\^]");
      } else {
        inBrackets = character == '[' || (inBrackets && character != ']');
        result.append(character);
      }
    }
    return result.toString();
  }
}
