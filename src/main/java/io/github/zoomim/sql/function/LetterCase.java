package io.github.zoomim.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;

import java.util.Locale;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * {@code UPPER} and {@code LOWER} as the JDK does them, in time that grows with the text's length.
 * The JDK's own grows with its square where a letter becomes several ({@code ß}) or depends on its
 * neighbours ({@code Σ}). Public for the generated code's sake only.
 */
@Strict
public final class LetterCase {
  static final SqlOperator UPPER = function("upper");
  static final SqlOperator LOWER = function("lower");

  /** Up to here the square doesn't matter. */
  private static final int SHORT = 256;

  private static final char SIGMA = 'Σ';
  private static final char FINAL_SIGMA = 'ς';
  private static final char DOTTED_I = 'İ';

  private LetterCase() {}

  private static SqlOperator function(String name) {
    return OwnFunction.of(
        LetterCase.class, name, name.toUpperCase(Locale.ROOT), SqlTypeName.VARCHAR, CHARACTER);
  }

  /** The text in upper case; no letter of it depends on its neighbours. */
  public static String upper(String text) {
    if (text.length() <= SHORT) {
      return text.toUpperCase(Locale.ROOT);
    }
    StringBuilder upper = new StringBuilder(text.length());
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(from + SHORT, text.length());
      if (Character.isHighSurrogate(text.charAt(to - 1)) && to < text.length()) {
        to++;
      }
      upper.append(text.substring(from, to).toUpperCase(Locale.ROOT));
      from = to;
    }
    return TextFunctions.checked(upper.toString());
  }

  /** The text in lower case; a sigma that ends a word is written as such. */
  public static String lower(String text) {
    if (text.length() <= SHORT || (text.indexOf(SIGMA) < 0 && text.indexOf(DOTTED_I) < 0)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (character == SIGMA && endsWord(text, i)) {
        lower.append(FINAL_SIGMA);
      } else if (character == DOTTED_I) {
        lower.append("i\u0307");
      } else {
        lower.appendCodePoint(Character.toLowerCase(character));
      }
      i += Character.charCount(character);
    }
    return TextFunctions.checked(lower.toString());
  }

  /** Whether a letter stands before the place and none after it in the same word. */
  private static boolean endsWord(String text, int at) {
    int before = at - 1;
    while (before >= 0 && Character.isDigit(text.charAt(before))) {
      before--;
    }
    int after = at + 1;
    while (after < text.length() && Character.isDigit(text.charAt(after))) {
      after++;
    }
    return before >= 0
        && Character.isLetter(text.codePointBefore(before + 1))
        && (after == text.length() || !Character.isLetter(text.codePointAt(after)));
  }
}
