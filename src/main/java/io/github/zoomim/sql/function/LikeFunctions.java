package io.github.zoomim.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.List;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * LIKE and ILIKE in place of the engine's, which makes regular expressions of them: a pattern such
 * as {@code '%a%a%a%b'} would take hours on a long text, and nothing could stop it. This takes no
 * longer than text times pattern. Public for the generated code's sake only.
 */
@Strict
public final class LikeFunctions {
  private static final List<SqlOperator> LIKE = both("like", "LIKE");
  private static final List<SqlOperator> ILIKE = both("ilike", "ILIKE");

  private LikeFunctions() {}

  private static List<SqlOperator> both(String method, String name) {
    return List.of(
        function(method, name, CHARACTER, CHARACTER),
        function(method, name, CHARACTER, CHARACTER, CHARACTER));
  }

  private static SqlOperator function(
      String method, String name, org.apache.calcite.sql.type.SqlTypeFamily... arguments) {
    return OwnFunction.of(LikeFunctions.class, method, name, SqlTypeName.BOOLEAN, arguments);
  }

  /** The call by these functions; itself if it is not one of theirs. */
  public static RexNode rewrite(RexBuilder rexBuilder, RexCall call) {
    List<SqlOperator> own =
        call.getOperator().equals(SqlStdOperatorTable.LIKE)
            ? LIKE
            : call.getOperator().equals(SqlLibraryOperators.ILIKE) ? ILIKE : List.of();
    List<RexNode> operands = call.getOperands();
    return own.isEmpty() || !operands.stream().allMatch(o -> SqlTypeUtil.isCharacter(o.getType()))
        ? call
        : rexBuilder.makeCall(call.getType(), own.get(operands.size() - 2), operands);
  }

  /** Whether the text matches; no character takes the meaning off {@code %} and {@code _}. */
  public static boolean like(String text, String pattern) {
    return matches(text, pattern, -1, false);
  }

  /** Whether the text matches; the escape takes the meaning off the character after it. */
  public static boolean like(String text, String pattern, String escape) {
    return matches(text, pattern, escape(escape), false);
  }

  /** The same whatever the letters' case. */
  public static boolean ilike(String text, String pattern) {
    return matches(text, pattern, -1, true);
  }

  /** The same whatever the letters' case. */
  public static boolean ilike(String text, String pattern, String escape) {
    return matches(text, pattern, escape(escape), true);
  }

  /** The character; -1 for none, which an empty text stands for. */
  private static int escape(String escape) {
    if (escape.isEmpty()) {
      return -1;
    }
    if (escape.codePointCount(0, escape.length()) != 1) {
      throw new ZoomImFailure(
          Kind.BAD_ESCAPE, "Invalid escape character '" + escape + "': ESCAPE takes one character");
    }
    return escape.codePointAt(0);
  }

  /** Only the last {@code %} is ever tried again: an earlier one could not do better. */
  private static boolean matches(String text, String pattern, int escape, boolean anyCase) {
    checkEscapes(pattern, escape);
    int t = 0;
    int p = 0;
    int retryText = -1;
    int retryPattern = -1;
    while (t < text.length()) {
      int wanted = p < pattern.length() ? pattern.codePointAt(p) : -1;
      boolean isEscaped = wanted >= 0 && wanted == escape;
      int after = p + (wanted < 0 ? 0 : Character.charCount(wanted));
      if (wanted == '%' && !isEscaped) {
        retryPattern = after;
        retryText = t;
        p = after;
        continue;
      }
      if (isEscaped) {
        wanted = pattern.codePointAt(after);
        after += Character.charCount(wanted);
      }
      int character = text.codePointAt(t);
      if (wanted >= 0 && ((wanted == '_' && !isEscaped) || same(wanted, character, anyCase))) {
        t += Character.charCount(character);
        p = after;
      } else if (retryPattern >= 0) {
        retryText += Character.charCount(text.codePointAt(retryText));
        t = retryText;
        p = retryPattern;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '%' && escape != '%') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean same(int a, int b, boolean anyCase) {
    return a == b
        || (anyCase
            && Character.toLowerCase(Character.toUpperCase(a))
                == Character.toLowerCase(Character.toUpperCase(b)));
  }

  private static void checkEscapes(String pattern, int escape) {
    for (int i = escape < 0 ? -1 : pattern.indexOf(escape);
        i >= 0;
        i = pattern.indexOf(escape, i + 1)) {
      i += Character.charCount(escape);
      if (i >= pattern.length()) {
        throw new ZoomImFailure(
            Kind.BAD_ESCAPE,
            "The pattern '" + pattern + "' of LIKE must not end with its escape character");
      }
    }
  }
}
