package io.github.zoomim.sql.failure;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.type.EngineValues;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.runtime.JsonFunctions;
import org.apache.calcite.runtime.Like;
import org.apache.calcite.runtime.RandomFunction;
import org.apache.calcite.runtime.Resources;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.util.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a value while a query runs, or while a constant of it is worked out. It is
 * known by its class and by who threw it: the functions that generated code calls. The same
 * exception from anywhere else is a fault of the engine.
 */
public final class DataFailures {
  private static final Set<String> RUNTIME =
      names(
          SqlFunctions.class,
          JsonFunctions.class,
          Like.class,
          RandomFunction.class,
          Unsafe.class,
          Primitive.class,
          DateTimeUtils.class,
          EngineValues.class);

  private static final String CALCITE = rootOf(SqlFunctions.class);
  private static final String OWN = rootOf(ZoomImFailure.class);

  private static final String JSON_PATH = "com.jayway.jsonpath.";

  private static final String JSON_PARSER = "com.fasterxml.jackson.";

  private static final int LONGEST = 300;

  private DataFailures() {}

  private static Set<String> names(Class<?>... classes) {
    return Arrays.stream(classes).map(Class::getName).collect(Collectors.toUnmodifiableSet());
  }

  /** The package above the class's own. */
  private static String rootOf(Class<?> type) {
    String name = type.getPackageName();
    return name.substring(0, name.lastIndexOf('.') + 1);
  }

  static ZoomImFailure of(Throwable thrown) {
    for (Throwable cause : causes(thrown)) {
      ZoomImFailure failure = known(cause, thrower(cause), thrown);
      if (failure != null) {
        return failure;
      }
    }
    Throwable deepest = deepest(thrown);
    return new ZoomImFailure(
        Kind.INTERNAL,
        "The SQL engine failed on this statement, which is a bug in the driver; please report it"
            + " with the statement: "
            + deepest.getClass().getSimpleName()
            + ": "
            + shortened(
                String.valueOf(deepest.getMessage()).strip().lines().findFirst().orElse("")),
        thrown);
  }

  /**
   * The first method of the engine's, ours or generated that the exception passed on its way out.
   */
  private static @Nullable StackTraceElement thrower(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String name = frame.getClassName();
      boolean isResource = name.startsWith(Resources.class.getName());
      if (isGenerated(frame) || name.startsWith(OWN) || (name.startsWith(CALCITE) && !isResource)) {
        return frame;
      }
    }
    return null;
  }

  /** Generated classes are in no package. */
  private static boolean isGenerated(StackTraceElement frame) {
    return frame.getClassName().indexOf('.') < 0;
  }

  private static @Nullable ZoomImFailure known(
      Throwable cause, @Nullable StackTraceElement thrower, Throwable thrown) {
    String message = String.valueOf(cause.getMessage());
    if (cause.getClass().getName().startsWith(JSON_PATH)) {
      // Some of these have no stack.
      return new ZoomImFailure(Kind.BAD_JSON, json(cause), thrown);
    }
    if (thrower == null) {
      // In code that it has optimised, the JVM throws them without a stack and a message.
      return cause instanceof ArithmeticException && cause.getStackTrace().length == 0
          ? arithmetic("/ by zero", thrown)
          : null;
    }
    if (isGenerated(thrower)) {
      return cause instanceof ArithmeticException
          ? arithmetic(message, thrown)
          : message.equals("more than one value in agg SINGLE_VALUE") ? severalRows(thrown) : null;
    }
    String home = thrower.getClassName();
    int nested = home.indexOf('$');
    home = nested < 0 ? home : home.substring(0, nested);
    if (!RUNTIME.contains(home)) {
      return null;
    }
    if (cause instanceof ArithmeticException) {
      return arithmetic(message, thrown);
    }
    Kind kind = kind(cause, message, home, thrower.getMethodName());
    return kind == null ? null : new ZoomImFailure(kind, text(kind, cause), thrown);
  }

  private static @Nullable Kind kind(Throwable cause, String message, String home, String method) {
    if (cause instanceof PatternSyntaxException) {
      return Kind.BAD_PATTERN;
    }
    if (cause instanceof DateTimeException) {
      return Kind.DATETIME_RANGE;
    }
    if (cause instanceof SQLException) {
      // Of CAST with a FORMAT.
      return Kind.BAD_DATETIME;
    }
    if (cause instanceof NumberFormatException) {
      // Texts are checked before they are cast; what is left is NaN and infinity.
      return home.equals(Primitive.class.getName()) ? Kind.OUT_OF_RANGE : Kind.BAD_NUMBER;
    }
    if (cause instanceof IndexOutOfBoundsException) {
      return switch (method) {
        case "overlay" -> Kind.BAD_SUBSTRING;
        case "regexpReplace" -> Kind.BAD_PATTERN;
        case "difference" -> Kind.BAD_ARGUMENT;
        default -> null;
      };
    }
    if (cause instanceof IllegalArgumentException) {
      return method.startsWith("log") ? Kind.BAD_LOGARITHM : Kind.BAD_ARGUMENT;
    }
    if (home.equals(JsonFunctions.class.getName())) {
      boolean isNothing = message.startsWith("json object must not be null");
      return isNothing || cause instanceof CalciteException ? Kind.BAD_JSON : null;
    }
    if (message.startsWith("Invalid escape")) {
      return Kind.BAD_ESCAPE;
    }
    return cause instanceof CalciteException ? kind(message) : null;
  }

  /** The engine has one class for all of its messages. */
  private static Kind kind(String message) {
    if (message.startsWith("Substring error")) {
      return Kind.BAD_SUBSTRING;
    }
    if (message.startsWith("Invalid character for cast")) {
      return Kind.BAD_NUMBER;
    }
    if (message.startsWith("More than one value in list")) {
      return Kind.SEVERAL_ROWS;
    }
    return message.contains("out of range") ? Kind.OUT_OF_RANGE : Kind.BAD_ARGUMENT;
  }

  private static String text(Kind kind, Throwable cause) {
    String message = shortened(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
    return switch (kind) {
      case BAD_PATTERN ->
          "Invalid regular expression: "
              + (cause instanceof PatternSyntaxException bad ? bad.getDescription() : message);
      case BAD_JSON -> json(cause);
      case BAD_ARGUMENT ->
          cause instanceof IndexOutOfBoundsException
              ? "SOUNDEX and DIFFERENCE take English letters only"
              : message;
      case BAD_NUMBER -> "Cannot convert a text to the required type: " + message;
      case BAD_SUBSTRING ->
          "A position in a text must be 1 or more, a length 0 or more: " + message;
      case OUT_OF_RANGE -> "A number is out of range: " + message;
      default -> message;
    };
  }

  private static String json(Throwable cause) {
    Throwable deepest = deepest(cause);
    boolean isParser = deepest.getClass().getName().startsWith(JSON_PARSER);
    return isParser || deepest instanceof NullPointerException
        ? "Invalid JSON"
        : "The JSON does not match its path: " + shortened(String.valueOf(deepest.getMessage()));
  }

  private static ZoomImFailure arithmetic(String message, Throwable thrown) {
    return message.toLowerCase(Locale.ROOT).contains("zero")
        ? new ZoomImFailure(Kind.DIVISION_BY_ZERO, "Division by zero", thrown)
        : new ZoomImFailure(
            Kind.OUT_OF_RANGE, "A number is out of range: " + shortened(message), thrown);
  }

  public static ZoomImFailure severalRows(@Nullable Throwable thrown) {
    return new ZoomImFailure(
        Kind.SEVERAL_ROWS,
        "A subquery that stands for one value returned more than one row",
        thrown);
  }

  /** Without most of a long value. */
  public static String shortened(String message) {
    return shortened(message, LONGEST);
  }

  /** No more of a text than that. */
  public static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }

  /** What it began with. */
  static Throwable deepest(Throwable thrown) {
    List<Throwable> causes = causes(thrown);
    return causes.get(causes.size() - 1);
  }

  /** It and its causes. They can form a ring; the compiler's go as deep as the expression. */
  static List<Throwable> causes(Throwable thrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = thrown; t != null && causes.size() < 10_000; t = t.getCause()) {
      causes.add(t);
    }
    return causes;
  }
}
