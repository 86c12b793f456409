package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmittedDaysTest {
  private static final LocalDate OLDEST = LocalDate.parse("2026-05-23");
  private static final LocalDate NEWEST = LocalDate.parse("2026-11-23");
  private static final long MIDNIGHT = at("2026-10-07T00:00:00Z");

  @ParameterizedTest
  @MethodSource
  void asksForTheDaysThatAnAdmittedMillisecondFallsIn(List<Range<Long>> ranges, String days) {
    TimeConstraint constraint = new TimeConstraint(ImmutableRangeSet.unionOf(ranges), false);
    assertThat(new AdmittedDays(constraint, ZoneOffset.UTC).within(OLDEST, NEWEST))
        .extracting(run -> run.from() + ".." + run.to())
        .isEqualTo(days.isEmpty() ? List.of() : List.of(days.split(" ")));
  }

  static Stream<Arguments> asksForTheDaysThatAnAdmittedMillisecondFallsIn() {
    long day = 86_400_000;
    return Stream.of(
        row("", List.of()),
        row("2026-05-23..2026-11-23", List.of(Range.all())),
        row(
            "2026-10-05..2026-10-06",
            List.of(Range.closedOpen(at("2026-10-05T10:00:00Z"), MIDNIGHT))),
        row("2026-10-05..2026-10-07", List.of(Range.closed(MIDNIGHT - 2 * day, MIDNIGHT))),
        row("2026-10-06..2026-10-06", List.of(Range.open(MIDNIGHT - day - 1, MIDNIGHT))),
        row("2026-10-07..2026-11-23", List.of(Range.greaterThan(MIDNIGHT - 1))),
        row("2026-10-06..2026-11-23", List.of(Range.atLeast(MIDNIGHT - 1))),
        row("2026-05-23..2026-10-06", List.of(Range.lessThan(MIDNIGHT))),
        row("2026-05-23..2026-10-07", List.of(Range.atMost(MIDNIGHT))),
        row("2026-10-07..2026-10-07", List.of(Range.singleton(MIDNIGHT))),
        row("2026-10-06..2026-10-06", List.of(Range.singleton(MIDNIGHT - 1))),
        row("", List.of(Range.open(MIDNIGHT, MIDNIGHT + 1))),
        row("2026-10-07..2026-10-07", List.of(Range.open(MIDNIGHT, MIDNIGHT + 2))),
        row(
            "2026-10-06..2026-10-06 2026-10-08..2026-10-08",
            List.of(Range.singleton(MIDNIGHT - 1), Range.singleton(MIDNIGHT + day))),
        row(
            "2026-10-06..2026-10-07",
            List.of(Range.singleton(MIDNIGHT - 1), Range.singleton(MIDNIGHT + 5))),
        row("", List.of(Range.lessThan(at("2026-05-23T00:00:00Z")))),
        row("2026-05-23..2026-05-23", List.of(Range.atMost(at("2026-05-23T00:00:00Z")))),
        row("", List.of(Range.atLeast(at("2026-11-24T00:00:00Z")))),
        row("2026-11-23..2026-11-23", List.of(Range.greaterThan(at("2026-11-22T23:59:59.999Z")))),
        row("2026-05-23..2026-11-23", List.of(Range.closed(Long.MIN_VALUE, Long.MAX_VALUE))),
        row("2026-05-23..2026-11-23", List.of(Range.open(Long.MIN_VALUE, Long.MAX_VALUE))),
        row("", List.of(Range.greaterThan(Long.MAX_VALUE))),
        row("", List.of(Range.lessThan(Long.MIN_VALUE))),
        row("", List.of(Range.singleton(Long.MAX_VALUE), Range.singleton(Long.MIN_VALUE))));
  }

  private static Arguments row(String days, List<Range<Long>> ranges) {
    return Arguments.of(ranges, days);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Apia"})
  void survivesBoundsAtTheEndsOfTime(String zone) {
    List<Range<Long>> ranges =
        List.of(
            Range.closed(Long.MIN_VALUE, Long.MIN_VALUE + 1),
            Range.closed(Long.MAX_VALUE - 1, Long.MAX_VALUE));
    TimeConstraint ends = new TimeConstraint(ImmutableRangeSet.copyOf(ranges), false);
    assertThat(new AdmittedDays(ends, ZoneId.of(zone)).within(OLDEST, NEWEST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asksForTheWholeSpanWhereSessionsWithoutATimeAreAdmitted(boolean anyTime) {
    TimeConstraint constraint =
        anyTime
            ? TimeConstraint.ANYTHING
            : new TimeConstraint(ImmutableRangeSet.of(Range.singleton(MIDNIGHT)), true);
    assertThat(new AdmittedDays(constraint, ZoneOffset.UTC).within(OLDEST, NEWEST))
        .containsExactly(new DayRun(OLDEST, NEWEST));
  }

  /**
   * The oracle asks every millisecond that can matter, one by one. The zones are UTC, one with a
   * common change of clocks, one that once left out a day and one that turned back over midnight.
   */
  @Property(tries = 300)
  void theDaysAreTheSmallestSet(@ForAll("spans") Span span) {
    ImmutableRangeSet<Long> times = ImmutableRangeSet.unionOf(span.ranges());
    NavigableSet<LocalDate> expected = new TreeSet<>();
    for (long point = span.start(); point <= span.end(); point += Span.GRID) {
      for (long millis = point - 2; millis <= point + 2; millis++) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), span.zone());
        if (times.contains(millis) && span.asks(day)) {
          expected.add(day);
        }
      }
    }

    NavigableSet<LocalDate> actual = new TreeSet<>();
    List<DayRun> runs =
        new AdmittedDays(new TimeConstraint(times, false), span.zone())
            .within(span.oldest(), span.newest());
    runs.forEach(run -> run.from().datesUntil(run.to().plusDays(1)).forEach(actual::add));

    actual.remove(LocalDate.of(2011, 12, 30)); // No instant of Apia lies in it; asking is no harm.
    assertThat(actual).isEqualTo(expected);
    for (int i = 1; i < runs.size(); i++) {
      assertThat(runs.get(i).from()).isAfter(runs.get(i - 1).to().plusDays(1));
    }
  }

  /** Ten days around a moment; ranges with ends on a grid, or a millisecond beside it. */
  record Span(ZoneId zone, long start, List<Range<Long>> ranges) {
    static final long GRID = 15 * 60_000;
    static final int POINTS = 10 * 96;

    long end() {
      return start + POINTS * GRID;
    }

    LocalDate oldest() {
      return LocalDate.ofInstant(Instant.ofEpochMilli(start), zone).plusDays(2);
    }

    LocalDate newest() {
      return oldest().plusDays(5);
    }

    boolean asks(LocalDate day) {
      return !day.isBefore(oldest()) && !day.isAfter(newest());
    }
  }

  @Provide
  Arbitrary<Span> spans() {
    return Arbitraries.of(
            place("UTC", "2026-02-24"),
            place("UTC", "2028-02-24"),
            place("America/New_York", "2026-10-28"),
            place("America/New_York", "2026-03-04"),
            place("Asia/Kolkata", "2026-10-01"),
            place("Pacific/Apia", "2011-12-26"),
            place("America/St_Johns", "2009-10-28"))
        .flatMap(
            place ->
                range(place.start())
                    .list()
                    .ofMaxSize(4)
                    .map(ranges -> new Span(place.zone(), place.start(), ranges)));
  }

  private static Span place(String zone, String day) {
    return new Span(ZoneId.of(zone), at(day + "T00:00:00Z"), List.of());
  }

  private static Arbitrary<Range<Long>> range(long start) {
    Arbitrary<Long> end =
        Combinators.combine(
                Arbitraries.integers().between(0, Span.POINTS),
                Arbitraries.integers().between(-1, 1))
            .as((point, offset) -> start + point * Span.GRID + offset);
    return Combinators.combine(end, end, Arbitraries.integers().between(0, 5))
        .as(
            (a, b, kind) -> {
              long low = Math.min(a, b);
              long high = Math.max(a, b);
              return switch (kind) {
                case 0 -> Range.closed(low, high);
                case 1 -> Range.closedOpen(low, high);
                case 2 -> Range.openClosed(low, high);
                case 3 -> low == high ? Range.singleton(low) : Range.open(low, high);
                case 4 -> Range.closed(low, low + 1);
                default -> Range.open(low, low + 1);
              };
            });
  }
}
