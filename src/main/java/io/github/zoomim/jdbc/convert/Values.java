package io.github.zoomim.jdbc.convert;

import static java.util.Map.entry;

import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * A value of a row as the object that a getter was asked for. Of a TIMESTAMP, {@link
 * LocalDateTime}, {@link Timestamp} and {@link java.util.Date} show the UTC wall-clock; {@link
 * Instant}, {@link OffsetDateTime} and {@link ZonedDateTime} are the true instant.
 */
public final class Values {
  private Values() {}

  /** A conversion to one class. */
  private interface Conversion {
    Object convert(Object value, SqlType type) throws SQLException;
  }

  private static final Map<Class<?>, Conversion> CONVERSIONS =
      Map.ofEntries(
          entry(String.class, Texts::of),
          entry(Boolean.class, (value, type) -> Numbers.toBoolean(value)),
          entry(Byte.class, (value, type) -> Numbers.toByte(value)),
          entry(Short.class, (value, type) -> Numbers.toShort(value)),
          entry(Integer.class, (value, type) -> Numbers.toInt(value)),
          entry(Long.class, (value, type) -> Numbers.toLong(value)),
          entry(Float.class, (value, type) -> Numbers.toFloat(value)),
          entry(Double.class, (value, type) -> Numbers.toDouble(value)),
          entry(BigDecimal.class, (value, type) -> Numbers.toDecimal(value)),
          entry(BigInteger.class, (value, type) -> Numbers.toBigInteger(value)),
          entry(Date.class, (value, type) -> LegacyDates.toDate(Temporals.toDate(value), null)),
          entry(Time.class, (value, type) -> LegacyDates.toTime(Temporals.toTime(value), null)),
          entry(Timestamp.class, (value, type) -> timestamp(value)),
          entry(
              java.util.Date.class,
              (value, type) -> LegacyDates.toUtilDate(Temporals.toTimestamp(value))),
          entry(LocalDate.class, (value, type) -> Temporals.toDate(value)),
          entry(LocalTime.class, (value, type) -> Temporals.toTime(value)),
          entry(LocalDateTime.class, (value, type) -> Temporals.toTimestamp(value)),
          entry(OffsetDateTime.class, (value, type) -> Temporals.toInstant(value)),
          entry(ZonedDateTime.class, (value, type) -> Temporals.toInstant(value).toZonedDateTime()),
          entry(Instant.class, (value, type) -> Temporals.toInstant(value).toInstant()),
          entry(byte[].class, (value, type) -> toBytes(value)));

  /** The value as an object of the class. */
  static <T> T to(Object value, SqlType type, Class<T> target) throws SQLException {
    Conversion conversion = CONVERSIONS.get(target);
    if (conversion != null) {
      return target.cast(conversion.convert(value, type));
    }
    // Object, Number, Duration, List and whatever else the value is anyway.
    Object object = toObject(value);
    if (target.isInstance(object)) {
      return target.cast(object);
    }
    if (target.isInstance(value)) {
      return target.cast(value);
    }
    throw SqlStates.cannotConvert(value, target.getName());
  }

  /** The value, not an ARRAY, as {@code getObject} gives it without being asked for a class. */
  public static Object toObject(Object value) {
    if (value instanceof LocalDateTime timestamp) {
      return LegacyDates.toTimestamp(timestamp, null);
    }
    if (value instanceof LocalDate date) {
      return LegacyDates.toDate(date, null);
    }
    if (value instanceof LocalTime time) {
      return LegacyDates.toTime(time, null);
    }
    if (value instanceof Byte || value instanceof Short) {
      return ((Number) value).intValue();
    }
    return value instanceof byte[] bytes ? bytes.clone() : value;
  }

  static byte[] toBytes(Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    throw SqlStates.cannotConvert(value, "bytes");
  }

  private static Timestamp timestamp(Object value) throws SQLException {
    return LegacyDates.toTimestamp(Temporals.toTimestamp(value), null);
  }
}
