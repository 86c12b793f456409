package io.github.zoomim.sql.type;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * Values between the engine's form (a timestamp is a Long of milliseconds, a date an Integer of
 * days) and the classes that {@code RowCursor} names.
 */
public final class EngineValues {
  private EngineValues() {}

  /** A value of a result, of the class that {@code RowCursor} names for its type. */
  public static @Nullable Object fromEngine(@Nullable Object value, RelDataType type) {
    if (value == null) {
      return null;
    }
    return switch (type.getSqlTypeName()) {
      case DATE -> LocalDate.ofEpochDay(((Number) value).longValue());
      case TIME -> LocalTime.ofNanoOfDay(millis(value) * 1_000_000);
      case TIMESTAMP ->
          // Not by an Instant: that looks up the rules of UTC for each value.
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(millis(value), 1000),
              (int) Math.floorMod(millis(value), 1000L) * 1_000_000,
              ZoneOffset.UTC);
      case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH ->
          Period.ofMonths(((Number) value).intValue()).normalized();
      case INTERVAL_DAY,
          INTERVAL_DAY_HOUR,
          INTERVAL_DAY_MINUTE,
          INTERVAL_DAY_SECOND,
          INTERVAL_HOUR,
          INTERVAL_HOUR_MINUTE,
          INTERVAL_HOUR_SECOND,
          INTERVAL_MINUTE,
          INTERVAL_MINUTE_SECOND,
          INTERVAL_SECOND ->
          Duration.ofMillis(millis(value));
      case BINARY, VARBINARY -> value instanceof ByteString bytes ? bytes.getBytes() : value;
      case ARRAY, MULTISET -> elements(value, type.getComponentType());
      case TINYINT -> ((Number) value).byteValue();
      case SMALLINT -> ((Number) value).shortValue();
      case INTEGER -> ((Number) value).intValue();
      case BIGINT -> ((Number) value).longValue();
      case REAL -> ((Number) value).floatValue();
      case FLOAT, DOUBLE -> ((Number) value).doubleValue();
      case DECIMAL ->
          value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
      case BOOLEAN -> value;
      default -> value instanceof Number ? value : value.toString();
    };
  }

  /** A parameter's value in the engine's form. */
  public static @Nullable Object toEngine(@Nullable Object value) {
    if (value instanceof LocalDateTime timestamp) {
      return timestamp.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
    if (value instanceof LocalDate date) {
      return Math.toIntExact(date.toEpochDay());
    }
    if (value instanceof LocalTime time) {
      return Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(time.toNanoOfDay()));
    }
    if (value instanceof Duration duration) {
      return duration.toMillis();
    }
    if (value instanceof Period period) {
      return Math.toIntExact(period.toTotalMonths());
    }
    if (value instanceof byte[] bytes) {
      return new ByteString(bytes);
    }
    return value;
  }

  private static long millis(Object value) {
    return ((Number) value).longValue();
  }

  private static List<@Nullable Object> elements(Object value, @Nullable RelDataType type) {
    List<?> all = value instanceof List<?> list ? list : Arrays.asList((Object[]) value);
    List<@Nullable Object> elements = new ArrayList<>(all.size());
    for (Object element : all) {
      elements.add(type == null ? element : fromEngine(element, type));
    }
    return elements;
  }
}
