package io.github.zoomim.jdbc.convert;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.function.TimeText;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * Conversions among DATE, TIME, TIMESTAMP and texts (JDBC 4.3, appendix B). A TIMESTAMP is the UTC
 * wall-clock of its instant, so that an offset in a text is converted to UTC; a text without one is
 * UTC already.
 */
final class Temporals {
  private Temporals() {}

  static LocalDateTime toTimestamp(Object value) throws SQLException {
    if (value instanceof LocalDateTime timestamp) {
      return timestamp;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof LocalTime time) {
      return LocalDate.EPOCH.atTime(time);
    }
    if (value instanceof String text) {
      return parsed(TimeText::timestamp, text);
    }
    throw SqlStates.cannotConvert(value, "TIMESTAMP");
  }

  static LocalDate toDate(Object value) throws SQLException {
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof LocalDateTime timestamp) {
      return timestamp.toLocalDate();
    }
    if (value instanceof String text) {
      return parsed(TimeText::date, text);
    }
    throw SqlStates.cannotConvert(value, "DATE");
  }

  static LocalTime toTime(Object value) throws SQLException {
    if (value instanceof LocalTime time) {
      return time;
    }
    if (value instanceof LocalDateTime timestamp) {
      return timestamp.toLocalTime();
    }
    if (value instanceof String text) {
      return parsed(TimeText::time, text);
    }
    throw SqlStates.cannotConvert(value, "TIME");
  }

  /** A true instant, as opposed to a wall-clock; a TIME has none. */
  static OffsetDateTime toInstant(Object value) throws SQLException {
    if (value instanceof LocalTime) {
      throw SqlStates.cannotConvert(value, "an instant");
    }
    return toTimestamp(value).atOffset(ZoneOffset.UTC);
  }

  private static <T> T parsed(Function<String, T> parser, String text) throws SQLException {
    try {
      return parser.apply(text);
    } catch (ZoomImFailure e) {
      throw SqlStates.of(e);
    }
  }
}
