package io.github.zoomim.sql;

import com.google.common.primitives.Ints;
import io.github.zoomim.sql.Outcome.Alternative;
import java.util.function.BiFunction;
import org.apache.calcite.avatica.util.DateTimeUtils;

/**
 * Sums and differences of months, by the engine's own functions. They don't increase with the time
 * throughout: a month before the 29th, 30th and 31st of March is the 28th of February, each at the
 * same time of day. Within one day they do, so longer spans are widened to whole days.
 */
final class MonthArithmetic {
  private MonthArithmetic() {}

  /** A time and so many months. */
  static BiFunction<Alternative, Alternative, Alternative> sum(boolean isDate, int sign) {
    return (times, months) -> {
      int least = Ints.saturatedCast(sign * (sign > 0 ? months.low() : months.high()));
      int most = Ints.saturatedCast(sign * (sign > 0 ? months.high() : months.low()));
      if (isDate) {
        return new Alternative(
            DateTimeUtils.addMonths(Ints.saturatedCast(times.low()), least),
            DateTimeUtils.addMonths(Ints.saturatedCast(times.high()), most),
            false,
            times.chance());
      }
      long low = DateTimeUtils.addMonths(times.low(), least);
      long high = DateTimeUtils.addMonths(times.high(), most);
      return isOneDay(times)
          ? new Alternative(low, high, false, times.chance())
          : new Alternative(
              day(low) * TimeUnits.DAY, (day(high) + 1) * TimeUnits.DAY - 1, false, times.chance());
    };
  }

  /** The months between two times. */
  static BiFunction<Alternative, Alternative, Alternative> difference(boolean isDate) {
    return (a, b) -> {
      long low = isDate ? ofDates(a.low(), b.high()) : ofTimes(a.low(), b.high());
      long high = isDate ? ofDates(a.high(), b.low()) : ofTimes(a.high(), b.low());
      boolean isExact =
          isDate ? a.low() == a.high() && b.low() == b.high() : isOneDay(a) && isOneDay(b);
      return isExact
          ? new Alternative(low, high, false, a.chance())
          : new Alternative(low - 1, high + 1, false, a.chance());
    };
  }

  private static int ofDates(long a, long b) {
    return DateTimeUtils.subtractMonths(Ints.saturatedCast(a), Ints.saturatedCast(b));
  }

  private static int ofTimes(long a, long b) {
    return DateTimeUtils.subtractMonths(a, b);
  }

  private static boolean isOneDay(Alternative times) {
    return day(times.low()) == day(times.high());
  }

  private static long day(long time) {
    return Math.floorDiv(time, TimeUnits.DAY);
  }
}
