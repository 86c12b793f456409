package io.github.zoomim.sql;

import io.github.zoomim.sql.Outcome.Alternative;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.runtime.SqlFunctions;
import org.jspecify.annotations.Nullable;

/**
 * Units of time, computed by the engine's own functions: a time rounded to one, and the number that
 * a time has in one.
 */
final class TimeUnits {
  static final long DAY = DateTimeUtils.MILLIS_PER_DAY;
  private static final long HOUR = DateTimeUtils.MILLIS_PER_HOUR;
  private static final long MINUTE = DateTimeUtils.MILLIS_PER_MINUTE;
  private static final long SECOND = DateTimeUtils.MILLIS_PER_SECOND;

  private TimeUnits() {}

  /** A timestamp rounded down or up, which is increasing; null for a unit that isn't known. */
  static @Nullable LongUnaryOperator rounding(TimeUnitRange unit, boolean up) {
    long length =
        switch (unit) {
          case MILLISECOND -> 1;
          case SECOND -> SECOND;
          case MINUTE -> MINUTE;
          case HOUR -> HOUR;
          case DAY -> DAY;
          default -> 0;
        };
    if (length > 0) {
      return up ? t -> SqlFunctions.ceil(t, length) : t -> SqlFunctions.floor(t, length);
    }
    return switch (unit) {
      case WEEK, MONTH, QUARTER, YEAR, DECADE, CENTURY, MILLENNIUM ->
          up
              ? t -> DateTimeUtils.unixTimestampCeil(unit, SqlFunctions.ceil(t, DAY))
              : t -> DateTimeUtils.unixTimestampFloor(unit, SqlFunctions.floor(t, DAY));
      default -> null;
    };
  }

  /** The same for a date. */
  static @Nullable LongUnaryOperator dateRounding(TimeUnitRange unit, boolean up) {
    return switch (unit) {
      case DAY -> LongUnaryOperator.identity();
      case WEEK, MONTH, QUARTER, YEAR, DECADE, CENTURY, MILLENNIUM ->
          up
              ? day -> DateTimeUtils.unixDateCeil(unit, day)
              : day -> DateTimeUtils.unixDateFloor(unit, day);
      default -> null;
    };
  }

  /** The number that a timestamp has; null for a unit that isn't known. */
  static @Nullable UnaryOperator<Alternative> part(TimeUnitRange unit) {
    return switch (unit) {
      case HOUR -> part(t -> Math.floorMod(t, DAY) / HOUR, t -> Math.floorDiv(t, DAY), 0, 23);
      case MINUTE -> part(t -> Math.floorMod(t, HOUR) / MINUTE, t -> Math.floorDiv(t, HOUR), 0, 59);
      case SECOND ->
          part(t -> Math.floorMod(t, MINUTE) / SECOND, t -> Math.floorDiv(t, MINUTE), 0, 59);
      case MILLISECOND ->
          part(t -> Math.floorMod(t, MINUTE), t -> Math.floorDiv(t, MINUTE), 0, 59_999);
      case EPOCH -> times -> times.map(t -> t / SECOND);
      default -> {
        UnaryOperator<Alternative> ofDay = datePart(unit);
        yield ofDay == null ? null : times -> ofDay.apply(times.map(t -> Math.floorDiv(t, DAY)));
      }
    };
  }

  /** The number that a date has; null for a unit that isn't known. */
  static @Nullable UnaryOperator<Alternative> datePart(TimeUnitRange unit) {
    return switch (unit) {
      case YEAR, ISOYEAR, DECADE, CENTURY, MILLENNIUM -> days -> days.map(of(unit));
      case QUARTER -> part(of(unit), of(TimeUnitRange.YEAR), 1, 4);
      case MONTH -> part(of(unit), of(TimeUnitRange.YEAR), 1, 12);
      case DOY -> part(of(unit), of(TimeUnitRange.YEAR), 1, 366);
      case WEEK -> part(of(unit), of(TimeUnitRange.ISOYEAR), 1, 53);
      case DAY ->
          part(of(unit), day -> DateTimeUtils.unixDateFloor(TimeUnitRange.MONTH, day), 1, 31);
      // 1970-01-01 was a Thursday.
      case DOW -> part(of(unit), day -> Math.floorDiv(day + 4, 7), 1, 7);
      case ISODOW -> part(of(unit), day -> Math.floorDiv(day + 3, 7), 1, 7);
      case EPOCH -> days -> days.map(day -> day * (DAY / SECOND));
      default -> null;
    };
  }

  private static LongUnaryOperator of(TimeUnitRange unit) {
    return day -> DateTimeUtils.unixDateExtract(unit, day);
  }

  /** A number that increases within a period and starts again with the next one. */
  private static UnaryOperator<Alternative> part(
      LongUnaryOperator number, LongUnaryOperator period, long least, long most) {
    return times ->
        period.applyAsLong(times.low()) == period.applyAsLong(times.high())
            ? times.map(number)
            : new Alternative(least, most, false, times.chance());
  }

  /** What is left of numbers, with their sign, when a divisor is taken out as often as it goes. */
  static Alternative remainder(Alternative numbers, long divisor) {
    if (numbers.low() / divisor == numbers.high() / divisor) {
      return numbers.map(number -> number % divisor);
    }
    return new Alternative(
        numbers.low() < 0 ? 1 - divisor : 0,
        numbers.high() > 0 ? divisor - 1 : 0,
        false,
        numbers.chance());
  }
}
