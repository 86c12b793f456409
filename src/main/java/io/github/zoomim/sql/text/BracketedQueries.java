package io.github.zoomim.sql.text;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * {@code ((SELECT …) UNION SELECT … ORDER BY …)}: within parentheses the parser takes no ORDER BY
 * and no LIMIT behind a set operation that begins with parentheses. What begins it becomes {@code
 * SELECT * FROM (SELECT …) AS "first"}.
 */
final class BracketedQueries {
  private static final Set<Integer> QUERY = Set.of(SELECT, WITH, VALUES, TABLE, LPAREN);
  private static final Set<Integer> OPERATORS = Set.of(UNION, INTERSECT, EXCEPT, SET_MINUS);
  private static final Set<Integer> TAIL = Set.of(ORDER, LIMIT, OFFSET, FETCH);

  private BracketedQueries() {}

  static List<Token> rewrite(List<Token> in) {
    Map<Integer, Integer> found = find(in);
    if (found.isEmpty()) {
      return in;
    }
    List<Token> out = new ArrayList<>(in.size() + found.size() * 5);
    for (int i = 0; i < in.size(); i++) {
      Token token = in.get(i);
      if (found.containsKey(i)) {
        out.add(TokenRewriter.like(token, SELECT, "SELECT"));
        out.add(TokenRewriter.like(token, STAR, "*"));
        out.add(TokenRewriter.like(token, FROM, "FROM"));
      }
      out.add(token);
      if (found.containsValue(i)) {
        out.add(TokenRewriter.like(token, AS, "AS"));
        out.add(TokenRewriter.like(token, IDENTIFIER, "first"));
      }
    }
    return out;
  }

  /** The parentheses of such first queries, from the opening to the closing one. */
  private static Map<Integer, Integer> find(List<Token> in) {
    Map<Integer, Integer> found = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    // For each open parenthesis the end of a query in parentheses that stands first in it.
    Deque<Integer> first = new ArrayDeque<>();
    for (int i = 0; i < in.size(); i++) {
      int kind = in.get(i).kind;
      if (kind == LPAREN) {
        open.push(i);
        first.push(-1);
      } else if (kind == RPAREN && !open.isEmpty()) {
        int start = open.pop();
        first.pop();
        boolean isFirst =
            !open.isEmpty()
                && open.peek() == start - 1
                && QUERY.contains(in.get(start + 1).kind)
                && i + 1 < in.size()
                && OPERATORS.contains(in.get(i + 1).kind);
        if (isFirst) {
          first.pop();
          first.push(i);
        }
      } else if (TAIL.contains(kind) && !first.isEmpty() && first.peek() >= 0) {
        found.put(open.peek() + 1, first.peek());
      }
    }
    return found;
  }
}
