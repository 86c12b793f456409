package io.github.zoomim.sql.text;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import java.util.List;
import org.apache.calcite.sql.parser.babel.Token;

/** Clauses that PostgreSQL has and the parser doesn't know. */
final class RefusedClauses {
  private RefusedClauses() {}

  static void check(List<Token> tokens) {
    for (int i = 1; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      int before = tokens.get(i - 1).kind;
      int after = tokens.get(i + 1).kind;
      if (token.kind == ON && before == DISTINCT && after == LPAREN) {
        throw refused(
            "DISTINCT ON is not supported; number the rows with ROW_NUMBER() OVER (PARTITION BY …"
                + " ORDER BY …) and keep the first with QUALIFY",
            token);
      }
      if (token.image.equalsIgnoreCase("at") && after == TIME) {
        throw refused(
            "AT TIME ZONE is not supported: times are UTC; add the offset of the zone, as in"
                + " last_message_sent_time + INTERVAL '1' HOUR",
            token);
      }
      if (token.image.equalsIgnoreCase("ties") && before == WITH) {
        throw refused(
            "WITH TIES is not supported; number the rows with RANK() OVER (ORDER BY …) and keep"
                + " the first with QUALIFY",
            token);
      }
      if (token.image.equalsIgnoreCase("groups") && endsOrder(before) && beginsFrame(after)) {
        throw refused(
            "A window frame of GROUPS is not supported; number the groups with DENSE_RANK() in a"
                + " derived table and use RANGE over that number",
            token);
      }
    }
  }

  private static boolean endsOrder(int kind) {
    return switch (kind) {
      case IDENTIFIER, QUOTED_IDENTIFIER, RPAREN, ASC, DESC, FIRST, LAST, TYPE, NAME -> true;
      default -> false;
    };
  }

  private static boolean beginsFrame(int kind) {
    return switch (kind) {
      case BETWEEN, UNBOUNDED, CURRENT, UNSIGNED_INTEGER_LITERAL, HOOK -> true;
      default -> false;
    };
  }

  private static ZoomImFailure refused(String message, Token token) {
    return new ZoomImFailure(
        Kind.UNSUPPORTED, message + SqlFailures.where(token.beginLine, token.beginColumn));
  }
}
