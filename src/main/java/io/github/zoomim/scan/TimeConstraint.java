package io.github.zoomim.scan;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import org.jspecify.annotations.Nullable;

/**
 * Which values of {@code last_message_sent_time} can satisfy a predicate: never too few, for the
 * predicate itself is applied again above the scan.
 *
 * @param times milliseconds since 1970-01-01T00:00Z
 * @param nulls whether a session without a time can satisfy it; nobody knows which window returns
 *     such a session, so this asks for the whole history
 */
public record TimeConstraint(ImmutableRangeSet<Long> times, boolean nulls) {
  /** No constraint at all. */
  public static final TimeConstraint ANYTHING =
      new TimeConstraint(ImmutableRangeSet.of(Range.all()), true);

  /** A contradiction. */
  public static final TimeConstraint NOTHING = new TimeConstraint(ImmutableRangeSet.of(), false);

  /** One range of times, without NULL. */
  public static TimeConstraint of(Range<Long> times) {
    return new TimeConstraint(ImmutableRangeSet.of(times), false);
  }

  /** What satisfies both. */
  public TimeConstraint and(TimeConstraint other) {
    return new TimeConstraint(times.intersection(other.times), nulls && other.nulls);
  }

  /** What satisfies either. */
  public TimeConstraint or(TimeConstraint other) {
    return new TimeConstraint(times.union(other.times), nulls || other.nulls);
  }

  /** Whether a session with this time, or none, can satisfy the predicate. */
  public boolean admits(@Nullable Long time) {
    return time == null ? nulls : times.contains(time);
  }
}
