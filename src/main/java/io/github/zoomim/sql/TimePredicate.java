package io.github.zoomim.sql;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.github.zoomim.scan.TimeConstraint;
import io.github.zoomim.sql.TimeTerm.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a predicate says of the time column, with gaps where values are only known at execution: a
 * parameter, CURRENT_TIMESTAMP. It may admit more than the predicate does, never less.
 *
 * <p>It is solved by bisection: asked for a whole span, the predicate says that it can be true at
 * each time of it, at none, or that it depends; then the halves are asked. A bound costs some forty
 * questions so, whatever functions it stands in.
 */
record TimePredicate(TimeTerm term) {
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** How far back the answer is worked out to the millisecond even where bounds recur daily. */
  private static final long RECENT = 220 * DAY;

  /** So many questions are for these times, enough for one bound in each hour of half a year. */
  private static final int QUESTIONS = 20_000;

  /** Before and after, where no session is found, a rough answer will do. */
  private static final int OTHER_QUESTIONS = 200;

  private static final long[] STEPS = {DAY, 3_600_000, 60_000, 1_000, 1};

  /** Whether the predicate narrows nothing, whatever its constants are. */
  boolean saysNothing() {
    return chance(new Given(Outcome.between(FIRST, LAST), null)) == Chance.ALWAYS
        && chance(new Given(null, null)) == Chance.ALWAYS;
  }

  /** What the predicate admits, given the values of its constants. */
  TimeConstraint resolve(List<? extends @Nullable Object> constants, Instant now) {
    boolean nulls = chance(new Given(null, constants)) != Chance.NEVER;
    long newest = Math.floorDiv(now.toEpochMilli(), DAY) * DAY + 3 * DAY;
    List<Span> admitted = new ArrayList<>();
    solve(new Span(FIRST, newest - RECENT - 1), OTHER_QUESTIONS, constants, admitted);
    solve(new Span(newest - RECENT, newest), QUESTIONS, constants, admitted);
    solve(new Span(newest + 1, LAST), OTHER_QUESTIONS, constants, admitted);
    return new TimeConstraint(union(admitted), nulls);
  }

  /** Milliseconds since 1970, both ends inclusive. */
  private record Span(long first, long last) {
    /**
     * The end of its first half: of a day or an hour where that is possible, for bounds lie there.
     */
    long middle() {
      long middle = first + (last - first) / 2;
      for (long step : STEPS) {
        long end = Math.floorDiv(middle + 1, step) * step - 1;
        if (end >= first) {
          return end;
        }
      }
      return middle;
    }
  }

  /** Widest spans first, so that what is left when the questions run out is evenly fine. */
  private void solve(
      Span whole, int questions, List<? extends @Nullable Object> constants, List<Span> admitted) {
    Deque<Span> open = new ArrayDeque<>(List.of(whole));
    int left = questions;
    while (!open.isEmpty()) {
      Span span = open.remove();
      Chance chance =
          left-- > 0
              ? chance(new Given(Outcome.between(span.first, span.last), constants))
              : Chance.ALWAYS;
      if (chance == Chance.ALWAYS || (chance == Chance.MAYBE && span.first == span.last)) {
        admitted.add(span);
      } else if (chance == Chance.MAYBE) {
        long middle = span.middle();
        open.add(new Span(span.first, middle));
        open.add(new Span(middle + 1, span.last));
      }
    }
  }

  private Chance chance(Given given) {
    return term.of(given).canBe(true);
  }

  private static ImmutableRangeSet<Long> union(List<Span> spans) {
    spans.sort(Comparator.comparingLong(Span::first));
    ImmutableRangeSet.Builder<Long> union = ImmutableRangeSet.builder();
    for (int i = 0; i < spans.size(); i++) {
      long first = spans.get(i).first;
      while (i + 1 < spans.size() && spans.get(i).last + 1 == spans.get(i + 1).first) {
        i++;
      }
      union.add(range(first, spans.get(i).last));
    }
    return union.build();
  }

  /** What holds at the end of the calendar holds beyond it. */
  private static Range<Long> range(long first, long last) {
    if (first == FIRST) {
      return last == LAST ? Range.all() : Range.lessThan(last + 1);
    }
    return last == LAST ? Range.atLeast(first) : Range.closedOpen(first, last + 1);
  }
}
