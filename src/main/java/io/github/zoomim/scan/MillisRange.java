package io.github.zoomim.scan;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import org.jspecify.annotations.Nullable;

/** A range of whole milliseconds since 1970-01-01T00:00Z, both ends inclusive, never empty. */
record MillisRange(long first, long last) {
  static final MillisRange ALL = new MillisRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /**
   * The same times as whole milliseconds; null where no whole millisecond lies between the ends.
   */
  static @Nullable MillisRange of(Range<Long> range) {
    long first = Long.MIN_VALUE;
    long last = Long.MAX_VALUE;
    if (range.hasLowerBound()) {
      first = range.lowerEndpoint();
      if (range.lowerBoundType() == BoundType.OPEN) {
        if (first == Long.MAX_VALUE) {
          return null;
        }
        first++;
      }
    }
    if (range.hasUpperBound()) {
      last = range.upperEndpoint();
      if (range.upperBoundType() == BoundType.OPEN) {
        if (last == Long.MIN_VALUE) {
          return null;
        }
        last--;
      }
    }
    return first > last ? null : new MillisRange(first, last);
  }
}
