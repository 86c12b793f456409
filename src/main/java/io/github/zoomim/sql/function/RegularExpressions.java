package io.github.zoomim.sql.function;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The engine's functions that take a regular expression. To prepare a long one takes the JDK time
 * that grows with the square of its length. Public for the generated code's sake only.
 */
@Strict
public final class RegularExpressions {
  private static final int LONGEST = 10_000;

  private static final Set<String> OTHERS =
      Set.of("SIMILAR TO", "NOT SIMILAR TO", "RLIKE", "NOT RLIKE");

  private static final SqlOperator CHECKED =
      OwnFunction.of(
          RegularExpressions.class,
          "checked",
          "CHECKED_PATTERN",
          SqlTypeName.VARCHAR,
          SqlTypeFamily.CHARACTER);

  /** Of a pattern, or of a pattern and its escape character. */
  private static final List<SqlOperator> SIMILAR =
      List.of(
          OwnFunction.of(
              RegularExpressions.class,
              "similar",
              "SIMILAR_PATTERN",
              SqlTypeName.VARCHAR,
              SqlTypeFamily.CHARACTER),
          OwnFunction.of(
              RegularExpressions.class,
              "similar",
              "SIMILAR_PATTERN",
              SqlTypeName.VARCHAR,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER));

  private RegularExpressions() {}

  /** Whether the call is of such a function. */
  public static boolean isIn(RexCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    return name.startsWith("REGEXP") || name.contains("POSIX") || OTHERS.contains(name);
  }

  /** The call, with its expression's length watched; itself where it has none. */
  public static RexCall bounded(RexBuilder rexBuilder, RexCall call) {
    List<RexNode> operands = new ArrayList<>(call.getOperands());
    if (call.isA(SqlKind.SIMILAR)) {
      RexNode pattern =
          rexBuilder.makeCall(
              operands.get(1).getType(),
              SIMILAR.get(operands.size() - 2),
              operands.subList(1, operands.size()));
      operands.set(1, pattern);
      return call.clone(call.getType(), operands);
    }
    if (operands.size() < 2 || !isIn(call) || isShort(operands.get(1))) {
      return call;
    }
    operands.set(
        1, rexBuilder.makeCall(operands.get(1).getType(), CHECKED, List.of(operands.get(1))));
    return call.clone(call.getType(), operands);
  }

  private static boolean isShort(RexNode pattern) {
    return !SqlTypeUtil.isCharacter(pattern.getType())
        || (pattern.isA(SqlKind.LITERAL) && pattern.getType().getPrecision() <= LONGEST);
  }

  /** The expression, if it isn't too long. */
  public static String checked(String pattern) {
    if (pattern.length() > LONGEST) {
      throw new ZoomImFailure(
          Kind.TOO_LONG,
          "A regular expression of "
              + pattern.length()
              + " characters is too long: it may have at most "
              + LONGEST);
    }
    return pattern;
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
    for (int i = 0; i < checked(pattern).length(); i++) {
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
