package io.github.zoomim.sql;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A number that a whole day has: its year, month, day of the week ({@code EXTRACT}, {@code
 * YEAR(t)}). Which days have it is found by looking at each, with the engine's own function; the
 * days before and after those looked at are always admitted.
 */
record TimePart(TimeUnitRange unit) implements TimeView {
  private static final int FIRST_DAY = Math.toIntExact(LocalDate.of(1990, 1, 1).toEpochDay());
  private static final int LAST_DAY = Math.toIntExact(LocalDate.of(2100, 12, 31).toEpochDay());

  private static final Range<Long> EARLIER_YEARS = Range.lessThan(1990L);
  private static final Range<Long> LATER_YEARS = Range.greaterThan(2100L);

  /** Whether the unit is a number that a whole day has. */
  static boolean supports(TimeUnitRange unit) {
    return switch (unit) {
      case YEAR, QUARTER, MONTH, DAY, DOW, ISODOW, DOY, WEEK, ISOYEAR -> true;
      default -> false;
    };
  }

  @Override
  public ImmutableRangeSet<Long> preimage(Range<Long> values) {
    RangeSet<Long> times = TreeRangeSet.create();
    if (mayMeet(values, EARLIER_YEARS)) {
      times.add(Range.lessThan(millis(FIRST_DAY)));
    }
    if (mayMeet(values, LATER_YEARS)) {
      times.add(Range.atLeast(millis(LAST_DAY + 1)));
    }
    for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
      if (values.contains(DateTimeUtils.unixDateExtract(unit, day))) {
        times.add(Range.closedOpen(millis(day), millis(day + 1)));
      }
    }
    return ImmutableRangeSet.copyOf(times);
  }

  /** Years outside of those looked at have just the numbers that are outside; others may recur. */
  private boolean mayMeet(Range<Long> values, Range<Long> years) {
    return unit != TimeUnitRange.YEAR || values.isConnected(years);
  }

  @Override
  public boolean comparesWith(RelDataType type) {
    return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
  }

  @Override
  public @Nullable Long value(@Nullable Object constant) {
    return constant == null ? null : (Long) ((Number) constant).longValue();
  }

  private static long millis(int day) {
    return TimeUnit.DAYS.toMillis(day);
  }
}
