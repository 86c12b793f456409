package io.github.zoomim.jdbc.convert;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * SQL's wall-clock values from and to the classes of {@code java.sql}, which are instants: the
 * wall-clock is the one in the calendar's zone, or in the JVM's without a calendar, whose gap at
 * the start of summer time no such instant can show. With a UTC calendar a TIMESTAMP is its true
 * instant.
 */
final class LegacyDates {
  private LegacyDates() {}

  static Timestamp toTimestamp(LocalDateTime wallClock, @Nullable Calendar calendar) {
    return calendar == null
        ? Timestamp.valueOf(wallClock)
        : Timestamp.from(wallClock.atZone(zone(calendar)).toInstant());
  }

  static java.util.Date toUtilDate(LocalDateTime wallClock) {
    return new java.util.Date(Timestamp.valueOf(wallClock).getTime());
  }

  static LocalDateTime fromUtilDate(java.util.Date date) {
    return new Timestamp(date.getTime()).toLocalDateTime();
  }

  /** The calendar's time in its own zone. */
  static LocalDateTime fromCalendar(Calendar calendar) {
    return LocalDateTime.ofInstant(calendar.toInstant(), zone(calendar));
  }

  /** Midnight of the day. */
  static Date toDate(LocalDate date, @Nullable Calendar calendar) {
    return calendar == null
        ? Date.valueOf(date)
        : new Date(date.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
  }

  /** The time on 1970-01-01, with its milliseconds. */
  static Time toTime(LocalTime time, @Nullable Calendar calendar) {
    return new Time(toTimestamp(LocalDate.EPOCH.atTime(time), calendar).getTime());
  }

  static LocalDateTime fromTimestamp(Timestamp timestamp, @Nullable Calendar calendar) {
    return calendar == null
        ? timestamp.toLocalDateTime()
        : LocalDateTime.ofInstant(timestamp.toInstant(), zone(calendar));
  }

  static LocalDate fromDate(Date date, @Nullable Calendar calendar) {
    return calendar == null
        ? date.toLocalDate()
        : LocalDate.ofInstant(Instant.ofEpochMilli(date.getTime()), zone(calendar));
  }

  static LocalTime fromTime(Time time, @Nullable Calendar calendar) {
    return fromTimestamp(new Timestamp(time.getTime()), calendar).toLocalTime();
  }

  private static ZoneId zone(Calendar calendar) {
    return calendar.getTimeZone().toZoneId();
  }
}
