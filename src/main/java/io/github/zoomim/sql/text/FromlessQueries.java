package io.github.zoomim.sql.text;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.sql.parser.babel.Token;

/** {@code SELECT 1 WHERE …}: the parser needs a FROM before a WHERE, and DUAL has one row. */
final class FromlessQueries {
  private FromlessQueries() {}

  static List<Token> rewrite(List<Token> in) {
    List<Token> out = new ArrayList<>();
    // For each open parenthesis, whether a SELECT in it has no FROM so far.
    Deque<Boolean> open = new ArrayDeque<>(List.of(false));
    int before = EOF;
    for (Token token : in) {
      switch (token.kind) {
        case LPAREN -> open.push(false);
        case RPAREN -> {
          if (open.size() > 1) {
            open.pop();
          }
        }
        case SELECT, FROM -> {
          if (before != DISTINCT) {
            open.pop();
            open.push(token.kind == SELECT);
          }
        }
        case WHERE -> {
          if (open.pop()) {
            out.add(TokenRewriter.like(token, FROM, "FROM"));
            out.add(TokenRewriter.like(token, IDENTIFIER, "dual"));
          }
          open.push(false);
        }
        default -> {}
      }
      out.add(token);
      before = token.kind;
    }
    return out;
  }
}
