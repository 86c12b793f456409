package io.github.zoomim.sql.time;

import com.google.common.primitives.Ints;
import java.util.function.BinaryOperator;
import org.apache.calcite.avatica.util.DateTimeUtils;

/**
 * Sums and differences of months, by the engine's own functions. They don't increase with the time
 * throughout: a month before the 29th, 30th and 31st of March is the 28th of February, each at the
 * same time of day. Within one day they do, and so do the sums of midnights.
 */
final class MonthArithmetic {
  private MonthArithmetic() {}

  /** A time plus a number of months. */
  static BinaryOperator<Interval> sum(boolean isDate) {
    return (times, months) -> {
      int least = Ints.saturatedCast(months.first());
      int most = Ints.saturatedCast(months.last());
      if (isDate) {
        return Interval.of(
            DateTimeUtils.addMonths(Ints.saturatedCast(times.first()), least),
            DateTimeUtils.addMonths(Ints.saturatedCast(times.last()), most));
      }
      long low = DateTimeUtils.addMonths(times.first(), least);
      long high = DateTimeUtils.addMonths(times.last(), most);
      if (isOneDay(times)) {
        return Interval.of(low, high);
      }
      long secondDay = TimeUnits.startOfDay(TimeUnits.day(times.first()) + 1);
      long lastDay = TimeUnits.startOfDay(TimeUnits.day(times.last()));
      return Interval.of(
          Math.min(low, DateTimeUtils.addMonths(secondDay, least)),
          Math.max(high, DateTimeUtils.addMonths(lastDay - 1, most)));
    };
  }

  /** The months between two times. */
  static BinaryOperator<Interval> difference(boolean isDate) {
    return (a, b) -> {
      long low = isDate ? ofDates(a.first(), b.last()) : ofTimes(a.first(), b.last());
      long high = isDate ? ofDates(a.last(), b.first()) : ofTimes(a.last(), b.first());
      boolean isExact = isDate ? a.isSingle() && b.isSingle() : isOneDay(a) && isOneDay(b);
      return isExact ? Interval.of(low, high) : Interval.of(low - 1, high + 1);
    };
  }

  private static int ofDates(long a, long b) {
    return DateTimeUtils.subtractMonths(Ints.saturatedCast(a), Ints.saturatedCast(b));
  }

  private static int ofTimes(long a, long b) {
    return DateTimeUtils.subtractMonths(a, b);
  }

  private static boolean isOneDay(Interval times) {
    return TimeUnits.day(times.first()) == TimeUnits.day(times.last());
  }
}
