package io.github.zoomim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.Demand;
import io.github.zoomim.scan.ScanOptions;
import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.scan.TimeConstraint;
import io.github.zoomim.sql.TimePredicates.Predicate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
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

  @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
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

  /** The days that hold an instant tried at which the predicate is true. */
  private static NavigableSet<LocalDate> needed(
      Predicate predicate, Place place, NavigableSet<LocalDate> history) {
    if (Boolean.TRUE.equals(predicate.truth(null))) {
      return history;
    }
    TreeSet<Long> edges = new TreeSet<>();
    predicate.edges(edges);
    long step = edges.remove(TimePredicates.EACH_HOUR) ? HOUR : DAY;
    TreeSet<LocalDate> needed = new TreeSet<>();
    for (LocalDate day : history) {
      long first = start(day, place);
      long end = start(day.plusDays(1), place);
      boolean isNeeded = isTrueNear(predicate, first, first, end);
      for (long edge = Math.floorDiv(first, step) * step; edge <= end && !isNeeded; edge += step) {
        isNeeded = isTrueNear(predicate, edge, first, end);
      }
      if (isNeeded
          || isTrueNear(predicate, end, first, end)
          || edges.subSet(first - 1, end + 2).stream()
              .anyMatch(edge -> isTrueNear(predicate, edge, first, end))) {
        needed.add(day);
      }
    }
    return needed;
  }

  private static boolean isTrueNear(Predicate predicate, long edge, long first, long end) {
    for (long time = Math.max(edge - 1, first); time <= edge + 1 && time < end; time++) {
      if (Boolean.TRUE.equals(predicate.truth(time))) {
        return true;
      }
    }
    return false;
  }

  private static long start(LocalDate day, Place place) {
    return day.atStartOfDay(place.zone).toInstant().toEpochMilli();
  }

  /** By hand: jqwik compares all generators within generators at each try. */
  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.randomValue(
        random -> {
          Place place = Place.values()[random.nextInt(Place.values().length)];
          return new Case(place, new RandomTimePredicates(random, place.now).predicate(3));
        });
  }
}
