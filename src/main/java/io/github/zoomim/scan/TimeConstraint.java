package io.github.zoomim.scan;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values of {@code last_message_sent_time} can satisfy a predicate: never too few, for the
 * predicate itself is applied again above the scan.
 *
 * @param days in the zone in which the API counts them; ranges with both ends are half-open
 * @param nulls whether a session without a time can satisfy it; nobody knows which window returns
 *     such a session, so this asks for the whole history
 */
public record TimeConstraint(ImmutableRangeSet<LocalDate> days, boolean nulls) {
  /** No constraint at all. */
  public static final TimeConstraint ANYTHING =
      new TimeConstraint(ImmutableRangeSet.of(Range.all()), true);

  /** A contradiction. */
  public static final TimeConstraint NOTHING = new TimeConstraint(ImmutableRangeSet.of(), false);

  /** What satisfies either. */
  public TimeConstraint or(TimeConstraint other) {
    return new TimeConstraint(days.union(other.days), nulls || other.nulls);
  }

  /** Whether a session with this time, or none, can satisfy the predicate. */
  boolean admits(@Nullable Long time, ZoneId zone) {
    return time == null
        ? nulls
        : days.contains(LocalDate.ofInstant(Instant.ofEpochMilli(time), zone));
  }

  /** Whether it excludes any day. */
  boolean excludesDays() {
    return !days.encloses(Range.all());
  }

  /** The days to ask for among those of an inclusive span, as runs with gaps, oldest first. */
  List<DayRun> within(LocalDate oldest, LocalDate newest) {
    if (newest.isBefore(oldest)) {
      return List.of();
    }
    if (nulls) {
      return List.of(new DayRun(oldest, newest));
    }
    return days.subRangeSet(Range.closedOpen(oldest, newest.plusDays(1))).asRanges().stream()
        .map(run -> new DayRun(run.lowerEndpoint(), run.upperEndpoint().minusDays(1)))
        .toList();
  }
}
