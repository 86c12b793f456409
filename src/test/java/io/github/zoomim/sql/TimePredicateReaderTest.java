package io.github.zoomim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.scan.TimeConstraint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Generated predicates, read as constraints, against their truth worked out value by value. */
class TimePredicateReaderTest {
  private static final JavaTypeFactoryImpl TYPES = Dialect.typeFactory();
  private static final RexBuilder REX = new RexBuilder(TYPES);
  private static final RelDataType TIMESTAMP = TYPES.createSqlType(SqlTypeName.TIMESTAMP, 3);
  private static final RexInputRef TIME =
      REX.makeInputRef(TYPES.createTypeWithNullability(TIMESTAMP, true), 3);
  private static final RexNode NAME_IS_X =
      REX.makeCall(
          SqlStdOperatorTable.EQUALS,
          REX.makeInputRef(
              TYPES.createTypeWithNullability(TYPES.createSqlType(SqlTypeName.VARCHAR), true), 2),
          REX.makeLiteral("x"));

  /** 2026-02-27T00:00Z: the values lie around the ends of days, a month and a quarter. */
  private static final long BASE = 1_772_150_400_000L;

  private static final java.time.Instant NOW =
      java.time.Instant.ofEpochMilli(BASE + 100 * 86_400_000L);

  private static final long HOUR = 3_600_000L;

  /** A predicate that can be written for the planner and worked out by hand. */
  private interface Predicate {
    RexNode rex(List<@Nullable Object> parameters);

    /** TRUE, FALSE or null for UNKNOWN, in a row with this time and a name that isn't x. */
    @Nullable Boolean truth(@Nullable Long time);

    /** Whether everything in it can be read. */
    default boolean readable() {
      return true;
    }
  }

  private record Leaf(SqlOperator op, @Nullable TimeUnitRange unit, long value, boolean parameter)
      implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      RexNode left =
          unit == null
              ? TIME
              : REX.makeCall(
                  TIME.getType(), SqlStdOperatorTable.FLOOR, List.of(TIME, REX.makeFlag(unit)));
      RexNode right = REX.makeTimestampLiteral(TimestampString.fromMillisSinceEpoch(value), 3);
      if (parameter) {
        right = REX.makeDynamicParam(TIMESTAMP, parameters.size());
        parameters.add(value);
      }
      return REX.makeCall(op, left, right);
    }

    @Override
    public @Nullable Boolean truth(@Nullable Long time) {
      if (time == null) {
        return switch (op.getKind()) {
          case IS_NOT_DISTINCT_FROM -> false;
          case IS_DISTINCT_FROM -> true;
          default -> null;
        };
      }
      int order = Long.compare(floor(time, unit), value);
      return switch (op.getKind()) {
        case EQUALS, IS_NOT_DISTINCT_FROM -> order == 0;
        case NOT_EQUALS, IS_DISTINCT_FROM -> order != 0;
        case LESS_THAN -> order < 0;
        case LESS_THAN_OR_EQUAL -> order <= 0;
        case GREATER_THAN -> order > 0;
        default -> order >= 0;
      };
    }
  }

  private record Part(SqlOperator op, TimeUnitRange unit, int value) implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      RelDataType number = TYPES.createSqlType(SqlTypeName.BIGINT);
      return REX.makeCall(
          op,
          REX.makeCall(
              TYPES.createTypeWithNullability(number, true),
              SqlStdOperatorTable.EXTRACT,
              List.of(REX.makeFlag(unit), TIME)),
          REX.makeLiteral(BigDecimal.valueOf(value), number));
    }

    @Override
    public @Nullable Boolean truth(@Nullable Long time) {
      return time == null
          ? null
          : new Leaf(op, null, value, false)
              .truth(DateTimeUtils.unixDateExtract(unit, Math.floorDiv(time, 24 * HOUR)));
    }
  }

  private record IsNull(boolean not) implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      return REX.makeCall(
          not ? SqlStdOperatorTable.IS_NOT_NULL : SqlStdOperatorTable.IS_NULL, TIME);
    }

    @Override
    public Boolean truth(@Nullable Long time) {
      return not ? time != null : time == null;
    }
  }

  private record Unreadable() implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      return NAME_IS_X;
    }

    @Override
    public Boolean truth(@Nullable Long time) {
      return false;
    }

    @Override
    public boolean readable() {
      return false;
    }
  }

  private record Not(Predicate part) implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      return REX.makeCall(SqlStdOperatorTable.NOT, part.rex(parameters));
    }

    @Override
    public @Nullable Boolean truth(@Nullable Long time) {
      Boolean truth = part.truth(time);
      return truth == null ? null : !truth;
    }

    @Override
    public boolean readable() {
      return part.readable();
    }
  }

  private record Both(boolean and, Predicate left, Predicate right) implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      return REX.makeCall(
          and ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR,
          left.rex(parameters),
          right.rex(parameters));
    }

    @Override
    public @Nullable Boolean truth(@Nullable Long time) {
      Boolean a = left.truth(time);
      Boolean b = right.truth(time);
      Boolean decides = !and;
      if (decides.equals(a) || decides.equals(b)) {
        return decides;
      }
      return (a == null || b == null) ? null : and;
    }

    @Override
    public boolean readable() {
      return left.readable() && right.readable();
    }
  }

  private static long floor(long time, @Nullable TimeUnitRange unit) {
    if (unit == null) {
      return time;
    }
    return switch (unit) {
      case HOUR -> SqlFunctions.floor(time, DateTimeUtils.MILLIS_PER_HOUR);
      case DAY -> SqlFunctions.floor(time, DateTimeUtils.MILLIS_PER_DAY);
      default -> DateTimeUtils.unixTimestampFloor(unit, time);
    };
  }

  @Provide
  Arbitrary<Predicate> predicates() {
    Arbitrary<Predicate> leaves =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(10, comparisons()),
            net.jqwik.api.Tuple.of(2, parts()),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(true, false).map(IsNull::new)),
            net.jqwik.api.Tuple.of(1, Arbitraries.just(new Unreadable())));
    return Arbitraries.lazyOf(
        () -> leaves,
        () -> leaves,
        () -> predicates().map(Not::new),
        () ->
            Combinators.combine(Arbitraries.of(true, false), predicates(), predicates())
                .as(Both::new));
  }

  private static Arbitrary<Predicate> parts() {
    return Combinators.combine(
            Arbitraries.of(
                SqlStdOperatorTable.EQUALS,
                SqlStdOperatorTable.NOT_EQUALS,
                SqlStdOperatorTable.LESS_THAN,
                SqlStdOperatorTable.GREATER_THAN_OR_EQUAL),
            Arbitraries.of(
                TimeUnitRange.MONTH, TimeUnitRange.QUARTER, TimeUnitRange.DAY, TimeUnitRange.DOW),
            Arbitraries.integers().between(0, 13))
        .as(Part::new);
  }

  private static Arbitrary<Predicate> comparisons() {
    return Combinators.combine(
            Arbitraries.of(
                SqlStdOperatorTable.EQUALS,
                SqlStdOperatorTable.NOT_EQUALS,
                SqlStdOperatorTable.LESS_THAN,
                SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
                SqlStdOperatorTable.GREATER_THAN,
                SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
                SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
                SqlStdOperatorTable.IS_DISTINCT_FROM),
            Arbitraries.of(
                    TimeUnitRange.HOUR,
                    TimeUnitRange.DAY,
                    TimeUnitRange.WEEK,
                    TimeUnitRange.MONTH,
                    TimeUnitRange.QUARTER,
                    TimeUnitRange.YEAR)
                .injectNull(0.5),
            times(),
            Arbitraries.of(true, false))
        .as(Leaf::new);
  }

  /** Days and hours on their edges, and a millisecond to either side. */
  private static Arbitrary<Long> times() {
    return Combinators.combine(
            Arbitraries.integers().between(-70, 70),
            Arbitraries.of(0L, HOUR, 12 * HOUR, 24 * HOUR - 1),
            Arbitraries.of(-1L, 0L, 1L))
        .as((day, hour, nudge) -> BASE + day * 24L * HOUR + hour + nudge);
  }

  private static TimeConstraint read(Predicate predicate) {
    List<@Nullable Object> parameters = new ArrayList<>();
    RexNode rex = predicate.rex(parameters);
    TimePredicateReader.Reading reading = TimePredicateReader.read(rex, 3);
    List<@Nullable Object> values = new ArrayList<>();
    for (RexNode constant : reading.constants()) {
      values.add(parameters.get(((org.apache.calcite.rex.RexDynamicParam) constant).getIndex()));
    }
    return reading.predicate().resolve(values, NOW);
  }

  @Property(tries = 5_000)
  void neverNarrowsTooFar(@ForAll("predicates") Predicate predicate) {
    TimeConstraint constraint = read(predicate);
    for (Long time : samples()) {
      if (Boolean.TRUE.equals(predicate.truth(time))) {
        assertThat(constraint.admits(time)).as("%s at %s", predicate, time).isTrue();
      }
    }
  }

  @Property(tries = 5_000)
  void narrowsAsFarAsThePredicateDoes(@ForAll("predicates") Predicate predicate) {
    if (!predicate.readable()) {
      return;
    }
    TimeConstraint constraint = read(predicate);
    for (Long time : samples()) {
      assertThat(constraint.admits(time))
          .as("%s at %s", predicate, time)
          .isEqualTo(Boolean.TRUE.equals(predicate.truth(time)));
    }
  }

  private static List<@Nullable Long> samples() {
    List<@Nullable Long> samples = new ArrayList<>();
    samples.add(null);
    for (int day = -71; day <= 71; day += 3) {
      for (long hour : new long[] {0, HOUR, 12 * HOUR, 24 * HOUR - 1}) {
        for (long nudge = -1; nudge <= 1; nudge++) {
          samples.add(BASE + day * 24L * HOUR + hour + nudge);
        }
      }
    }
    return samples;
  }

  @Example
  void comparisonWithNullAdmitsNothing() {
    RexNode parameter = REX.makeDynamicParam(TIMESTAMP, 0);
    RexNode condition = REX.makeCall(SqlStdOperatorTable.GREATER_THAN, TIME, parameter);
    TimePredicateReader.Reading reading = TimePredicateReader.read(condition, 3);
    List<@Nullable Object> nulls = new ArrayList<>();
    nulls.add(null);
    assertThat(reading.predicate().resolve(nulls, NOW)).isEqualTo(TimeConstraint.NOTHING);
  }

  @Example
  void anotherColumnSaysNothing() {
    assertThat(TimePredicateReader.read(NAME_IS_X, 3).saysNothing()).isTrue();
  }
}
