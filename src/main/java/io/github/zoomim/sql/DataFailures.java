package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a value while a query runs, or while a constant of it is worked out. The
 * engine throws the same few exceptions for many things; their messages tell which.
 */
final class DataFailures {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?s)(For input string: |Character .* is neither a decimal digit|Invalid character for"
              + " cast|empty String|Zero length|Index \\d+ out of bounds|No digits).*");
  private static final Pattern DATETIME =
      Pattern.compile(
          "(?is)(invalid (date|time|datetime|timestamp)|value of \\w+ field is out of range).*");
  private static final Pattern RANGE =
      Pattern.compile(
          "(?is).*(out of range|cannot be represented as|overflow|exceeds precision).*");

  private static final int LONGEST = 300;

  private DataFailures() {}

  static ZoomImFailure of(Throwable thrown) {
    Throwable deepest = deepest(thrown);
    String message = shortened(String.valueOf(deepest.getMessage()));
    if (deepest instanceof ArithmeticException || RANGE.matcher(message).matches()) {
      if (message.toLowerCase(Locale.ROOT).contains("zero")) {
        return new ZoomImFailure(Kind.DIVISION_BY_ZERO, "Division by zero", thrown);
      }
      if (!DATETIME.matcher(message).matches()) {
        return new ZoomImFailure(Kind.OUT_OF_RANGE, "A number is out of range: " + message, thrown);
      }
    }
    if (message.contains("NanoOfDay")) {
      return new ZoomImFailure(
          Kind.BAD_DATETIME, "A time of day lies outside 00:00:00 to 23:59:59.999", thrown);
    }
    if (deepest instanceof DateTimeException || DATETIME.matcher(message).matches()) {
      return new ZoomImFailure(Kind.BAD_DATETIME, message, thrown);
    }
    if (deepest instanceof NumberFormatException || NUMBER.matcher(message).matches()) {
      return new ZoomImFailure(
          Kind.BAD_NUMBER, "A text is no value of the type that is wanted: " + message, thrown);
    }
    if (deepest instanceof PatternSyntaxException pattern) {
      return new ZoomImFailure(
          Kind.DATA, "Not a regular expression: " + pattern.getDescription(), thrown);
    }
    if (message.contains("SINGLE_VALUE")) {
      return severalRows(thrown);
    }
    if (deepest instanceof UnsupportedOperationException) {
      return new ZoomImFailure(Kind.UNSUPPORTED, "The engine can't compute this", thrown);
    }
    if (message.contains("No applicable constructor/method found")) {
      return new ZoomImFailure(
          Kind.UNSUPPORTED,
          "The engine can't compute a function of values of these types; cast them to the types that"
              + " it takes",
          thrown);
    }
    if (deepest instanceof NullPointerException && message.startsWith("json object")) {
      return new ZoomImFailure(Kind.DATA, "A text is not JSON", thrown);
    }
    boolean isOurFault =
        deepest instanceof Error
            || deepest instanceof ClassCastException
            || deepest instanceof NullPointerException
            || message.contains("org.apache")
            || message.contains("org.codehaus");
    return isOurFault
        ? new ZoomImFailure(Kind.INTERNAL, "The SQL engine failed on this statement", thrown)
        : new ZoomImFailure(Kind.DATA, message, thrown);
  }

  static ZoomImFailure severalRows(@Nullable Throwable thrown) {
    return new ZoomImFailure(
        Kind.DATA, "A subquery that stands for one value returned more than one row", thrown);
  }

  /** Without most of a long value. */
  static String shortened(String message) {
    return shortened(message, LONGEST);
  }

  /** No more of a text than that. */
  static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }

  /** What it began with. */
  static Throwable deepest(Throwable thrown) {
    Throwable deepest = thrown;
    // Causes can form a ring.
    for (int depth = 0; deepest.getCause() != null && depth < 10_000; depth++) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
