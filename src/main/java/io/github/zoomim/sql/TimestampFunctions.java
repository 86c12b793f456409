package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** Casts of timestamps as the dialect has them. Public for the generated code's sake only. */
@Strict
public final class TimestampFunctions {
  /** A timestamp as text. */
  static final SqlOperator TEXT =
      OwnFunction.of(
          TimestampFunctions.class,
          "text",
          "TIMESTAMP_TEXT",
          SqlTypeName.VARCHAR,
          SqlTypeFamily.TIMESTAMP);

  /** A text as timestamp. */
  static final SqlOperator PARSE =
      OwnFunction.of(
          TimestampFunctions.class,
          "parse",
          "TEXT_TIMESTAMP",
          SqlTypeName.TIMESTAMP,
          SqlTypeFamily.CHARACTER);

  /** A timestamp with fewer digits of its second. */
  static final SqlOperator CUT =
      OwnFunction.of(
          TimestampFunctions.class,
          "cut",
          "CUT_TIMESTAMP",
          SqlTypeName.TIMESTAMP,
          SqlTypeFamily.TIMESTAMP,
          SqlTypeFamily.INTEGER);

  /** The milliseconds since 1970, or those of an interval. */
  static final String MILLISECONDS = "EPOCH_MILLISECONDS";

  static final List<SqlOperator> ALL =
      List.of(milliseconds(SqlTypeFamily.TIMESTAMP), milliseconds(SqlTypeFamily.INTERVAL_DAY_TIME));

  /** A time of day as text. */
  static final SqlOperator TIME_TEXT =
      OwnFunction.of(
          TimestampFunctions.class,
          "timeText",
          "TIME_TEXT",
          SqlTypeName.VARCHAR,
          SqlTypeFamily.TIME);

  /** A time of day with fewer digits of its second. */
  static final SqlOperator CUT_TIME =
      OwnFunction.of(
          TimestampFunctions.class,
          "cutTime",
          "CUT_TIME",
          SqlTypeName.TIME,
          SqlTypeFamily.TIME,
          SqlTypeFamily.INTEGER);

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
          .toFormatter(Locale.ROOT);

  private TimestampFunctions() {}

  private static SqlOperator milliseconds(SqlTypeFamily of) {
    return OwnFunction.of(
        TimestampFunctions.class, "milliseconds", MILLISECONDS, SqlTypeName.BIGINT, of);
  }

  /** The number that a timestamp and an interval are kept as. */
  public static long milliseconds(long value) {
    return value;
  }

  /** The UTC wall-clock, with as many digits of the second as it needs. */
  public static String text(long millis) {
    return FORMAT.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
  }

  /** The time of day, with as many digits of the second as it needs. */
  public static String timeText(int millis) {
    return text(millis).substring("1970-01-01 ".length());
  }

  /**
   * The time of day without what is finer than the digits of its second.
   *
   * @param digits 0 to 3
   */
  public static int cutTime(int millis, long digits) {
    return (int) cut(millis, digits);
  }

  /**
   * Milliseconds since 1970 of any text that {@link TimestampText} knows.
   *
   * @throws ZoomImFailure for one that it doesn't
   */
  public static long parse(String text) {
    try {
      return TimestampText.millis(text);
    } catch (DateTimeException e) {
      throw new ZoomImFailure(
          Kind.BAD_DATETIME,
          "'"
              + DataFailures.shortened(text)
              + "' is no timestamp; write it as in 2026-10-05, 2026-10-05 10:00:00 or"
              + " 2026-10-05T10:00:00Z (UTC where no offset is given)",
          e);
    }
  }

  /**
   * The timestamp without what is finer than the digits of its second.
   *
   * @param digits 0 to 3
   */
  public static long cut(long millis, long digits) {
    return cutter((int) digits).applyAsLong(millis);
  }

  /** The same as a function of the timestamp. */
  static LongUnaryOperator cutter(int digits) {
    long unit =
        switch (digits) {
          case 0 -> 1000;
          case 1 -> 100;
          case 2 -> 10;
          default -> 1;
        };
    return millis -> Math.floorDiv(millis, unit) * unit;
  }
}
