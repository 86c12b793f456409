package io.github.zoomim.jdbc.convert;

import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts what a setter is given to the value that the engine takes for the parameter's type: the
 * mirror of the getters. A number never changes: one with a fraction does not fit an integer.
 */
public final class Parameters {
  private Parameters() {}

  /** The value of the class that {@code RowCursor} names for the type. */
  public static @Nullable Object convert(@Nullable Object given, SqlType type) throws SQLException {
    if (given == null) {
      return null;
    }
    Object value = plain(given);
    return switch (type.jdbcType()) {
      case CHAR, VARCHAR, LONGVARCHAR, NCHAR, NVARCHAR, LONGNVARCHAR -> text(value);
      case BOOLEAN, BIT -> Numbers.toBoolean(value);
      case TINYINT -> Numbers.toByte(exact(value, type));
      case SMALLINT -> Numbers.toShort(exact(value, type));
      case INTEGER -> Numbers.toInt(exact(value, type));
      case BIGINT -> Numbers.toLong(exact(value, type));
      case DECIMAL, NUMERIC -> Numbers.toDecimal(value);
      case REAL -> Numbers.toFloat(value);
      case FLOAT, DOUBLE -> Numbers.toDouble(value);
      case DATE -> Temporals.toDate(value);
      case TIME -> Temporals.toTime(value);
      case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> timestamp(value);
      case BINARY, VARBINARY, LONGVARBINARY -> Values.toBytes(value);
      case ARRAY -> array(value, type);
      case OTHER -> type.name().startsWith("INTERVAL") ? interval(value, type) : value;
      default -> value;
    };
  }

  /**
   * The value as one of the classes that {@code RowCursor} names, whatever the parameter's type.
   */
  static Object plain(Object given) throws SQLException {
    if (given instanceof CharSequence || given instanceof Character) {
      return given.toString();
    }
    if (given instanceof Number number) {
      return number(number);
    }
    if (given instanceof java.util.Date || given instanceof Calendar) {
      return legacy(given);
    }
    if (given instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    if (given instanceof OffsetDateTime time) {
      return LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC);
    }
    if (given instanceof ZonedDateTime time) {
      return LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC);
    }
    if (given instanceof Array array) {
      return plain(array.getArray());
    }
    if (given instanceof Object[] elements) {
      return Arrays.asList(elements);
    }
    if (given instanceof Collection<?> elements) {
      return new ArrayList<>(elements);
    }
    if (given instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (given instanceof Boolean
        || given instanceof LocalDate
        || given instanceof LocalTime
        || given instanceof LocalDateTime
        || given instanceof Duration
        || given instanceof Period) {
      return given;
    }
    throw SqlStates.cannotConvert(given, "a SQL type");
  }

  private static Object number(Number number) throws SQLException {
    if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    if (number instanceof Byte
        || number instanceof Short
        || number instanceof Integer
        || number instanceof Long
        || number instanceof Float
        || number instanceof Double
        || number instanceof BigDecimal) {
      return number;
    }
    return Numbers.toDecimal(number.toString());
  }

  private static Object legacy(Object given) {
    if (given instanceof Date date) {
      return LegacyDates.fromDate(date, null);
    }
    if (given instanceof Time time) {
      return LegacyDates.fromTime(time, null);
    }
    if (given instanceof Timestamp timestamp) {
      return LegacyDates.fromTimestamp(timestamp, null);
    }
    if (given instanceof Calendar calendar) {
      return LegacyDates.fromCalendar(calendar);
    }
    return LegacyDates.fromUtilDate((java.util.Date) given);
  }

  private static String text(Object value) throws SQLException {
    if (value instanceof byte[] || value instanceof List<?>) {
      throw SqlStates.cannotConvert(value, "VARCHAR");
    }
    return Texts.of(value, new SqlType(JDBCType.VARCHAR, "VARCHAR", 0, 0, null));
  }

  private static Object exact(Object value, SqlType type) throws SQLException {
    if (Numbers.hasFraction(value)) {
      throw SqlStates.outOfRange(value, type.name() + ", which has no fractional digits");
    }
    return value;
  }

  private static LocalDateTime timestamp(Object value) throws SQLException {
    if (value instanceof LocalTime) {
      throw SqlStates.cannotConvert(value, "TIMESTAMP");
    }
    return Temporals.toTimestamp(value);
  }

  private static Object interval(Object value, SqlType type) throws SQLException {
    if (value instanceof Duration || value instanceof Period) {
      return value;
    }
    throw SqlStates.cannotConvert(value, type.name());
  }

  private static List<@Nullable Object> array(Object value, SqlType type) throws SQLException {
    if (!(value instanceof List<?> elements)) {
      throw SqlStates.cannotConvert(value, "ARRAY");
    }
    SqlType component = type.component();
    List<@Nullable Object> converted = new ArrayList<>(elements.size());
    for (Object element : elements) {
      converted.add(component == null || element == null ? element : convert(element, component));
    }
    return converted;
  }
}
