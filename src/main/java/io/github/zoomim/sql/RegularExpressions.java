package io.github.zoomim.sql;

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

  private RegularExpressions() {}

  /** Whether the call is of such a function. */
  static boolean isIn(RexCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    return name.startsWith("REGEXP") || name.contains("POSIX") || OTHERS.contains(name);
  }

  /** The call, with its expression's length watched; itself where it has none. */
  static RexCall bounded(RexBuilder rexBuilder, RexCall call) {
    List<RexNode> operands = new ArrayList<>(call.getOperands());
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
}
