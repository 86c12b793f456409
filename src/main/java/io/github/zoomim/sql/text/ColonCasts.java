package io.github.zoomim.sql.text;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * {@code x::type} as {@code CAST(x AS type)}. The parser takes all that stands before {@code ::}
 * for the value to cast, as far back as the expression goes; PostgreSQL, whose sign it is, takes
 * the {@link Operands operand} before it only.
 */
final class ColonCasts {
  private final List<Token> in;
  private final Operands operands;

  /** For each token how many casts begin before it. */
  private final int[] begun;

  /** For each {@code ::} the index after its type; 0 for other tokens. */
  private final int[] typeEnd;

  private ColonCasts(List<Token> in) {
    this.in = in;
    this.operands = new Operands(in);
    this.begun = new int[in.size()];
    this.typeEnd = new int[in.size()];
  }

  /**
   * The tokens without {@code ::}; those that come in for it have the places of their neighbours.
   */
  static List<Token> rewrite(List<Token> tokens) {
    boolean none = tokens.stream().noneMatch(token -> token.kind == INFIX_CAST);
    return none ? tokens : new ColonCasts(tokens).rewrite();
  }

  private List<Token> rewrite() {
    find();
    List<Token> out = new ArrayList<>(in.size() + 3 * Arrays.stream(begun).sum());
    for (int i = 0; i < in.size(); i++) {
      Token token = in.get(i);
      for (int cast = 0; cast < begun[i]; cast++) {
        out.add(TokenRewriter.like(token, CAST, "CAST"));
        out.add(TokenRewriter.like(token, LPAREN, "("));
      }
      if (isInterval(i)) {
        out.add(TokenRewriter.like(token, INTERVAL, "INTERVAL"));
        out.add(token);
        i += 2;
      } else if (typeEnd[i] > 0) {
        out.add(TokenRewriter.like(token, AS, "AS"));
        out.addAll(in.subList(i + 1, typeEnd[i]));
        i = typeEnd[i] - 1;
        out.add(TokenRewriter.like(in.get(i), RPAREN, ")"));
      } else {
        out.add(token);
      }
    }
    return out;
  }

  private void find() {
    int start = -1;
    int end = -1;
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i).kind != INFIX_CAST) {
        continue;
      }
      // A cast of a cast begins where that one does.
      start = i == end ? start : operands.start(i - 1);
      end = operands.typeEnd(i + 1);
      if (start < 0 || end == i + 1) {
        Token token = in.get(i);
        throw new ZoomImFailure(
            Kind.SYNTAX,
            "SQL syntax: '::' needs an expression on its left and a type on its right"
                + SqlFailures.where(token.beginLine, token.beginColumn)
                + ", as in last_message_sent_time::date");
      }
      typeEnd[i] = end;
      if (!isInterval(i - 1)) {
        begun[start]++;
      }
      i = end - 1;
    }
  }

  /** Whether {@code '7 days'::interval} begins here, which is a literal. */
  private boolean isInterval(int i) {
    return in.get(i).kind == QUOTED_STRING
        && i + 2 < in.size()
        && typeEnd[i + 1] == i + 3
        && in.get(i + 2).kind == INTERVAL;
  }
}
