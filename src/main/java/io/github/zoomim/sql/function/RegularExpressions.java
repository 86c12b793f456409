package io.github.zoomim.sql.function;

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

/**
 * The engine's functions that take a regular expression, and SIMILAR TO's pattern as it takes them.
 * Public for the generated code's sake only.
 */
@Strict
public final class RegularExpressions {
  private static final Set<String> OTHERS =
      Set.of("SIMILAR TO", "NOT SIMILAR TO", "RLIKE", "NOT RLIKE");

  /** Of a pattern, or of a pattern and its escape character. */
  private static final List<SqlOperator> SIMILAR =
      List.of(
          pattern(SqlTypeFamily.CHARACTER),
          pattern(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER));

  private RegularExpressions() {}

  private static SqlOperator pattern(SqlTypeFamily... arguments) {
    return OwnFunction.of(
        RegularExpressions.class, "similar", "SIMILAR_PATTERN", SqlTypeName.VARCHAR, arguments);
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
