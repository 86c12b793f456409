package io.github.zoomim.sql.text;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * {@code … OR (name LIKE 'a%') OR …}: parentheses around each condition with LIKE or BETWEEN that
 * stands between two ANDs or ORs. The parser's time grows with the cube of such operators that are
 * not apart.
 */
final class PatternConditions {
  private static final Set<Integer> PATTERNS = Set.of(LIKE, ILIKE, RLIKE, SIMILAR, BETWEEN);
  private static final Set<Integer> OPENING = Set.of(LPAREN, LBRACKET, CASE);
  private static final Set<Integer> CLOSING = Set.of(RPAREN, RBRACKET, END);

  /** What begins another expression at the same level. */
  private static final Set<Integer> BEGINNING =
      Set.of(SELECT, VALUES, WHERE, ON, HAVING, QUALIFY, BY, COMMA, WHEN, THEN, ELSE);

  private final List<Token> in;
  private final List<Token> out = new ArrayList<>();
  private int next;

  private PatternConditions(List<Token> in) {
    this.in = in;
  }

  static List<Token> rewrite(List<Token> in) {
    PatternConditions conditions = new PatternConditions(in);
    while (conditions.next < in.size()) {
      conditions.level();
    }
    return conditions.out;
  }

  /** A level of brackets, with the one that closes it. */
  private void level() {
    // Where the condition begins; -1 where no AND or OR is before it.
    int start = -1;
    boolean hasPattern = false;
    int betweens = 0;
    while (next < in.size()) {
      Token token = in.get(next++);
      int kind = token.kind;
      boolean isConnective = kind == OR || (kind == AND && betweens == 0);
      if (isConnective && start >= 0 && hasPattern) {
        out.add(start, TokenRewriter.like(out.get(start), LPAREN, "("));
        out.add(TokenRewriter.like(token, RPAREN, ")"));
      }
      out.add(token);
      if (CLOSING.contains(kind)) {
        return;
      } else if (OPENING.contains(kind)) {
        level();
      } else if (isConnective || BEGINNING.contains(kind)) {
        start = isConnective ? out.size() : -1;
        hasPattern = false;
        betweens = 0;
      } else {
        hasPattern |= PATTERNS.contains(kind);
        betweens += kind == BETWEEN ? 1 : kind == AND ? -1 : 0;
      }
    }
  }
}
