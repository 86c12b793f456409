package io.github.zoomim.sql.text;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * Where among the tokens an operand begins that binds tighter than any operator (a literal, a name,
 * a parameter, a call, parentheses, CASE … END), and where a type ends.
 */
final class Operands {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  private static final Set<Integer> STRINGS =
      Set.of(
          QUOTED_STRING,
          PREFIXED_STRING_LITERAL,
          UNICODE_STRING_LITERAL,
          C_STYLE_ESCAPED_STRING_LITERAL,
          BINARY_STRING_LITERAL);

  private static final Set<Integer> NUMBERS =
      Set.of(UNSIGNED_INTEGER_LITERAL, DECIMAL_NUMERIC_LITERAL, APPROX_NUMERIC_LITERAL);

  /** What a literal can begin with. */
  private static final Set<Integer> LITERAL_TYPES =
      Set.of(DATE, TIME, TIMESTAMP, DATETIME, INTERVAL);

  /** Words that are no operand and make no call of the parenthesis after them. */
  private static final Set<String> NO_NAMES =
      Set.of(
          """
          all and any as asymmetric between both by case contains distinct else equals escape except \
          fetch first for from having ilike in intersect interval is leading like limit next not of \
          offset on or overlaps precedes qualify range regexp returning rlike rows select set similar \
          some succeeds symmetric then to trailing union using values when where"""
              .split(" "));

  private final List<Token> tokens;

  /** For each bracket, brace, CASE and END the index of the other one; -1 for what has none. */
  private final int[] partners;

  Operands(List<Token> tokens) {
    this.tokens = tokens;
    this.partners = partners(tokens);
  }

  private static int[] partners(List<Token> tokens) {
    int[] partners = new int[tokens.size()];
    Arrays.fill(partners, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < partners.length; i++) {
      // After a dot CASE and END are names.
      int kind = i > 0 && tokens.get(i - 1).kind == DOT ? DOT : tokens.get(i).kind;
      switch (kind) {
        case CASE, LPAREN, LBRACKET, LBRACE, LBRACE_D, LBRACE_T, LBRACE_TS, LBRACE_FN ->
            open.push(i);
        case END, RPAREN, RBRACKET, RBRACE -> {
          boolean fits = !open.isEmpty() && (kind == END) == (tokens.get(open.peek()).kind == CASE);
          if (fits) {
            int opening = open.pop();
            partners[opening] = i;
            partners[i] = opening;
          }
        }
        default -> {}
      }
    }
    return partners;
  }

  /** The index of the first token of the operand that ends with the given one; -1 for none. */
  int start(int end) {
    int i = end;
    while (true) {
      int before;
      if (isOneOf(i, RPAREN, RBRACKET) && partners[i] >= 0) {
        before = beforeBracket(i);
      } else if (isOneOf(i, RBRACE, END) && partners[i] >= 0) {
        return partners[i];
      } else if (isOperand(i)) {
        before = beforeName(i);
      } else {
        return literal(i);
      }
      if (before < 0) {
        return ~before;
      }
      i = before;
    }
  }

  /**
   * The last token of what the bracket belongs to; the complement of the start where that is it.
   */
  private int beforeBracket(int closing) {
    int opening = partners[closing];
    int before = opening - 1;
    if (kind(closing) == RBRACKET) {
      return before;
    }
    if (kind(before) == FILTER && kind(before - 1) == RPAREN) {
      return before - 1;
    }
    if (kind(before) == OVER) {
      return beforeOver(before);
    }
    if (kind(before - 1) == WITHIN) {
      return before - 2;
    }
    return isOperand(before) ? before : ~opening;
  }

  private int beforeOver(int over) {
    boolean withNulls = kind(over - 1) == NULLS && isOneOf(over - 2, IGNORE, RESPECT);
    return over - (withNulls ? 3 : 1);
  }

  private int beforeName(int name) {
    if (kind(name - 1) == OVER) {
      return beforeOver(name - 1);
    }
    if (kind(name - 1) == DOT) {
      return name - 2;
    }
    int value = kind(name - 1) == TO ? name - 3 : name - 1;
    if (STRINGS.contains(kind(value)) || NUMBERS.contains(kind(value))) {
      int interval = isOneOf(value - 1, MINUS, PLUS) ? value - 2 : value - 1;
      if (kind(interval) == INTERVAL) {
        return ~interval;
      }
    }
    return ~name;
  }

  /** The start of a literal or a parameter; -1 if it is neither. */
  private int literal(int end) {
    if (kind(end) == HOOK || NUMBERS.contains(kind(end))) {
      return end;
    }
    if (!STRINGS.contains(kind(end))) {
      return -1;
    }
    int start = end;
    while (STRINGS.contains(kind(start - 1))) {
      start--;
    }
    int type = start - 1;
    if (kind(type) == ZONE && isOneOf(type - 1, TIME)) {
      type -= kind(type - 2) == LOCAL ? 4 : 3;
    }
    return LITERAL_TYPES.contains(kind(type)) ? type : start;
  }

  /**
   * The index after the type that begins with the given token, or that token's if it begins none.
   */
  int typeEnd(int start) {
    if (!isName(start)) {
      return start;
    }
    int i = start + 1;
    while (kind(i) == DOT && isName(i + 1)) {
      i += 2;
    }
    if (kind(start) == INTERVAL && isUnit(i)) {
      i = afterArguments(i + 1);
      i = kind(i) == TO ? i + 2 : i;
    }
    if (word(i).equals("precision") || word(i).equals("varying")) {
      i++;
    }
    i = afterArguments(i);
    if (isOneOf(i, WITH, WITHOUT)) {
      int time = kind(i + 1) == LOCAL ? i + 2 : i + 1;
      i = kind(time) == TIME && kind(time + 1) == ZONE ? time + 2 : i;
    }
    while (isOneOf(i, ARRAY, MULTISET)) {
      i++;
    }
    return i;
  }

  private int afterArguments(int i) {
    return kind(i) == LPAREN && partners[i] >= 0 ? partners[i] + 1 : i;
  }

  private boolean isOperand(int i) {
    return isName(i) && (kind(i - 1) == DOT || !NO_NAMES.contains(word(i)));
  }

  private boolean isUnit(int i) {
    return isOneOf(i, YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND);
  }

  private boolean isName(int i) {
    return isOneOf(i, IDENTIFIER, QUOTED_IDENTIFIER, UNICODE_QUOTED_IDENTIFIER)
        || WORD.matcher(word(i)).matches();
  }

  private boolean isOneOf(int i, int... kinds) {
    int kind = kind(i);
    return Arrays.stream(kinds).anyMatch(k -> k == kind);
  }

  private int kind(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).kind : EOF;
  }

  private String word(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).image.toLowerCase(Locale.ROOT) : "";
  }
}
