package io.github.zoomim.sql.text;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.dialect.Dialect;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.type.IntervalText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * What people and tools write that the parser doesn't know, said in words that it does: {@code AS
 * date}, {@code INTERVAL '7 days'}, <code>{escape '!'}</code>, <code>{oj …}</code>, {@code FETCH
 * FIRST ROW ONLY}, {@code SHOW TABLES}.
 */
final class TokenRewriter {
  /** Nobody writes more; the parser's time grows steeply with them. */
  static final int MOST_LEVELS = 200;

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  /** What can follow an alias; anything else may make of {@code AS word} something different. */
  private static final Set<Integer> AFTER_ALIAS =
      Set.of(EOF, SEMICOLON, COMMA, RPAREN, RBRACE, FROM, WHERE, UNION, EXCEPT, INTERSECT, ON);

  private static final Set<String> WRITING =
      Set.of(
          "insert",
          "update",
          "delete",
          "merge",
          "upsert",
          "replace",
          "create",
          "drop",
          "alter",
          "truncate",
          "grant",
          "revoke",
          "copy",
          "load",
          "rename",
          "comment");

  private final List<Token> in;
  private final List<Token> out = new ArrayList<>();

  /** For each open parenthesis, whether a type stands in it. */
  private final Deque<Boolean> parentheses = new ArrayDeque<>();

  /** For each open brace, whether it is left out. */
  private final Deque<Boolean> braces = new ArrayDeque<>();

  private int levels;
  private int i;

  private TokenRewriter(List<Token> in) {
    this.in = in;
  }

  /** The tokens to parse; the last one given must be EOF, and so is the last one returned. */
  static List<Token> rewrite(List<Token> tokens) {
    StatementLength.check(tokens);
    RefusedClauses.check(tokens);
    List<Token> known =
        new TokenRewriter(BracketedQueries.rewrite(ColonCasts.rewrite(tokens))).rewrite();
    return PatternConditions.rewrite(FromlessQueries.rewrite(known));
  }

  private List<Token> rewrite() {
    if (in.stream().allMatch(token -> token.kind == SEMICOLON || token.kind == EOF)) {
      throw new ZoomImFailure(Kind.SYNTAX, "The statement is empty");
    }
    statement();
    for (; i < in.size(); i++) {
      Token token = in.get(i);
      if (!brace(token)
          && !interval(token)
          && !fetchOneRow(token)
          && !lock(token)
          && !isImplied(token)) {
        refuseNegative(token);
        nest(token);
        out.add(named(token));
        trim(token);
      }
    }
    return out;
  }

  /** What a statement begins with. */
  private void statement() {
    String first = in.get(0).image.toLowerCase(Locale.ROOT);
    if (WRITING.contains(first)) {
      throw readOnly(first);
    }
    for (int k = 1; k < in.size(); k++) {
      // WITH … DELETE, EXPLAIN INSERT
      boolean writes =
          switch (kind(k)) {
            case INSERT, MERGE -> kind(k + 1) == INTO;
            case DELETE -> kind(k + 1) == FROM && kind(k - 1) != DOT;
            case UPDATE -> kind(k + 2) == SET;
            default -> false;
          };
      if (writes) {
        throw readOnly(word(k));
      }
    }
    switch (first) {
      case "explain" -> {
        if (Set.of(SELECT, WITH, VALUES, TABLE, LPAREN).contains(kind(1))) {
          take();
          out.add(like(in.get(0), PLAN, "PLAN"));
          out.add(like(in.get(0), FOR, "FOR"));
        }
      }
      case "desc" -> {
        out.add(like(in.get(0), DESCRIBE, "DESCRIBE"));
        i = 1;
      }
      case "show" -> show();
      default -> {}
    }
  }

  private static ZoomImFailure readOnly(String verb) {
    return new ZoomImFailure(
        Kind.READ_ONLY,
        verb.toUpperCase(Locale.ROOT)
            + " is not supported: the source is read-only; use SELECT, WITH, VALUES or EXPLAIN");
  }

  private void show() {
    Token show = in.get(0);
    if (word(1).equals("tables") && (kind(2) == EOF || kind(2) == SEMICOLON)) {
      out.add(like(show, DESCRIBE, "DESCRIBE"));
      out.add(like(show, SCHEMA, "SCHEMA"));
      out.add(like(in.get(1), IDENTIFIER, Dialect.DEFAULT_SCHEMA));
      i = 2;
    } else if (word(1).equals("columns") && (kind(2) == FROM || kind(2) == IN)) {
      out.add(like(show, DESCRIBE, "DESCRIBE"));
      out.add(like(show, TABLE, "TABLE"));
      i = 3;
    }
  }

  /** Takes the braces off oj, escape, limit and times; those of fn are the parser's. */
  private boolean brace(Token token) {
    switch (token.kind) {
      case LBRACE -> {
        String word = word(i + 1);
        boolean leftOut = word.equals("oj") || word.equals("escape") || word.equals("limit");
        braces.push(leftOut);
        if (word.equals("oj")) {
          i++;
        }
        return leftOut;
      }
      case LBRACE_D, LBRACE_T, LBRACE_TS -> {
        braces.push(true);
        out.add(
            switch (token.kind) {
              case LBRACE_D -> like(token, DATE, "DATE");
              case LBRACE_T -> like(token, TIME, "TIME");
              default -> like(token, TIMESTAMP, "TIMESTAMP");
            });
        return true;
      }
      case LBRACE_FN -> braces.push(false);
      case RBRACE -> {
        return !braces.isEmpty() && braces.pop();
      }
      default -> {}
    }
    return false;
  }

  /** {@code INTERVAL '7 days'}: the unit within the text, as PostgreSQL has it. */
  private boolean interval(Token token) {
    if (token.kind != INTERVAL || kind(i + 1) != QUOTED_STRING) {
      return false;
    }
    Token text = in.get(i + 1);
    Token sign = in.get(Math.max(0, i - 1));
    List<IntervalText> parts = IntervalText.parse(text.image.substring(1, text.image.length() - 1));
    if (parts.size() > 1 && sign.kind != PLUS && sign.kind != MINUS) {
      throw new ZoomImFailure(
          Kind.UNSUPPORTED,
          "An INTERVAL of months and days is supported after + or - only"
              + SqlFailures.where(token.beginLine, token.beginColumn));
    }
    for (int k = 0; k < parts.size(); k++) {
      IntervalText part = parts.get(k);
      if (k > 0) {
        out.add(like(sign, sign.kind, sign.image));
      }
      out.add(like(token, INTERVAL, "INTERVAL"));
      if (part.isNegative()) {
        out.add(like(text, MINUS, "-"));
      }
      out.add(like(text, QUOTED_STRING, "'" + part.amount() + "'"));
      out.add(
          switch (part.unit()) {
            case MONTH -> like(text, MONTH, "MONTH");
            case DAY -> like(text, DAY, "DAY");
            case SECOND -> like(text, SECOND, "SECOND");
          });
    }
    i += parts.isEmpty() ? 0 : 1;
    return !parts.isEmpty();
  }

  /** {@code FETCH FIRST ROW ONLY} is one row. */
  private boolean fetchOneRow(Token token) {
    if (i < 2 || (token.kind != ROW && token.kind != ROWS) || kind(i - 2) != FETCH) {
      return false;
    }
    out.add(like(token, UNSIGNED_INTEGER_LITERAL, "1"));
    out.add(token);
    return true;
  }

  /** {@code LATERAL f(x)}, for functions are anyway, and {@code WITH x AS MATERIALIZED (…)}. */
  private boolean isImplied(Token token) {
    boolean isHint =
        (token.image.equalsIgnoreCase("materialized") && kind(i + 1) == LPAREN)
            || (token.kind == NOT && word(i + 1).equals("materialized"));
    return (isHint && (kind(i - 1) == AS || kind(i - 2) == AS))
        || (token.kind == LATERAL && kind(i + 1) == IDENTIFIER);
  }

  /** {@code FOR READ ONLY} asks for nothing; a lock can't be had. */
  private boolean lock(Token token) {
    if (token.kind != FOR) {
      return false;
    }
    if (word(i + 1).equals("update") || word(i + 1).equals("share")) {
      String lock = "FOR " + word(i + 1).toUpperCase(Locale.ROOT);
      throw new ZoomImFailure(
          Kind.READ_ONLY,
          lock
              + " is not supported: the source is read-only and does not lock rows; remove "
              + lock);
    }
    boolean isNoLock =
        (word(i + 1).equals("read") || word(i + 1).equals("fetch")) && word(i + 2).equals("only");
    i += isNoLock ? 2 : 0;
    return isNoLock;
  }

  /** The parser takes no sign there. */
  private void refuseNegative(Token token) {
    boolean isOffset = token.kind == OFFSET;
    boolean isFetch = (token.kind == FIRST || token.kind == NEXT) && kind(i - 1) == FETCH;
    if ((isOffset || isFetch || token.kind == LIMIT)
        && kind(i + 1) == MINUS
        && kind(i + 2) == UNSIGNED_INTEGER_LITERAL) {
      throw new ZoomImFailure(
          isOffset ? Kind.BAD_OFFSET : Kind.BAD_LIMIT,
          (isOffset ? "OFFSET" : "LIMIT")
              + " takes a whole number of 0 or more, not -"
              + in.get(i + 2).image
              + SqlFailures.where(token.beginLine, token.beginColumn));
    }
  }

  /** {@code TRIM(BOTH x)}: the parser needs a FROM before what is trimmed. */
  private void trim(Token token) {
    boolean isSide = token.kind == BOTH || token.kind == LEADING || token.kind == TRAILING;
    if (!isSide || kind(i - 1) != LPAREN || kind(i - 2) != TRIM) {
      return;
    }
    int depth = 0;
    for (int k = i + 1; k < in.size() && depth >= 0; k++) {
      if (depth == 0 && kind(k) == FROM) {
        return;
      }
      depth += kind(k) == LPAREN ? 1 : kind(k) == RPAREN ? -1 : 0;
    }
    out.add(like(token, FROM, "FROM"));
  }

  private void nest(Token token) {
    if (token.kind == LPAREN) {
      String before = i == 0 ? "" : word(i - 1);
      parentheses.push(
          before.equals("cast")
              || before.equals("try_cast")
              || before.equals("safe_cast")
              || before.equals("convert"));
    } else if (token.kind == RPAREN && !parentheses.isEmpty()) {
      parentheses.pop();
    }
    levels += token.kind == CASE ? 1 : token.kind == END && levels > 0 ? -1 : 0;
    if (parentheses.size() + levels > MOST_LEVELS) {
      throw new ZoomImFailure(
          Kind.TOO_COMPLEX,
          "The statement is nested in more than "
              + MOST_LEVELS
              + " levels of parentheses and CASE"
              + SqlFailures.where(token.beginLine, token.beginColumn)
              + "; write it with fewer");
    }
  }

  /** A word of SQL that stands where only a name can stand, as a name. */
  private Token named(Token token) {
    Token unit = kind(i - 1) == LPAREN && i > 1 ? QuotedUnits.unquoted(token, word(i - 2)) : token;
    if (unit != token) {
      return unit;
    }
    if (token.kind == IDENTIFIER) {
      boolean matches = token.image.equalsIgnoreCase("regexp") && kind(i + 1) == QUOTED_STRING;
      return matches && i > 0 ? like(token, RLIKE, token.image) : token;
    }
    if (i == 0 || !WORD.matcher(token.image).matches()) {
      return token;
    }
    int before = kind(i - 1);
    boolean inCast = Boolean.TRUE.equals(parentheses.peek());
    boolean afterAs = before == AS || before == COMMA || kind(i - 2) == CONVERT;
    boolean isType = before == RETURNING || (inCast && afterAs);
    if (isType) {
      return token.kind == DATETIME ? like(token, TIMESTAMP, "TIMESTAMP") : token;
    }
    boolean isName =
        before == DOT
            || (before == AS && AFTER_ALIAS.contains(kind(i + 1)))
            || (isTemporal(token) && !startsTemporal(i + 1))
            || (isClause(token) && isAfterName(kind(i + 1)))
            || (token.kind == ROWS && !isFrame(before, kind(i + 1)))
            || (token.kind == WINDOW && !(kind(i + 2) == AS && kind(i + 3) == LPAREN));
    return isName ? like(token, IDENTIFIER, token.image) : token;
  }

  /** What begins a clause that has more words, and is a name for PostgreSQL else. */
  private static boolean isClause(Token token) {
    return switch (token.kind) {
      case NEXT, RANGE, PARTITION, CURRENT, PATTERN, NEW, SKIP_ -> true;
      default -> false;
    };
  }

  private static boolean isAfterName(int kind) {
    return AFTER_ALIAS.contains(kind) || kind == EQ || kind == LT || kind == GT || kind == AS;
  }

  /** Whether ROWS counts rows; it is a column of {@code api_requests} else. */
  private static boolean isFrame(int before, int after) {
    return switch (before) {
          case UNSIGNED_INTEGER_LITERAL, HOOK, RPAREN, FIRST, NEXT, ALL -> true;
          default -> false;
        }
        || switch (after) {
          case UNSIGNED_INTEGER_LITERAL, HOOK, BETWEEN, UNBOUNDED, CURRENT, INTERVAL, PER, ONLY ->
              true;
          default -> false;
        };
  }

  private static boolean isTemporal(Token token) {
    return switch (token.kind) {
      case DATE, TIME, TIMESTAMP, DATETIME -> true;
      default -> false;
    };
  }

  /** Whether a literal, a call or the rest of a type follows DATE, TIME or TIMESTAMP. */
  private boolean startsTemporal(int index) {
    return switch (kind(index)) {
      case QUOTED_STRING, LPAREN, WITH, WITHOUT, ZONE -> true;
      default -> false;
    };
  }

  private void take() {
    out.add(in.get(i++));
  }

  private int kind(int index) {
    return index >= 0 && index < in.size() ? in.get(index).kind : EOF;
  }

  private String word(int index) {
    return index < in.size() ? in.get(index).image.toLowerCase(Locale.ROOT) : "";
  }

  /** Another token at the same place. */
  static Token like(Token place, int kind, String image) {
    Token token = Token.newToken(kind);
    token.kind = kind;
    token.image = image;
    token.beginLine = place.beginLine;
    token.beginColumn = place.beginColumn;
    token.endLine = place.endLine;
    token.endColumn = place.endColumn;
    return token;
  }
}
