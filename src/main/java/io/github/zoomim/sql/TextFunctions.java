package io.github.zoomim.sql;

import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.INTEGER;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.List;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Functions of text in place of the engine's: these make no text that is too long for the memory,
 * and know letters beyond ASCII. Public for the generated code's sake only.
 */
@Strict
public final class TextFunctions {
  /** The most characters of a text that a function makes. */
  static final int MOST_CHARACTERS = 10_000_000;

  static final List<SqlOperator> ALL =
      List.of(
          function("space", INTEGER),
          function("repeat", CHARACTER, INTEGER),
          function("lpad", CHARACTER, INTEGER),
          function("lpad", CHARACTER, INTEGER, CHARACTER),
          function("rpad", CHARACTER, INTEGER),
          function("rpad", CHARACTER, INTEGER, CHARACTER),
          function("replace", CHARACTER, CHARACTER, CHARACTER),
          function("initcap", CHARACTER));

  private TextFunctions() {}

  private static SqlOperator function(String name, SqlTypeFamily... arguments) {
    return OwnFunction.of(
        TextFunctions.class,
        name,
        name.toUpperCase(java.util.Locale.ROOT),
        SqlTypeName.VARCHAR,
        arguments);
  }

  /** So many blanks. */
  public static String space(long count) {
    return repeat(" ", count);
  }

  /** The text so many times; none for fewer than one. */
  public static String repeat(String text, long times) {
    if (times <= 0 || text.isEmpty()) {
      return "";
    }
    checkLength(times > MOST_CHARACTERS ? times : times * text.length());
    return text.repeat((int) times);
  }

  /** Blanks before the text, or its beginning, to the length. */
  public static String lpad(String text, long length) {
    return lpad(text, length, " ");
  }

  /** Padding before the text, or its beginning, to the length. */
  public static String lpad(String text, long length, String padding) {
    return text.length() >= length
        ? beginning(text, length)
        : padding(text, length, padding) + text;
  }

  /** Blanks after the text, or its beginning, to the length. */
  public static String rpad(String text, long length) {
    return rpad(text, length, " ");
  }

  /** Padding after the text, or its beginning, to the length. */
  public static String rpad(String text, long length, String padding) {
    return text.length() >= length
        ? beginning(text, length)
        : text + padding(text, length, padding);
  }

  /** The text with each occurrence of another one replaced. */
  public static String replace(String text, String what, String by) {
    if (what.isEmpty()) {
      return text;
    }
    if (by.length() > what.length()) {
      long most = (long) (text.length() / what.length() + 1) * by.length();
      if (most > MOST_CHARACTERS) {
        checkLength(text.length() + (long) count(text, what) * (by.length() - what.length()));
      }
    }
    return text.replace(what, by);
  }

  /** Each word with its first letter in upper case and the others in lower case. */
  public static String initcap(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      result.appendCodePoint(
          inWord ? Character.toLowerCase(character) : Character.toTitleCase(character));
      inWord = Character.isLetterOrDigit(character);
      i += Character.charCount(character);
    }
    return result.toString();
  }

  private static String beginning(String text, long length) {
    return text.substring(0, (int) Math.max(0, length));
  }

  private static String padding(String text, long length, String padding) {
    checkLength(length);
    int missing = (int) length - text.length();
    return padding.isEmpty()
        ? ""
        : padding.repeat(missing / padding.length() + 1).substring(0, missing);
  }

  private static int count(String text, String what) {
    int count = 0;
    for (int i = text.indexOf(what); i >= 0; i = text.indexOf(what, i + what.length())) {
      count++;
    }
    return count;
  }

  private static void checkLength(long length) {
    if (length > MOST_CHARACTERS) {
      throw new ZoomImFailure(
          Kind.RESOURCES,
          "A text of "
              + length
              + " characters is too long: functions make at most "
              + MOST_CHARACTERS);
    }
  }
}
