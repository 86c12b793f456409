package io.github.zoomim.jdbc;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/**
 * Conversions among DATE, TIME, TIMESTAMP and texts (JDBC 4.3, appendix B). A TIMESTAMP is the UTC
 * wall-clock of its instant, so that an offset in a text is converted to UTC; a text without one is
 * UTC already.
 */
final class Temporals {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[ ][XXX][XX][X]")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

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
      return parse(text, "TIMESTAMP");
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
      return parse(text, "DATE").toLocalDate();
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
      String stripped = text.strip();
      if (stripped.indexOf('-') > 0) {
        return parse(stripped, "TIME").toLocalTime();
      }
      try {
        return LocalTime.parse(stripped);
      } catch (DateTimeException e) {
        throw SqlStates.badDatetime(text, "TIME");
      }
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

  private static LocalDateTime parse(String text, String target) throws SQLException {
    StringBuilder iso = new StringBuilder(text.strip());
    int blank = iso.indexOf(" ");
    if (blank > 0) {
      iso.setCharAt(blank, 'T');
    }
    try {
      TemporalAccessor parsed =
          TIMESTAMP.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (parsed instanceof OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
      }
      return parsed instanceof LocalDateTime time ? time : ((LocalDate) parsed).atStartOfDay();
    } catch (DateTimeException e) {
      throw SqlStates.badDatetime(text, target);
    }
  }
}
