package io.github.zoomim.sql;

import io.github.zoomim.sql.Outcome.Alternative;
import java.util.function.UnaryOperator;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The number that an interval has in a unit, as EXTRACT gives it: with the interval's sign. */
final class IntervalParts {
  private static final int MONTHS = 12;

  private IntervalParts() {}

  /** A function of intervals of the type; null for a unit that they don't have. */
  static @Nullable UnaryOperator<Alternative> of(TimeUnitRange unit, SqlTypeName type) {
    if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(type)) {
      return switch (unit) {
        case YEAR -> interval -> interval.map(months -> months / MONTHS);
        case MONTH -> interval -> TimeUnits.remainder(interval, MONTHS);
        default -> null;
      };
    }
    if (!SqlTypeName.DAY_INTERVAL_TYPES.contains(type)) {
      return null;
    }
    return switch (unit) {
      case DAY -> part(Long.MAX_VALUE, DateTimeUtils.MILLIS_PER_DAY);
      case HOUR -> part(DateTimeUtils.MILLIS_PER_DAY, DateTimeUtils.MILLIS_PER_HOUR);
      case MINUTE -> part(DateTimeUtils.MILLIS_PER_HOUR, DateTimeUtils.MILLIS_PER_MINUTE);
      case SECOND -> part(DateTimeUtils.MILLIS_PER_MINUTE, DateTimeUtils.MILLIS_PER_SECOND);
      case MILLISECOND -> part(DateTimeUtils.MILLIS_PER_MINUTE, 1);
      case EPOCH -> part(Long.MAX_VALUE, DateTimeUtils.MILLIS_PER_SECOND);
      default -> null;
    };
  }

  private static UnaryOperator<Alternative> part(long whole, long unit) {
    return interval -> TimeUnits.remainder(interval, whole).map(length -> length / unit);
  }
}
