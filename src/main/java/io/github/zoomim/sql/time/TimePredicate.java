package io.github.zoomim.sql.time;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.github.zoomim.scan.History;
import io.github.zoomim.scan.TimeConstraint;
import io.github.zoomim.sql.time.TimeExpression.Given;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * What a predicate says of the time column, with gaps where values are only known at execution: a
 * parameter, CURRENT_TIMESTAMP. It may admit more than the predicate does, never less.
 *
 * <p>Zoom can be asked for days only, so the predicate is asked once for each day whether it can be
 * true at a time of it. Each function in it then has to know no more than its values within a day.
 */
public final class TimePredicate {
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /** A scan that lasts until the days after these asks for all of them or for none. */
  private static final int DAYS_AHEAD = 7;

  /** Tells one month of a year from those that Zoom serves no longer. */
  private static final int YEARS_BACK = 1;

  /** That of a scan without a condition. */
  public static final TimePredicate NONE = new TimePredicate(TimeExpression.ANY, List.of());

  private final TimeExpression predicate;
  private final List<RexNode> constants;

  private TimePredicate(TimeExpression predicate, List<RexNode> constants) {
    this.predicate = predicate;
    this.constants = constants;
  }

  /**
   * Reads a condition.
   *
   * @param condition null for none
   * @param timeColumn which column of the rows is the time
   */
  public static TimePredicate of(
      @Nullable RexNode condition, int timeColumn, RexBuilder rexBuilder) {
    ExpressionReader reader = new ExpressionReader(timeColumn, rexBuilder);
    TimeExpression predicate = condition == null ? TimeExpression.ANY : reader.read(condition);
    return new TimePredicate(predicate, reader.constants());
  }

  /** What its gaps are filled with, to be evaluated at execution. */
  public List<RexNode> constants() {
    return constants;
  }

  /** Whether it admits all times whatever its constants are, for other columns can make it true. */
  public boolean saysNothing() {
    return canBeTrue(ValueSet.EMPTY, null);
  }

  /**
   * The days that can hold a row for which it is true.
   *
   * @param values of its constants
   */
  public TimeConstraint days(List<? extends @Nullable Object> values, History history) {
    if (saysNothing()) {
      return TimeConstraint.ANYTHING;
    }
    LocalDate first = history.oldest();
    if (canBeTrue(FIRST, history.startOf(first) - 1, values)) {
      first = first.minusYears(YEARS_BACK);
    }
    LocalDate end = history.newest().plusDays(1);
    if (canBeTrue(history.startOf(end), LAST, values)) {
      end = end.plusDays(DAYS_AHEAD);
    }
    List<Range<LocalDate>> days = new ArrayList<>();
    if (canBeTrue(FIRST, history.startOf(first) - 1, values)) {
      days.add(Range.lessThan(first));
    }
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      if (canBeTrue(day, history, values)) {
        days.add(Range.closedOpen(day, day.plusDays(1)));
      }
    }
    if (canBeTrue(history.startOf(end), LAST, values)) {
      days.add(Range.atLeast(end));
    }
    return new TimeConstraint(ImmutableRangeSet.unionOf(days), canBeTrue(ValueSet.NULL, values));
  }

  /** Asks for the part of the day in each day of UTC: there the parts of a time don't vary. */
  private boolean canBeTrue(
      LocalDate day, History history, List<? extends @Nullable Object> values) {
    long end = history.endOf(day);
    long next;
    for (long start = history.startOf(day); start < end; start = next) {
      next = Math.min(end, TimeUnits.startOfDay(TimeUnits.day(start) + 1));
      if (canBeTrue(start, next - 1, values)) {
        return true;
      }
    }
    return false;
  }

  private boolean canBeTrue(long first, long last, List<? extends @Nullable Object> values) {
    return canBeTrue(ValueSet.of(Interval.of(first, last)), values);
  }

  /** Whether it can be true at one of the times. */
  boolean canBeTrue(ValueSet times, @Nullable List<? extends @Nullable Object> values) {
    return predicate.of(new Given(times, values)).canBeTrue();
  }
}
