package io.github.zoomim.sql.function;

import com.google.common.math.LongMath;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.sql.time.DialectOperators;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Casts of timestamps as the dialect has them. Public for the generated code's sake only. */
@Strict
public final class TimestampFunctions {
  /** A timestamp as text. */
  public static final SqlOperator TEXT =
      function("text", "TIMESTAMP_TEXT", SqlTypeName.VARCHAR, SqlTypeFamily.TIMESTAMP);

  /** A text as timestamp. */
  public static final SqlOperator PARSE = ofText("parse", "TEXT_TIMESTAMP", SqlTypeName.TIMESTAMP);

  /** A text as time of day. */
  public static final SqlOperator PARSE_TIME = ofText("parseTime", "TEXT_TIME", SqlTypeName.TIME);

  private static final SqlOperator PARSE_DATE = ofText("parseDate", "TEXT_DATE", SqlTypeName.DATE);

  private static final SqlOperator TRY_PARSE =
      ofText("tryParse", "TRY_TEXT_TIMESTAMP", SqlTypeName.TIMESTAMP);

  private static final SqlOperator TRY_PARSE_TIME =
      ofText("tryParseTime", "TRY_TEXT_TIME", SqlTypeName.TIME);

  private static final SqlOperator TRY_PARSE_DATE =
      ofText("tryParseDate", "TRY_TEXT_DATE", SqlTypeName.DATE);

  /** A timestamp with fewer digits of its second. */
  public static final SqlOperator CUT =
      function(
          "cut",
          DialectOperators.CUT_TIMESTAMP,
          SqlTypeName.TIMESTAMP,
          SqlTypeFamily.TIMESTAMP,
          SqlTypeFamily.INTEGER);

  static final List<SqlOperator> ALL =
      List.of(
          milliseconds(SqlTypeFamily.TIMESTAMP),
          milliseconds(SqlTypeFamily.TIME),
          milliseconds(SqlTypeFamily.INTERVAL_DAY_TIME));

  /** A time of day as text. */
  public static final SqlOperator TIME_TEXT =
      function("timeText", "TIME_TEXT", SqlTypeName.VARCHAR, SqlTypeFamily.TIME);

  /** A time of day with fewer digits of its second. */
  public static final SqlOperator CUT_TIME =
      function("cutTime", "CUT_TIME", SqlTypeName.TIME, SqlTypeFamily.TIME, SqlTypeFamily.INTEGER);

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
          .toFormatter(Locale.ROOT);

  private TimestampFunctions() {}

  private static SqlOperator function(
      String method, String name, SqlTypeName result, SqlTypeFamily... arguments) {
    return OwnFunction.of(TimestampFunctions.class, method, name, result, arguments);
  }

  private static SqlOperator milliseconds(SqlTypeFamily of) {
    return function("milliseconds", DialectOperators.MILLISECONDS, SqlTypeName.BIGINT, of);
  }

  /** The number that a timestamp and an interval are kept as. */
  public static long milliseconds(long value) {
    return value;
  }

  private static SqlOperator ofText(String method, String name, SqlTypeName result) {
    return function(method, name, result, SqlTypeFamily.CHARACTER);
  }

  /**
   * What casts a text to the type.
   *
   * @param isSafe whether another text is NULL there, not a failure
   */
  public static SqlOperator ofText(SqlTypeName type, boolean isSafe) {
    return switch (type) {
      case DATE -> isSafe ? TRY_PARSE_DATE : PARSE_DATE;
      case TIME -> isSafe ? TRY_PARSE_TIME : PARSE_TIME;
      default -> isSafe ? TRY_PARSE : PARSE;
    };
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

  /** Milliseconds since 1970; finer digits are cut off. */
  public static long parse(String text) {
    return TimeText.timestamp(text).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** The day, counted from 1970. */
  public static int parseDate(String text) {
    return Math.toIntExact(TimeText.date(text).toEpochDay());
  }

  /** Milliseconds of the day; finer digits are cut off. */
  public static int parseTime(String text) {
    return TimeText.time(text).get(ChronoField.MILLI_OF_DAY);
  }

  /** The same, or null for another text. */
  public static @Nullable Long tryParse(String text) {
    return orNull(TimestampFunctions::parse, text);
  }

  /** The same, or null for another text. */
  public static @Nullable Integer tryParseDate(String text) {
    return orNull(TimestampFunctions::parseDate, text);
  }

  /** The same, or null for another text. */
  public static @Nullable Integer tryParseTime(String text) {
    return orNull(TimestampFunctions::parseTime, text);
  }

  private static <T> @Nullable T orNull(Function<String, T> parser, String text) {
    try {
      return parser.apply(text);
    } catch (ZoomImFailure e) {
      return null;
    }
  }

  /**
   * The timestamp without what is finer than the digits of its second.
   *
   * @param digits 0 to 3
   */
  public static long cut(long millis, long digits) {
    long unit = LongMath.pow(10, ZoomTypeSystem.MILLISECONDS - (int) digits);
    return Math.floorDiv(millis, unit) * unit;
  }
}
