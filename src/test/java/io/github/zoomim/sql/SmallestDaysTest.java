package io.github.zoomim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.Demand;
import io.github.zoomim.scan.ScanOptions;
import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.scan.TimeConstraint;
import io.github.zoomim.sql.TimePredicates.Column;
import io.github.zoomim.sql.TimePredicates.Compared;
import io.github.zoomim.sql.TimePredicates.Day;
import io.github.zoomim.sql.TimePredicates.DaysUntil;
import io.github.zoomim.sql.TimePredicates.In;
import io.github.zoomim.sql.TimePredicates.Mixed;
import io.github.zoomim.sql.TimePredicates.Op;
import io.github.zoomim.sql.TimePredicates.Part;
import io.github.zoomim.sql.TimePredicates.Predicate;
import io.github.zoomim.sql.TimePredicates.Rounded;
import io.github.zoomim.sql.TimePredicates.Shifted;
import io.github.zoomim.sql.TimePredicates.Term;
import io.github.zoomim.sql.TimePredicates.Tree;
import io.github.zoomim.sql.TimePredicates.Unary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Generated predicates ask for the days that hold an instant at which they are true, and for no
 * other day. Which these are is found out by trying: the edges of each day, or hour where it
 * matters, and the instants next to all constants, taken back through the functions around the
 * time.
 */
class SmallestDaysTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  /** The history is a month that ends here: a leap day, both changes of clocks, a year's end. */
  private enum Place {
    LEAP_DAY("2028-03-10T12:00:00Z", "UTC"),
    YEAR_END("2027-01-08T00:00:00Z", "UTC"),
    SPRING("2027-03-28T23:30:00Z", "America/New_York"),
    AUTUMN("2026-11-05T03:00:00Z", "America/New_York"),
    HALF_HOUR("2027-04-20T12:00:00Z", "Australia/Lord_Howe"),
    NO_HOUR("2026-11-23T12:00:00Z", "Asia/Kolkata");

    private final Instant now;
    private final ZoneId zone;

    Place(String now, String zone) {
      this.now = Instant.parse(now);
      this.zone = ZoneId.of(zone);
    }
  }

  private record Case(Place place, Predicate predicate) {}

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void asksForTheDaysThatHoldAnInstantOfIt(@ForAll("cases") Case test) {
    Place place = test.place;
    SessionScanner scanner =
        new SessionScanner(
            (request, execution) -> {
              throw new AssertionError("nothing is asked");
            },
            new ScanOptions(300, 1, place.zone));
    NavigableSet<LocalDate> history = days(scanner, TimeConstraint.ANYTHING, place);
    assertThat(days(scanner, constraint(test), place))
        .isEqualTo(needed(test.predicate, place, history));
  }

  private static TimeConstraint constraint(Case test) {
    List<@Nullable Object> parameters = new ArrayList<>();
    TimePredicateReader.Reading reading =
        TimePredicateReader.read(test.predicate.rex(parameters), 3);
    List<@Nullable Object> values = new ArrayList<>();
    for (RexNode constant : reading.constants()) {
      values.add(parameters.get(((RexDynamicParam) constant).getIndex()));
    }
    return reading.predicate().resolve(values, test.place.now);
  }

  private static NavigableSet<LocalDate> days(
      SessionScanner scanner, TimeConstraint constraint, Place place) {
    TreeSet<LocalDate> days = new TreeSet<>();
    ScanRequest request = new ScanRequest(constraint, new Demand.Everything());
    for (DateWindow window : scanner.plan(request, place.now).windows()) {
      window.from().datesUntil(window.to().plusDays(1)).forEach(days::add);
    }
    return days;
  }

  private static NavigableSet<LocalDate> needed(
      Predicate predicate, Place place, NavigableSet<LocalDate> history) {
    if (Boolean.TRUE.equals(predicate.truth(null))) {
      return history;
    }
    TreeSet<LocalDate> needed = new TreeSet<>();
    long first = history.first().atStartOfDay(place.zone).toInstant().toEpochMilli();
    long end = history.last().plusDays(1).atStartOfDay(place.zone).toInstant().toEpochMilli();
    Set<Long> edges = new TreeSet<>();
    predicate.edges(edges);
    long step = edges.remove(TimePredicates.EACH_HOUR) ? HOUR : DAY;
    for (long time = Math.floorDiv(first, DAY) * DAY; time <= end; time += step) {
      edges.add(time);
    }
    history.forEach(day -> edges.add(day.atStartOfDay(place.zone).toInstant().toEpochMilli()));
    edges.add(end);
    for (long edge : edges) {
      for (long time = edge - 1; time <= edge + 1; time++) {
        if (time >= first && time < end) {
          LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(time), place.zone);
          if (!needed.contains(day) && Boolean.TRUE.equals(predicate.truth(time))) {
            needed.add(day);
          }
        }
      }
    }
    return needed;
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.of(Place.values())
        .flatMap(place -> predicates(place, 3).map(predicate -> new Case(place, predicate)));
  }

  private static Arbitrary<Predicate> predicates(Place place, int depth) {
    Arbitrary<Predicate> atoms =
        Arbitraries.frequencyOf(
            Tuple.of(6, compared(terms(place), times(place))),
            Tuple.of(2, compared(terms(place).map(Day::new), times(place).map(t -> t / DAY))),
            Tuple.of(4, parts(place)),
            Tuple.of(
                1,
                compared(
                    Combinators.combine(terms(place), times(place)).as(DaysUntil::new),
                    Arbitraries.longs().between(-20, 20))),
            Tuple.of(1, in(place)));
    if (depth == 0) {
      return atoms;
    }
    Arbitrary<Predicate> below = predicates(place, depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(3, atoms),
        Tuple.of(
            1,
            Combinators.combine(
                    Arbitraries.of(
                        SqlStdOperatorTable.NOT,
                        SqlStdOperatorTable.NOT,
                        SqlStdOperatorTable.IS_TRUE,
                        SqlStdOperatorTable.IS_NOT_TRUE,
                        SqlStdOperatorTable.IS_FALSE,
                        SqlStdOperatorTable.IS_NOT_FALSE,
                        SqlStdOperatorTable.IS_NULL,
                        SqlStdOperatorTable.IS_NOT_NULL),
                    below)
                .as(Unary::new)),
        Tuple.of(
            4,
            Combinators.combine(Arbitraries.of("AND", "AND", "OR", "CASE"), below.list().ofSize(3))
                .as(Tree::new)));
  }

  private static Arbitrary<Predicate> compared(
      Arbitrary<? extends Term> terms, Arbitrary<Long> values) {
    return Combinators.combine(terms, Arbitraries.of(Op.ALL), values, Arbitraries.of(true, false))
        .as(Compared::new);
  }

  private static Arbitrary<Predicate> in(Place place) {
    return Combinators.combine(terms(place), times(place).list().ofMinSize(1).ofMaxSize(5))
        .as(In::new);
  }

  /**
   * A part of a plain time only: the edges of a shifted one's days need not be those of an hour.
   */
  private static Arbitrary<Predicate> parts(Place place) {
    return Arbitraries.of(
            TimeUnitRange.YEAR,
            TimeUnitRange.QUARTER,
            TimeUnitRange.MONTH,
            TimeUnitRange.WEEK,
            TimeUnitRange.DAY,
            TimeUnitRange.DOY,
            TimeUnitRange.DOW,
            TimeUnitRange.ISODOW,
            TimeUnitRange.HOUR)
        .flatMap(
            unit ->
                compared(
                    Arbitraries.of(
                        new Part(new Column(), unit),
                        new Part(new Shifted(new Column(), false, 0, 5 * HOUR), unit),
                        new Part(new Rounded(new Column(), TimeUnitRange.MONTH, false), unit)),
                    times(place).map(t -> new Part(new Column(), unit).of(t))));
  }

  private static Arbitrary<Term> terms(Place place) {
    Arbitrary<Term> one = around(place, Arbitraries.just(new Column()));
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(new Column())),
        Tuple.of(3, one),
        Tuple.of(1, around(place, one)));
  }

  private static Arbitrary<Term> around(Place place, Arbitrary<Term> inner) {
    return Arbitraries.oneOf(
        Combinators.combine(
                inner,
                Arbitraries.of(
                    TimeUnitRange.SECOND,
                    TimeUnitRange.MINUTE,
                    TimeUnitRange.HOUR,
                    TimeUnitRange.DAY,
                    TimeUnitRange.WEEK,
                    TimeUnitRange.MONTH,
                    TimeUnitRange.QUARTER,
                    TimeUnitRange.YEAR),
                Arbitraries.of(true, false))
            .as(Rounded::new),
        Combinators.combine(
                inner, Arbitraries.of(true, false), Arbitraries.integers().between(1, 3))
            .as((term, minus, months) -> new Shifted(term, minus, months, 0)),
        Combinators.combine(
                inner,
                Arbitraries.of(true, false),
                Arbitraries.of(1L, HOUR, 12 * HOUR, DAY, 7 * DAY))
            .as((term, minus, millis) -> new Shifted(term, minus, 0, millis)),
        Combinators.combine(
                Arbitraries.of("COALESCE", "NULLIF", "GREATEST", "LEAST"), inner, times(place))
            .as(Mixed::new));
  }

  /** Edges of days and months in and around the history, and a millisecond to either side. */
  private static Arbitrary<Long> times(Place place) {
    return Combinators.combine(
            Arbitraries.integers().between(-45, 5),
            Arbitraries.of(0L, 0L, HOUR, 12 * HOUR, 12 * HOUR + 30 * 60_000 + 15_250),
            Arbitraries.of(-1L, 0L, 0L, 1L))
        .as(
            (day, hour, nudge) ->
                Math.floorDiv(place.now.toEpochMilli(), DAY) * DAY + day * DAY + hour + nudge);
  }
}
