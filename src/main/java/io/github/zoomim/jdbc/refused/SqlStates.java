package io.github.zoomim.jdbc.refused;

import com.google.common.base.Throwables;
import io.github.zoomim.execution.ZoomImFailure;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Every SQLSTATE of this driver, and the exception that carries it. */
public final class SqlStates {
  public static final String WARNING = "01000";
  public static final String CONNECTION_CLOSED = "08003";
  private static final String OUT_OF_RANGE = "22003";
  private static final String BAD_NUMBER = "22018";
  private static final String NO_SUCH_COLUMN = "42S22";
  private static final String BAD_SEQUENCE = "HY010";

  private SqlStates() {}

  /** The exception for a failure of a run. */
  public static SQLException of(ZoomImFailure failure) {
    String message = failure.getMessage();
    return switch (failure.kind()) {
      case CONFIGURATION -> new SQLNonTransientConnectionException(message, "08001", failure);
      case CONNECTION -> new SQLTransientConnectionException(message, "08006", failure);
      case AUTHENTICATION -> new SQLInvalidAuthorizationSpecException(message, "28000", failure);
      case PERMISSION -> new SQLInvalidAuthorizationSpecException(message, "42501", failure);
      case RATE_LIMIT -> new SQLTransientException(message, "53400", failure);
      case WRONG_ADDRESS -> new SQLNonTransientConnectionException(message, "08004", failure);
      case REFUSED -> new SQLNonTransientException(message, "HY000", failure);
      case PROTOCOL -> new SQLNonTransientConnectionException(message, "08P01", failure);
      case SYNTAX -> new SQLSyntaxErrorException(message, "42000", failure);
      case NO_SUCH_TABLE -> new SQLSyntaxErrorException(message, "42S02", failure);
      case NO_SUCH_COLUMN -> new SQLSyntaxErrorException(message, NO_SUCH_COLUMN, failure);
      case DATA -> new SQLDataException(message, "22000", failure);
      case SEVERAL_ROWS -> new SQLDataException(message, "21000", failure);
      case BAD_ARGUMENT, REFUSED_DAYS -> new SQLDataException(message, "22023", failure);
      case BAD_SUBSTRING -> new SQLDataException(message, "22011", failure);
      case BAD_LOGARITHM -> new SQLDataException(message, "2201E", failure);
      case BAD_POWER -> new SQLDataException(message, "2201F", failure);
      case BAD_TILES -> new SQLDataException(message, "22014", failure);
      case BAD_ROW_NUMBER -> new SQLDataException(message, "22016", failure);
      case BAD_PATTERN -> new SQLDataException(message, "2201B", failure);
      case BAD_ESCAPE -> new SQLDataException(message, "22025", failure);
      case BAD_LIMIT -> new SQLDataException(message, "2201W", failure);
      case BAD_OFFSET -> new SQLDataException(message, "2201X", failure);
      case BAD_JSON -> new SQLDataException(message, "22032", failure);
      case DIVISION_BY_ZERO -> new SQLDataException(message, "22012", failure);
      case OUT_OF_RANGE -> new SQLDataException(message, OUT_OF_RANGE, failure);
      case BAD_NUMBER -> new SQLDataException(message, BAD_NUMBER, failure);
      case BAD_DATETIME -> new SQLDataException(message, "22007", failure);
      case DATETIME_RANGE -> new SQLDataException(message, "22008", failure);
      case PARAMETERS -> new SQLNonTransientException(message, "07001", failure);
      case READ_ONLY -> new SQLNonTransientException(message, "25006", failure);
      case UNSUPPORTED -> new SQLFeatureNotSupportedException(message, "0A000", failure);
      case CANCELLED, CLOSED -> new SQLNonTransientException(message, "57014", failure);
      case TIMEOUT -> new SQLTimeoutException(message, "HYT00", failure);
      case TOO_LONG -> new SQLDataException(message, "22001", failure);
      case TOO_COMPLEX -> new SQLNonTransientException(message, "54001", failure);
      case RESOURCES -> new SQLTransientException(message, "53200", failure);
      case INTERNAL -> new SQLNonTransientException(message, "XX000", failure);
    };
  }

  /** The result of a call into the engine, which throws nothing but SQLExceptions. */
  public static <T> T call(Callable<T> call) throws SQLException {
    try {
      return call.call();
    } catch (Throwable t) {
      throw of(t);
    }
  }

  /** The exception for whatever came out of the engine; the end of a thread is thrown on. */
  public static SQLException of(Throwable thrown) {
    if (thrown instanceof ThreadDeath end) {
      throw end;
    }
    if (thrown instanceof SQLException known) {
      return known;
    }
    ZoomImFailure failure = failureIn(thrown);
    if (failure != null) {
      return of(failure);
    }
    if (thrown instanceof StackOverflowError) {
      return new SQLNonTransientException(
          "The statement is nested too deeply for this thread's stack; simplify it",
          "54001",
          thrown);
    }
    if (thrown instanceof OutOfMemoryError) {
      return new SQLTransientException(
          "Out of memory while the statement ran; select less or increase the heap size",
          "53200",
          thrown);
    }
    return new SQLNonTransientException("The driver failed: " + thrown, "XX000", thrown);
  }

  public static SQLException unsupported(String message) {
    return new SQLFeatureNotSupportedException(message, "0A000");
  }

  public static SQLException notSupported(String what) {
    return unsupported(what + " is not supported");
  }

  /** For what would write. */
  public static SQLException readOnly(String what) {
    return unsupported(what + " is not supported: the source is read-only");
  }

  public static SQLException forwardOnly(String what) {
    return unsupported(what + " is not supported: result sets are forward-only");
  }

  /** For a connection, or a thing whose connection, is closed. */
  public static SQLException connectionClosed() {
    return new SQLNonTransientConnectionException("The connection is closed", CONNECTION_CLOSED);
  }

  public static SQLException closed(String what) {
    return new SQLNonTransientException("The " + what + " is closed", BAD_SEQUENCE);
  }

  public static SQLException cursor(String message) {
    return new SQLNonTransientException(message, "24000");
  }

  /** For a call at the wrong time. */
  public static SQLException sequence(String message) {
    return new SQLNonTransientException(message, BAD_SEQUENCE);
  }

  public static SQLException noSuchColumn(String label, List<String> known) {
    return new SQLSyntaxErrorException(
        "Unknown column " + shown(label) + "; the result has " + known, NO_SUCH_COLUMN);
  }

  public static SQLException noSuchSchema(String name) {
    return new SQLNonTransientException("Unknown schema " + shown(name), "3F000");
  }

  /** For a commit or rollback without a transaction. */
  public static SQLException transaction(String message) {
    return new SQLNonTransientException(message, "25000");
  }

  public static SQLException missingParameters(String message) {
    return new SQLNonTransientException(message, "07002");
  }

  public static SQLException badArgument(String message) {
    return new SQLNonTransientException(message, "HY024");
  }

  public static <T> T nonNull(@Nullable T argument, String name) throws SQLException {
    if (argument == null) {
      throw new SQLNonTransientException("The " + name + " must not be null", "HY009");
    }
    return argument;
  }

  /** The value; fails where it is negative. */
  public static long notNegative(long value, String name) throws SQLException {
    if (value < 0) {
      throw badArgument("The " + name + " must not be negative, but was " + value);
    }
    return value;
  }

  /** The element of a list whose elements are numbered from 1. */
  public static <T> T element(List<T> elements, int index, String name) throws SQLException {
    if (index < 1 || index > elements.size()) {
      throw new SQLNonTransientException(
          "Invalid " + name + " index " + index + "; valid are 1 to " + elements.size(), "07009");
    }
    return elements.get(index - 1);
  }

  public static SQLException outOfRange(Object value, String target) {
    return new SQLDataException(
        "The value " + shown(value) + " is out of range for " + target, OUT_OF_RANGE);
  }

  public static SQLException badNumber(String text, String target) {
    return new SQLDataException("Cannot convert " + shown(text) + " to " + target, BAD_NUMBER);
  }

  public static SQLException cannotConvert(Object value, String target) {
    return new SQLDataException(
        "Cannot convert a " + value.getClass().getSimpleName() + " to " + target, "22005");
  }

  private static String shown(Object value) {
    String text = value.toString();
    return text.length() <= 60 ? "'" + text + "'" : "'" + text.substring(0, 60) + "…'";
  }

  /** The engine may have wrapped the failure. */
  private static @Nullable ZoomImFailure failureIn(Throwable thrown) {
    for (Throwable cause : Throwables.getCausalChain(thrown)) {
      if (cause instanceof ZoomImFailure failure) {
        return failure;
      }
    }
    return null;
  }
}
