package io.github.zoomim.sql.time;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.runtime.SqlFunctions;
import org.jspecify.annotations.Nullable;

/**
 * Units of time, computed by the engine's own functions: a time rounded to one, and the number that
 * a time or an interval has in one, as EXTRACT gives it.
 */
final class TimeUnits {
  static final long DAY = DateTimeUtils.MILLIS_PER_DAY;
  private static final long HOUR = DateTimeUtils.MILLIS_PER_HOUR;
  private static final long MINUTE = DateTimeUtils.MILLIS_PER_MINUTE;
  private static final long SECOND = DateTimeUtils.MILLIS_PER_SECOND;
  private static final int MONTHS = 12;

  /** Up to this many values, a function that is not monotone is computed for each. */
  private static final int FEW = 4;

  private TimeUnits() {}

  static long startOfDay(long day) {
    return LongMath.saturatedMultiply(day, DAY);
  }

  static long day(long time) {
    return Math.floorDiv(time, DAY);
  }

  /** A timestamp rounded down or up, which is increasing; null for a unit that isn't known. */
  static @Nullable LongUnaryOperator rounding(TimeUnitRange unit, boolean up) {
    long length =
        switch (unit) {
          case MILLISECOND -> 1;
          case SECOND -> SECOND;
          case MINUTE -> MINUTE;
          case HOUR -> HOUR;
          default -> 0;
        };
    if (length > 0) {
      return up ? t -> SqlFunctions.ceil(t, length) : t -> SqlFunctions.floor(t, length);
    }
    LongUnaryOperator ofDay = dateRounding(unit, up);
    return ofDay == null
        ? null
        : t -> startOfDay(ofDay.applyAsLong(day(up ? SqlFunctions.ceil(t, DAY) : t)));
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

  /** The number that values of the kind have; null for a unit that isn't known. */
  static @Nullable Function<Interval, List<Interval>> part(TimeUnitRange unit, Kind kind) {
    return switch (kind) {
      case TIMESTAMP -> timestampPart(unit);
      case DATE -> datePart(unit);
      case MONTHS ->
          switch (unit) {
            case YEAR -> months -> List.of(months.map(number -> number / MONTHS));
            case MONTH -> months -> remainder(months, MONTHS, 1);
            default -> null;
          };
      case MILLISECONDS ->
          switch (unit) {
            case DAY -> length -> List.of(length.map(number -> number / DAY));
            case HOUR -> length -> remainder(length, DAY, HOUR);
            case MINUTE -> length -> remainder(length, HOUR, MINUTE);
            case SECOND -> length -> remainder(length, MINUTE, SECOND);
            case MILLISECOND -> length -> remainder(length, MINUTE, 1);
            case EPOCH -> length -> List.of(length.map(number -> number / SECOND));
            default -> null;
          };
      default -> null;
    };
  }

  private static @Nullable Function<Interval, List<Interval>> timestampPart(TimeUnitRange unit) {
    return switch (unit) {
      case HOUR -> times -> clock(times, DAY, HOUR);
      case MINUTE -> times -> clock(times, HOUR, MINUTE);
      case SECOND -> times -> clock(times, MINUTE, SECOND);
      case MILLISECOND -> times -> clock(times, MINUTE, 1);
      case EPOCH -> times -> List.of(times.map(t -> t / SECOND));
      default -> {
        Function<Interval, List<Interval>> ofDay = datePart(unit);
        yield ofDay == null ? null : times -> ofDay.apply(times.map(TimeUnits::day));
      }
    };
  }

  private static @Nullable Function<Interval, List<Interval>> datePart(TimeUnitRange unit) {
    LongUnaryOperator number = day -> DateTimeUtils.unixDateExtract(unit, day);
    return switch (unit) {
      case YEAR, ISOYEAR, DECADE, CENTURY, MILLENNIUM -> days -> List.of(days.map(number));
      case QUARTER -> days -> each(days, number, Interval.of(1, 4));
      case MONTH -> days -> each(days, number, Interval.of(1, 12));
      case DOY -> days -> each(days, number, Interval.of(1, 366));
      case WEEK -> days -> each(days, number, Interval.of(1, 53));
      case DAY -> days -> each(days, number, Interval.of(1, 31));
      case DOW, ISODOW -> days -> each(days, number, Interval.of(1, 7));
      case EPOCH -> days -> List.of(days.map(day -> day * (DAY / SECOND)));
      default -> null;
    };
  }

  /** The values of a function: of each number where these are few, otherwise all that it has. */
  private static List<Interval> each(Interval numbers, LongUnaryOperator function, Interval all) {
    if (!numbers.isNear() || numbers.last() - numbers.first() >= FEW) {
      return List.of(all);
    }
    List<Interval> values = new ArrayList<>(FEW);
    for (long number = numbers.first(); number <= numbers.last(); number++) {
      long value = function.applyAsLong(number);
      values.add(Interval.of(value, value));
    }
    return values;
  }

  /** What a clock shows that begins again after each period. */
  private static List<Interval> clock(Interval times, long period, long unit) {
    if (!times.isNear()) {
      return List.of(Interval.of(0, period / unit - 1));
    }
    LongUnaryOperator shown = t -> Math.floorMod(t, period) / unit;
    long periods = Math.floorDiv(times.last(), period) - Math.floorDiv(times.first(), period);
    if (periods == 0) {
      return List.of(times.map(shown));
    }
    return periods == 1
        ? List.of(
            Interval.of(shown.applyAsLong(times.first()), period / unit - 1),
            Interval.of(0, shown.applyAsLong(times.last())))
        : List.of(Interval.of(0, period / unit - 1));
  }

  /** What is left of numbers, in a unit and with their sign, when periods are taken out. */
  static List<Interval> remainder(Interval numbers, long period, long unit) {
    if (!numbers.isNear()) {
      return List.of(Interval.of(1 - period / unit, period / unit - 1));
    }
    List<Interval> left = new ArrayList<>();
    if (numbers.last() >= 0) {
      left.addAll(clock(Interval.of(Math.max(0, numbers.first()), numbers.last()), period, unit));
    }
    if (numbers.first() < 0) {
      Interval lengths = Interval.of(Math.max(0, -numbers.last()), -numbers.first());
      clock(lengths, period, unit).forEach(length -> left.add(length.negate()));
    }
    return left;
  }
}
