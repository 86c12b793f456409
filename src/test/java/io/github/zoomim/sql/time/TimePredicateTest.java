package io.github.zoomim.sql.time;

import static io.github.zoomim.support.Seeds.forEachSeed;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ContiguousSet;
import com.google.common.collect.Range;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.Demand;
import io.github.zoomim.scan.History;
import io.github.zoomim.scan.ScanOptions;
import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.scan.TimeConstraint;
import io.github.zoomim.sql.time.TimePredicates.Column;
import io.github.zoomim.sql.time.TimePredicates.Compared;
import io.github.zoomim.sql.time.TimePredicates.Op;
import io.github.zoomim.sql.time.TimePredicates.OtherColumn;
import io.github.zoomim.sql.time.TimePredicates.Predicate;
import io.github.zoomim.sql.time.TimePredicates.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Generated predicates ask for the days that hold an instant at which they are true, and for no
 * other day but where parts of a predicate are true at different instants of one. Which these are
 * is found out by trying: the edges of each day, or hour where it matters, and the instants next to
 * all constants, taken back through the functions around the time.
 */
class TimePredicateTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  /**
   * The history is a month that ends here: a leap day, both changes of clocks, a year's end, a
   * midnight that came twice and a day that was left out.
   */
  private enum Place {
    LEAP_DAY("2028-03-10T12:00:00Z", "UTC"),
    YEAR_END("2027-01-08T00:00:00Z", "UTC"),
    SPRING("2027-03-28T23:30:00Z", "America/New_York"),
    AUTUMN("2026-11-05T03:00:00Z", "America/New_York"),
    HALF_HOUR("2027-04-20T12:00:00Z", "Australia/Lord_Howe"),
    NO_HOUR("2026-11-23T12:00:00Z", "Asia/Kolkata"),
    MIDNIGHT_TWICE("2009-11-10T12:00:00Z", "America/St_Johns"),
    NO_DAY("2012-01-10T12:00:00Z", "Pacific/Apia");

    private final Instant now;
    private final ZoneId zone;

    Place(String now, String zone) {
      this.now = Instant.parse(now);
      this.zone = ZoneId.of(zone);
    }

    private SessionScanner scanner() {
      return new SessionScanner(
          (request, execution) -> {
            throw new AssertionError("nothing is asked");
          },
          new ScanOptions(300, 1, zone, 1, Duration.ZERO));
    }

    History history() {
      return scanner().history(now);
    }

    LocalDate day(long time) {
      return LocalDate.ofInstant(Instant.ofEpochMilli(time), zone);
    }

    /** The days that are asked for. */
    NavigableSet<LocalDate> asked(TimeConstraint constraint) {
      TreeSet<LocalDate> days = new TreeSet<>();
      ScanRequest request = new ScanRequest(constraint, new Demand.Everything());
      for (DateWindow window : scanner().plan(request, now).windows()) {
        window.from().datesUntil(window.to().plusDays(1)).forEach(days::add);
      }
      return days;
    }

    static Place any(Random random) {
      return values()[random.nextInt(values().length)];
    }
  }

  /** A predicate that was read, with the values of its constants. */
  private record Read(TimePredicate predicate, List<@Nullable Object> values) {
    static Read of(Predicate predicate) {
      List<@Nullable Object> parameters = new ArrayList<>();
      TimePredicate read = TimePredicate.of(predicate.rex(parameters), 3);
      List<@Nullable Object> values = new ArrayList<>();
      for (RexNode constant : read.constants()) {
        values.add(parameters.get(((RexDynamicParam) constant).getIndex()));
      }
      return new Read(read, values);
    }

    boolean canBeTrueAt(@Nullable Long time) {
      ValueSet times = time == null ? ValueSet.NULL : ValueSet.of(Interval.of(time, time));
      return predicate.canBeTrue(times, values);
    }
  }

  @Test
  void asksForTheDaysThatHoldAnInstantOfIt() {
    forEachSeed(
        10_000,
        random -> {
          Place place = Place.any(random);
          Predicate predicate = new RandomTimePredicates(random, place.now).predicate(3);
          Read read = Read.of(predicate);
          NavigableSet<LocalDate> history = place.asked(TimeConstraint.ANYTHING);
          NavigableSet<LocalDate> asked =
              place.asked(read.predicate.days(read.values, place.history()));

          if (Boolean.TRUE.equals(predicate.truth(null))) {
            assertThat(asked).isEqualTo(history);
            return;
          }
          for (LocalDate day : history) {
            boolean isTrue =
                instants(predicate, place, day, DAY).stream()
                    .flatMap(NavigableSet::stream)
                    .anyMatch(time -> Boolean.TRUE.equals(predicate.truth(time)));
            if (isTrue) {
              assertThat(asked).as("%s", predicate).contains(day);
            } else if (asked.contains(day)) {
              // A difference of months begins again at a shifted midnight.
              assertThat(instants(predicate, place, day, HOUR))
                  .as("%s on %s", predicate, day)
                  .anyMatch(times -> predicate.possible(times).contains(true));
            }
          }
        });
  }

  /** The instants of a day to try, by days of UTC. */
  private static List<NavigableSet<Long>> instants(
      Predicate predicate, Place place, LocalDate day, long least) {
    TreeSet<Long> edges = new TreeSet<>();
    predicate.edges(edges);
    long step = edges.remove(TimePredicates.EACH_HOUR) ? HOUR : least;
    long first = place.history().startOf(day);
    long end = place.history().endOf(day);
    TreeSet<Long> near = new TreeSet<>(edges.subSet(first - 1, end + 2));
    near.add(first);
    near.add(end);
    for (long edge = Math.floorDiv(first, step) * step; edge <= end; edge += step) {
      near.add(edge);
    }
    TreeSet<Long> instants = new TreeSet<>();
    near.forEach(edge -> instants.addAll(ContiguousSet.closed(edge - 2, edge + 2)));
    List<NavigableSet<Long>> parts = new ArrayList<>();
    for (long utc = Math.floorDiv(first, DAY) * DAY; utc < end; utc += DAY) {
      parts.add(instants.subSet(Math.max(first, utc), true, Math.min(end, utc + DAY), false));
    }
    return parts;
  }

  @Test
  void isThePredicateItselfAtAnInstant() {
    forEachSeed(
        5_000,
        random -> {
          Place place = Place.any(random);
          Predicate predicate = new RandomTimePredicates(random, place.now).predicate(3);
          Read read = Read.of(predicate);
          TreeSet<Long> edges = new TreeSet<>();
          predicate.edges(edges);
          edges.remove(TimePredicates.EACH_HOUR);
          edges.add(place.now.toEpochMilli());
          for (long edge : edges) {
            for (long time = edge - 1; time <= edge + 1; time++) {
              assertThat(read.canBeTrueAt(time))
                  .as("%s at %s", predicate, time)
                  .isEqualTo(Boolean.TRUE.equals(predicate.truth(time)));
            }
          }
          assertThat(read.canBeTrueAt(null)).isEqualTo(Boolean.TRUE.equals(predicate.truth(null)));
        });
  }

  /**
   * Ranges with ends on a grid, or a millisecond beside it, in each zone: each instant is tried.
   */
  @Test
  void asksForTheDaysOfRanges() {
    long grid = HOUR / 4;
    forEachSeed(
        200,
        random -> {
          Place place = Place.any(random);
          long start = place.history().startOf(place.history().oldest());
          int points = (int) ((place.now.toEpochMilli() - start) / grid);
          List<Range<Long>> ranges = new ArrayList<>();
          List<Predicate> parts = new ArrayList<>();
          for (int i = 0; i < 2; i++) {
            long from = start + random.nextInt(points) * grid + random.nextInt(3) - 1;
            long to = from + random.nextInt(4) * grid + random.nextInt(3);
            ranges.add(Range.closed(from, to));
            parts.add(new Tree("AND", List.of(compared(">=", from), compared("<=", to))));
          }
          Read read = Read.of(new Tree("OR", parts));
          TreeSet<LocalDate> expected = new TreeSet<>();
          for (Range<Long> range : ranges) {
            for (long time = range.lowerEndpoint(); time < range.upperEndpoint(); time += grid) {
              expected.add(place.day(time));
            }
            expected.add(place.day(range.upperEndpoint()));
          }
          expected.retainAll(place.asked(TimeConstraint.ANYTHING));
          NavigableSet<LocalDate> asked =
              place.asked(read.predicate.days(read.values, place.history()));
          assertThat(asked).containsAll(expected);
          asked.removeAll(expected);
          // No instant is in the day left out; of the midnights that came twice both may be meant.
          assertThat(asked)
              .isSubsetOf(
                  LocalDate.parse("2011-12-30"),
                  LocalDate.parse("2009-10-31"),
                  LocalDate.parse("2009-11-01"));
        });
  }

  /** At 00:01 the clocks went back to 23:01 of the day before. */
  @Test
  void asksForTheDayThatComesBackAfterMidnight() {
    long halfPastEleven = Instant.parse("2009-11-01T03:00:00Z").toEpochMilli();
    Read read = Read.of(compared("=", halfPastEleven));
    assertThat(
            Place.MIDNIGHT_TWICE.asked(
                read.predicate.days(read.values, Place.MIDNIGHT_TWICE.history())))
        .contains(LocalDate.parse("2009-10-31"));
  }

  private static Compared compared(String operator, long value) {
    Op op = Op.ALL.stream().filter(o -> o.toString().equals(operator)).findFirst().orElseThrow();
    return new Compared(new Column(), op, value, false);
  }

  @Test
  void aComparisonWithNullAdmitsNothing() {
    RexNode parameter = TimePredicates.REX.makeDynamicParam(TimePredicates.TIMESTAMP, 0);
    RexNode condition =
        TimePredicates.REX.makeCall(
            SqlStdOperatorTable.GREATER_THAN, TimePredicates.TIME, parameter);
    List<@Nullable Object> nulls = new ArrayList<>();
    nulls.add(null);
    assertThat(TimePredicate.of(condition, 3).days(nulls, Place.LEAP_DAY.history()))
        .isEqualTo(TimeConstraint.NOTHING);
  }

  @Test
  void anotherColumnSaysNothingUnlessTheTimeDecides() {
    OtherColumn other = new OtherColumn();
    Compared time = compared("<", 0);
    assertThat(Read.of(other).predicate.saysNothing()).isTrue();
    assertThat(Read.of(new Tree("OR", List.of(other, time))).predicate.saysNothing()).isTrue();
    assertThat(Read.of(new Tree("AND", List.of(other, time))).predicate.saysNothing()).isFalse();
    assertThat(Read.of(time).predicate.saysNothing()).isFalse();
  }
}
