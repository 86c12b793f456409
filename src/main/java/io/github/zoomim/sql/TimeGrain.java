package io.github.zoomim.sql;

import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.SqlFunctions;
import org.jspecify.annotations.Nullable;

/**
 * How finely a predicate looks at the time: exactly, or rounded down to the start of its day, month
 * and so on ({@code FLOOR(t TO MONTH)}, {@code CAST(t AS DATE)}). Rounding down is monotone, so a
 * range of rounded times is a range of times.
 *
 * @param unit what it rounds down to; null for the time itself
 */
record TimeGrain(@Nullable TimeUnitRange unit) implements TimeView {
  /** The time itself. */
  static final TimeGrain EXACT = new TimeGrain(null);

  /** The day. */
  static final TimeGrain DAY = new TimeGrain(TimeUnitRange.DAY);

  /** Whether the engine's FLOOR to this unit is one that can be turned round. */
  static boolean supports(TimeUnitRange unit) {
    return switch (unit) {
      case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND -> true;
      default -> false;
    };
  }

  @Override
  public boolean comparesWith(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case TIMESTAMP, DATE, NULL -> true;
      default -> false;
    };
  }

  /** In milliseconds: the engine's timestamp is a Long of them, its date an Integer of days. */
  @Override
  public @Nullable Long value(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    return value instanceof Integer day
        ? TimeUnit.DAYS.toMillis(day)
        : ((Number) value).longValue();
  }

  /** The times that this grain rounds into the range. */
  @Override
  public ImmutableRangeSet<Long> preimage(Range<Long> rounded) {
    return ImmutableRangeSet.of(unit == null ? rounded : rounding(rounded));
  }

  private Range<Long> rounding(Range<Long> rounded) {
    Range<Long> times = Range.all();
    if (rounded.hasLowerBound()) {
      long lower = rounded.lowerEndpoint();
      boolean open = rounded.lowerBoundType() == BoundType.OPEN;
      times = Range.atLeast(firstReaching(open ? lower + 1 : lower));
    }
    if (rounded.hasUpperBound()) {
      long upper = rounded.upperEndpoint();
      boolean open = rounded.upperBoundType() == BoundType.OPEN;
      long end = firstReaching(open ? upper : upper + 1);
      // Bounds that cross admit nothing: the rounded value lies between two grains.
      times =
          times.hasLowerBound() && times.lowerEndpoint() >= end
              ? Range.closedOpen(end, end)
              : times.intersection(Range.lessThan(end));
    }
    return times;
  }

  /** The first millisecond that rounds down to this one or later. */
  private long firstReaching(long millis) {
    return switch (Objects.requireNonNull(unit)) {
      case DAY -> SqlFunctions.ceil(millis, DateTimeUtils.MILLIS_PER_DAY);
      case HOUR -> SqlFunctions.ceil(millis, DateTimeUtils.MILLIS_PER_HOUR);
      case MINUTE -> SqlFunctions.ceil(millis, DateTimeUtils.MILLIS_PER_MINUTE);
      case SECOND -> SqlFunctions.ceil(millis, DateTimeUtils.MILLIS_PER_SECOND);
      default -> firstReaching(unit, millis);
    };
  }

  /**
   * For units of days and more. The engine's own ceiling overlooks the time of day, so ask by day.
   */
  private static long firstReaching(TimeUnitRange unit, long millis) {
    if (DateTimeUtils.unixTimestampFloor(unit, millis) == millis) {
      return millis;
    }
    long day = SqlFunctions.floor(millis, DateTimeUtils.MILLIS_PER_DAY);
    return DateTimeUtils.unixTimestampCeil(unit, day + DateTimeUtils.MILLIS_PER_DAY);
  }
}
