package io.github.zoomim.sql.time;

import io.github.zoomim.sql.time.TimePredicates.Column;
import io.github.zoomim.sql.time.TimePredicates.Compared;
import io.github.zoomim.sql.time.TimePredicates.ComparedFraction;
import io.github.zoomim.sql.time.TimePredicates.Day;
import io.github.zoomim.sql.time.TimePredicates.DaysUntil;
import io.github.zoomim.sql.time.TimePredicates.In;
import io.github.zoomim.sql.time.TimePredicates.Mixed;
import io.github.zoomim.sql.time.TimePredicates.Op;
import io.github.zoomim.sql.time.TimePredicates.Part;
import io.github.zoomim.sql.time.TimePredicates.Predicate;
import io.github.zoomim.sql.time.TimePredicates.Rounded;
import io.github.zoomim.sql.time.TimePredicates.Shifted;
import io.github.zoomim.sql.time.TimePredicates.Term;
import io.github.zoomim.sql.time.TimePredicates.Tree;
import io.github.zoomim.sql.time.TimePredicates.Unary;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Predicates whose constants lie in and around the month before an instant. */
final class RandomTimePredicates {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static final List<SqlOperator> TESTS =
      List.of(
          SqlStdOperatorTable.NOT,
          SqlStdOperatorTable.NOT,
          SqlStdOperatorTable.IS_TRUE,
          SqlStdOperatorTable.IS_NOT_TRUE,
          SqlStdOperatorTable.IS_FALSE,
          SqlStdOperatorTable.IS_NOT_FALSE,
          SqlStdOperatorTable.IS_NULL,
          SqlStdOperatorTable.IS_NOT_NULL);

  private static final List<TimeUnitRange> ROUNDED =
      List.of(
          TimeUnitRange.SECOND,
          TimeUnitRange.MINUTE,
          TimeUnitRange.HOUR,
          TimeUnitRange.DAY,
          TimeUnitRange.WEEK,
          TimeUnitRange.MONTH,
          TimeUnitRange.QUARTER,
          TimeUnitRange.YEAR);

  private static final List<TimeUnitRange> PARTS =
      List.of(
          TimeUnitRange.YEAR,
          TimeUnitRange.QUARTER,
          TimeUnitRange.MONTH,
          TimeUnitRange.WEEK,
          TimeUnitRange.DAY,
          TimeUnitRange.DOY,
          TimeUnitRange.DOW,
          TimeUnitRange.ISODOW,
          TimeUnitRange.HOUR);

  private final Random random;
  private final Instant now;

  RandomTimePredicates(Random random, Instant now) {
    this.random = random;
    this.now = now;
  }

  /** A predicate with so many levels of AND, OR, CASE and NOT at the most. */
  Predicate predicate(int depth) {
    int choice = random.nextInt(8);
    if (depth == 0 || choice < 3) {
      return atom();
    }
    if (choice == 3) {
      return new Unary(one(TESTS), predicate(depth - 1));
    }
    return new Tree(
        one(List.of("AND", "AND", "OR", "CASE")),
        List.of(predicate(depth - 1), predicate(depth - 1), predicate(depth - 1)));
  }

  private Predicate atom() {
    int choice = random.nextInt(15);
    if (choice == 14) {
      long tenths = random.nextInt(401) - 200L;
      Term days = new DaysUntil(term(), time());
      return new ComparedFraction(days, one(Op.ALL), tenths, random.nextBoolean());
    }
    if (choice < 6) {
      return compared(term(), time());
    }
    if (choice < 8) {
      return compared(new Day(term()), Math.floorDiv(time(), DAY));
    }
    if (choice < 12) {
      return part();
    }
    return choice == 12
        ? compared(new DaysUntil(term(), time()), random.nextInt(41) - 20)
        : new In(term(), Stream.generate(this::time).limit(1 + random.nextInt(5)).toList());
  }

  private Compared compared(Term term, long value) {
    return new Compared(term, one(Op.ALL), value, random.nextBoolean());
  }

  /**
   * A part of a plain time only: the edges of a shifted one's days need not be those of an hour.
   */
  private Predicate part() {
    TimeUnitRange unit = one(PARTS);
    Term term =
        one(
            List.of(
                new Column(),
                new Shifted(new Column(), false, 0, 5 * HOUR),
                new Rounded(new Column(), TimeUnitRange.MONTH, false)));
    Long value = new Part(new Column(), unit).of(time());
    return compared(new Part(term, unit), value == null ? 0 : value);
  }

  private Term term() {
    int choice = random.nextInt(7);
    Term column = new Column();
    return choice < 3 ? column : choice < 6 ? around(column) : around(around(column));
  }

  private Term around(Term inner) {
    List<Supplier<Term>> kinds =
        List.of(
            () -> new Rounded(inner, one(ROUNDED), random.nextBoolean()),
            // Between two rounded times, shifted by months, pushdown takes all times for possible.
            () ->
                new Shifted(
                    inner instanceof Rounded ? new Column() : inner,
                    random.nextBoolean(),
                    1 + random.nextInt(3),
                    0),
            () ->
                new Shifted(
                    inner,
                    random.nextBoolean(),
                    0,
                    one(List.of(1L, HOUR, 12 * HOUR, DAY, 7 * DAY))),
            () ->
                new Mixed(one(List.of("COALESCE", "NULLIF", "GREATEST", "LEAST")), inner, time()));
    return one(kinds).get();
  }

  /** Edges of days and months in and around the history, and a millisecond to either side. */
  private long time() {
    long day = Math.floorDiv(now.toEpochMilli(), DAY) + random.nextInt(51) - 45;
    long hour = one(List.of(0L, 0L, HOUR, 12 * HOUR, 12 * HOUR + 30 * 60_000 + 15_250));
    return day * DAY + hour + one(List.of(-1L, 0L, 0L, 1L));
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
