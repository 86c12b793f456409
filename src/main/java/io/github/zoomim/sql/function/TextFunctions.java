package io.github.zoomim.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.INTEGER;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.DataFailures;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Functions of text in place of the engine's: these make no text that is too long for the memory,
 * and know letters beyond ASCII; its SUBSTR is not found again below ORDER BY. Public for the
 * generated code's sake only.
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
          function("upper", CHARACTER),
          function("lower", CHARACTER),
          function("initcap", CHARACTER),
          function("left", CHARACTER, INTEGER),
          function("right", CHARACTER, INTEGER),
          function("substr", CHARACTER, INTEGER),
          function("substr", CHARACTER, INTEGER, INTEGER));

  /** The operator {@code ||}. */
  private static final SqlOperator JOINED = named("joined", "||", CHARACTER, CHARACTER);

  /** A text that is going to be read as a number. */
  public static final SqlOperator NUMBER_TEXT = named("numberText", "NUMBER_TEXT", CHARACTER);

  /** The same, checked to be one of a type. */
  public static final SqlOperator CHECKED_NUMBER =
      named("numberText", "NUMBER_TEXT", CHARACTER, CHARACTER);

  /** Without and with the length of what is replaced. */
  private static final List<SqlOperator> OVERLAY =
      List.of(
          function("overlay", CHARACTER, CHARACTER, INTEGER),
          function("overlay", CHARACTER, CHARACTER, INTEGER, INTEGER));

  /** A text that is going to be read as a boolean. */
  public static final SqlOperator BOOLEAN_TEXT = named("booleanText", "BOOLEAN_TEXT", CHARACTER);

  /** No number that a column can hold is written with more characters. */
  private static final int LONGEST_NUMBER = 1_000;

  private TextFunctions() {}

  /** The call, with its text's length watched; itself where it makes no text of others. */
  public static RexNode bounded(RexBuilder rexBuilder, RexCall call) {
    if (!SqlTypeUtil.isCharacter(call.getType())) {
      return call;
    }
    List<RexNode> operands = call.getOperands();
    return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
      case "||" ->
          operands.size() == 2 ? rexBuilder.makeCall(call.getType(), JOINED, operands) : call;
      case "OVERLAY" ->
          rexBuilder.makeCall(call.getType(), OVERLAY.get(operands.size() - 3), operands);
      default -> call;
    };
  }

  /** One text after the other. */
  public static String joined(String first, String second) {
    checkLength((long) first.length() + second.length());
    return first + second;
  }

  /**
   * The text, or so much of it that it is seen to be no number: reading a long one would take time
   * that grows with the square of its length.
   */
  public static String numberText(String text) {
    String number = text.length() > LONGEST_NUMBER ? text.strip() : text;
    return number.length() > LONGEST_NUMBER ? number.substring(0, LONGEST_NUMBER) + '…' : number;
  }

  /** The text with another in place of as many of its characters. */
  public static String overlay(String text, String placed, int from) {
    return overlay(text, placed, from, placed.length());
  }

  /**
   * The text with another in place of some of it; after its end where it is shorter.
   *
   * @param from counted from 1
   * @throws ZoomImFailure where the place is before the text, or the length negative
   */
  public static String overlay(String text, String placed, int from, int length) {
    if (from < 1) {
      throw new ZoomImFailure(
          Kind.BAD_SUBSTRING,
          "A position in a text must be 1 or more, not " + from + ", in OVERLAY");
    }
    int start = Math.min(from - 1, text.length());
    int end = (int) Math.max(0, Math.min(from - 1L + length, text.length()));
    return joined(joined(text.substring(0, start), placed), text.substring(end));
  }

  /** In the engine's words what PostgreSQL takes for a boolean; another text as it is. */
  public static String booleanText(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "t", "tr", "tru", "y", "ye", "yes", "on", "1" -> "true";
      case "f", "fa", "fal", "fals", "n", "no", "of", "off", "0" -> "false";
      default -> text;
    };
  }

  /**
   * The text, if it is a number of the type.
   *
   * @throws ZoomImFailure for another text, or a number outside the type's range
   */
  public static String numberText(String text, String type) {
    String number = numberText(text).trim();
    try {
      boolean isInRange =
          switch (type) {
            case "TINYINT" -> new BigInteger(number).bitLength() < Byte.SIZE;
            case "SMALLINT" -> new BigInteger(number).bitLength() < Short.SIZE;
            case "INTEGER" -> new BigInteger(number).bitLength() < Integer.SIZE;
            case "BIGINT" -> new BigInteger(number).bitLength() < Long.SIZE;
            case "REAL" -> Float.isFinite(Float.parseFloat(number));
            case "FLOAT", "DOUBLE" -> Double.isFinite(Double.parseDouble(number));
            default -> isInRange(new BigDecimal(number));
          };
      if (isInRange) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw cannotConvert(Kind.BAD_NUMBER, text, type);
    }
    throw cannotConvert(Kind.OUT_OF_RANGE, text, type + ", it is out of its range");
  }

  /** The cast checks the type's own digits. */
  private static boolean isInRange(BigDecimal number) {
    return (long) number.precision() - number.scale() <= ZoomTypeSystem.MAX_DECIMAL;
  }

  private static ZoomImFailure cannotConvert(Kind kind, String text, String type) {
    return new ZoomImFailure(
        kind, "Cannot convert '" + DataFailures.shortened(text) + "' to " + type);
  }

  private static SqlOperator named(String method, String name, SqlTypeFamily... arguments) {
    return OwnFunction.of(TextFunctions.class, method, name, SqlTypeName.VARCHAR, arguments);
  }

  private static SqlOperator function(String name, SqlTypeFamily... arguments) {
    return named(name, name.toUpperCase(Locale.ROOT), arguments);
  }

  /** A text of blanks. */
  public static String space(long count) {
    return repeat(" ", count);
  }

  /** The text repeated; empty for fewer than one time. */
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
    if ((long) text.length() * by.length() > MOST_CHARACTERS) {
      checkLength(text.length() + (long) count(text, what) * (by.length() - what.length()));
    }
    return text.replace(what, by);
  }

  public static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
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

  /** The first characters of the text; all but the last ones for a negative number. */
  public static String left(String text, long count) {
    long end = count < 0 ? text.length() + count : Math.min(count, text.length());
    return beginning(text, end);
  }

  /** The last characters of the text; all but the first ones for a negative number. */
  public static String right(String text, long count) {
    long start = count < 0 ? -count : Math.max(0, text.length() - count);
    return text.substring((int) Math.min(start, text.length()));
  }

  /** The text from a position on, which counts from 1, or from the end where it is negative. */
  public static String substr(String text, long position) {
    return substr(text, position, text.length() + 1L);
  }

  /** A part of the text. */
  public static String substr(String text, long position, long length) {
    long start = position < 0 ? text.length() + position : position - 1;
    long end = Math.min(start + Math.min(length, text.length() + 1L), text.length());
    boolean isOutside = (position < 0 && start < 0) || end <= Math.max(0, start);
    return isOutside ? "" : text.substring((int) Math.max(0, start), (int) end);
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

  static void checkLength(long length) {
    if (length > MOST_CHARACTERS) {
      throw new ZoomImFailure(
          Kind.TOO_LONG,
          "A text of "
              + length
              + " characters is too long: functions return at most "
              + MOST_CHARACTERS);
    }
  }
}
