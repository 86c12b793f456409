package io.github.zoomim.sql.text;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
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

  /** A level of parentheses. */
  private static final class Level {
    /** Where the condition begins; -1 where no AND or OR is before it. */
    private int start = -1;

    private boolean hasPattern;
    private int betweens;

    void begin(int at) {
      start = at;
      hasPattern = false;
      betweens = 0;
    }
  }

  private PatternConditions() {}

  static List<Token> rewrite(List<Token> in) {
    Set<Integer> starts = new HashSet<>();
    Set<Integer> ends = new HashSet<>();
    Deque<Level> levels = new ArrayDeque<>(List.of(new Level()));
    for (int i = 0; i < in.size(); i++) {
      int kind = in.get(i).kind;
      Level level = levels.getLast();
      if (OPENING.contains(kind)) {
        levels.add(new Level());
      } else if (CLOSING.contains(kind) && levels.size() > 1) {
        levels.removeLast();
      } else if (PATTERNS.contains(kind)) {
        level.hasPattern = true;
        level.betweens += kind == BETWEEN ? 1 : 0;
      } else if (kind == AND && level.betweens > 0) {
        level.betweens--;
      } else if (kind == AND || kind == OR) {
        if (level.start >= 0 && level.hasPattern) {
          starts.add(level.start);
          ends.add(i);
        }
        level.begin(i + 1);
      } else if (BEGINNING.contains(kind)) {
        level.begin(-1);
      }
    }
    List<Token> out = new ArrayList<>(in.size() + 2 * starts.size());
    for (int i = 0; i < in.size(); i++) {
      Token token = in.get(i);
      if (ends.contains(i)) {
        out.add(TokenRewriter.like(token, RPAREN, ")"));
      }
      if (starts.contains(i)) {
        out.add(TokenRewriter.like(token, LPAREN, "("));
      }
      out.add(token);
    }
    return out;
  }
}
