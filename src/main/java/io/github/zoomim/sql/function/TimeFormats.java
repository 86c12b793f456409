package io.github.zoomim.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.TIMESTAMP;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.DataFailures;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.format.FormatModels;
import org.apache.calcite.util.format.postgresql.CompiledDateTimeFormat;
import org.apache.calcite.util.format.postgresql.PostgresqlDateTimeFormatter;

/**
 * Times as text in a format, and back. The engine's own functions take the times for those of the
 * JVM's zone, where an hour of spring doesn't exist, and write into a buffer that two threads can't
 * share. Public for the generated code's sake only.
 */
@Strict
public final class TimeFormats {
  static final List<SqlOperator> ALL =
      List.of(
          OwnFunction.of(
              TimeFormats.class, "toChar", "TO_CHAR", SqlTypeName.VARCHAR, TIMESTAMP, CHARACTER),
          OwnFunction.of(
              TimeFormats.class, "toDate", "TO_DATE", SqlTypeName.DATE, CHARACTER, CHARACTER),
          OwnFunction.of(
              TimeFormats.class,
              "toTimestamp",
              "TO_TIMESTAMP",
              SqlTypeName.TIMESTAMP,
              CHARACTER,
              CHARACTER));

  /**
   * Text in quotes, half of the day, names, which keep their case, and numbers, which have none.
   */
  private static final Pattern PART =
      Pattern.compile(
          "(?i)\"(?<text>[^\"]*)\"|(?<half>[ap]m|[ap]\\.m\\.)|month|mon|day|dy"
              + "|(?<number>hh24|hh12|hh|mi|s{4,5}|ss|ms|us|ff[1-6]|y,yyy|iyyy|iyy|iy|y{1,4}|i?ddd"
              + "|dd|id|d|ww|iw|w|q|mm|cc|j)");

  /** How a format ends that has digits of the second, as many as there are. */
  private static final Pattern FRACTION = Pattern.compile("(?i)(ms|us|ff[1-6])$");

  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

  private static final LoadingCache<String, CompiledDateTimeFormat> FORMATS =
      CacheBuilder.newBuilder()
          .maximumSize(1_000)
          .build(CacheLoader.from(PostgresqlDateTimeFormatter::compilePattern));

  private TimeFormats() {}

  /** The time, in milliseconds since 1970, in a format of PostgreSQL's. */
  public static String toChar(long time, String format) {
    ZonedDateTime utc = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC);
    StringBuilder text = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    Matcher part = PART.matcher(format);
    while (part.find()) {
      if (part.group("text") == null) {
        part.appendReplacement(plain, Matcher.quoteReplacement(known(part)));
      } else {
        part.appendReplacement(plain, "");
        append(text, plain, utc).append(part.group("text"));
      }
    }
    part.appendTail(plain);
    return append(text, plain, utc).toString();
  }

  private static StringBuilder append(
      StringBuilder text, StringBuilder format, ZonedDateTime time) {
    text.append(FORMATS.getUnchecked(format.toString()).formatDateTime(time, Locale.ENGLISH));
    format.setLength(0);
    return text;
  }

  private static String known(Matcher part) {
    String name = part.group();
    return part.group("number") == null ? name : name.toUpperCase(Locale.ROOT);
  }

  /** The day, counted from 1970, that the text names. */
  public static int toDate(String text, String format) {
    return (int) Math.floorDiv(toTimestamp(text, format), TimeUnit.DAYS.toMillis(1));
  }

  /** The time, in milliseconds since 1970, that the text names. */
  public static long toTimestamp(String text, String format) {
    Matcher fraction = FRACTION.matcher(format);
    boolean hasFraction = fraction.find();
    SimpleDateFormat parser = parser(hasFraction ? fraction.replaceFirst("") : format);
    parser.setTimeZone(TimeZone.getTimeZone("UTC"));
    parser.setLenient(false);
    ParsePosition end = new ParsePosition(0);
    Date time = parser.parse(text, end);
    String rest = text.substring(end.getIndex());
    if (time == null || !(hasFraction ? DIGITS.matcher(rest).matches() : rest.isEmpty())) {
      throw new ZoomImFailure(
          Kind.BAD_DATETIME,
          "Cannot convert '"
              + DataFailures.shortened(text)
              + "' to a time by the format '"
              + DataFailures.shortened(format)
              + "'");
    }
    return time.getTime() + (hasFraction ? Integer.parseInt((rest + "00").substring(0, 3)) : 0);
  }

  private static SimpleDateFormat parser(String format) {
    try {
      return new SimpleDateFormat(pattern(format), Locale.ENGLISH);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new ZoomImFailure(
          Kind.BAD_DATETIME,
          "TO_DATE and TO_TIMESTAMP cannot read a time by the format '"
              + DataFailures.shortened(format)
              + "'",
          e);
    }
  }

  private static String pattern(String format) {
    StringBuilder pattern = new StringBuilder();
    Matcher part = PART.matcher(format);
    while (part.find()) {
      part.appendReplacement(pattern, "");
      if (part.group("text") != null) {
        pattern.append('\'').append(part.group("text").replace("'", "''")).append('\'');
      } else if (part.group("half") != null) {
        pattern.append('a');
      } else {
        StringBuilder letters = new StringBuilder();
        FormatModels.POSTGRESQL.parse(known(part)).forEach(element -> element.toPattern(letters));
        // Two digits, where another number follows at once.
        pattern.append(letters).append("Hhms".contains(letters) ? letters : "");
      }
    }
    return part.appendTail(pattern).toString();
  }
}
