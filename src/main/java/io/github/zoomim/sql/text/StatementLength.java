package io.github.zoomim.sql.text;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.Token;

/** Refuses statements that are too long to plan. */
final class StatementLength {
  /** More take minutes to plan, and grow beyond what one method of code can hold. */
  private static final int MOST_TOKENS = 10_000;

  /** Within long lists, which are no work for the planner ({@code InLists}). */
  private static final int MOST_LISTED = 200_000;

  private static final Set<Integer> LISTED =
      Set.of(
          HOOK,
          COMMA,
          QUOTED_STRING,
          UNSIGNED_INTEGER_LITERAL,
          MINUS,
          DATE,
          TIMESTAMP,
          LBRACE_D,
          LBRACE_TS,
          RBRACE,
          NULL);

  private StatementLength() {}

  /**
   * @throws ZoomImFailure where there are too many
   */
  static void check(List<Token> tokens) {
    int counted = 0;
    for (int i = 0; i < tokens.size(); i++) {
      i = tokens.get(i).kind == IN ? endOfList(tokens, i) : i;
      counted++;
    }
    if (counted > MOST_TOKENS || tokens.size() > MOST_LISTED) {
      throw new ZoomImFailure(
          Kind.TOO_COMPLEX,
          "The statement has "
              + tokens.size()
              + " tokens, more than the "
              + (counted > MOST_TOKENS ? MOST_TOKENS : MOST_LISTED)
              + " that are supported"
              + (counted > MOST_TOKENS ? " (values listed after IN don't count)" : "")
              + "; write it with fewer");
    }
  }

  /**
   * The index of the last token of a list of values after IN; that of IN itself if there is none.
   */
  private static int endOfList(List<Token> tokens, int in) {
    int i = in + 1;
    if (tokens.get(i).kind != LPAREN) {
      return in;
    }
    i++;
    while (LISTED.contains(tokens.get(i).kind)) {
      i++;
    }
    return tokens.get(i).kind == RPAREN ? i : in;
  }
}
