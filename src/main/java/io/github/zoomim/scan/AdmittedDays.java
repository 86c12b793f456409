package io.github.zoomim.scan;

import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * The days that a constraint asks for: those in which some admitted millisecond falls, and all of
 * them where it admits sessions without a time.
 */
final class AdmittedDays {
  private final TimeConstraint constraint;
  private final ZoneId zone;

  AdmittedDays(TimeConstraint constraint, ZoneId zone) {
    this.constraint = constraint;
    this.zone = zone;
  }

  /** The admitted days of an inclusive span, as runs with gaps between them, oldest first. */
  List<DayRun> within(LocalDate oldest, LocalDate newest) {
    if (newest.isBefore(oldest)) {
      return List.of();
    }
    if (constraint.nulls()) {
      return List.of(new DayRun(oldest, newest));
    }
    TreeRangeSet<LocalDate> days = TreeRangeSet.create();
    for (Range<Long> times : constraint.times().asRanges()) {
      MillisRange millis = MillisRange.of(times);
      if (millis != null) {
        // Half-open, so that neighbouring days grow together.
        days.add(Range.closedOpen(firstDay(millis), lastDay(millis).plusDays(1)));
      }
    }
    return days.subRangeSet(Range.closedOpen(oldest, newest.plusDays(1))).asRanges().stream()
        .map(run -> new DayRun(run.lowerEndpoint(), run.upperEndpoint().minusDays(1)))
        .toList();
  }

  /**
   * The earliest day of the range. It need not be the day of its first millisecond: where a zone's
   * clocks go back over midnight, an earlier day comes after a later one.
   */
  private LocalDate firstDay(MillisRange millis) {
    LocalDate first = day(Instant.ofEpochMilli(millis.first()));
    ZoneOffsetTransition next =
        zone.getRules().nextTransition(Instant.ofEpochMilli(millis.first()));
    if (next == null || next.getInstant().isAfter(Instant.ofEpochMilli(millis.last()))) {
      return first;
    }
    LocalDate after = day(next.getInstant());
    return after.isBefore(first) ? after : first;
  }

  /** The latest day of the range, with the same care. */
  private LocalDate lastDay(MillisRange millis) {
    Instant end = Instant.ofEpochMilli(millis.last());
    LocalDate last = day(end);
    ZoneOffsetTransition previous = zone.getRules().previousTransition(end.plusMillis(1));
    if (previous == null || !previous.getInstant().isAfter(Instant.ofEpochMilli(millis.first()))) {
      return last;
    }
    LocalDate before = day(previous.getInstant().minusMillis(1));
    return before.isAfter(last) ? before : last;
  }

  /** Every long is a day within the range of LocalDate: its years end near 292 million. */
  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
