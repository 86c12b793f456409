package io.github.zoomim.sql.time;

import static java.util.stream.Collectors.toCollection;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Predicates on a time that can be written for the planner and, apart from it, worked out for a
 * time with java.time.
 */
final class TimePredicates {
  static final RexBuilder REX = new RexBuilder(new JavaTypeFactoryImpl(RelDataTypeSystem.DEFAULT));
  static final RelDataType TIMESTAMP = type(SqlTypeName.TIMESTAMP, 3);
  private static final RelDataType BIGINT = nullable(SqlTypeName.BIGINT);
  private static final RelDataType DATE = nullable(SqlTypeName.DATE);
  private static final RelDataType DECIMAL =
      REX.getTypeFactory()
          .createTypeWithNullability(
              REX.getTypeFactory().createSqlType(SqlTypeName.DECIMAL, 19, 1), true);
  static final RexInputRef TIME = REX.makeInputRef(TIMESTAMP, 3);

  /** Stands for the edges of all hours among those of a predicate. */
  static final Long EACH_HOUR = Long.MIN_VALUE;

  private TimePredicates() {}

  private static RelDataType type(SqlTypeName name, int precision) {
    return REX.getTypeFactory()
        .createTypeWithNullability(REX.getTypeFactory().createSqlType(name, precision), true);
  }

  private static RelDataType nullable(SqlTypeName name) {
    return REX.getTypeFactory()
        .createTypeWithNullability(REX.getTypeFactory().createSqlType(name), true);
  }

  static LocalDateTime at(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  static long millis(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** A function of the time; null for no time. */
  interface Term {
    RexNode rex();

    @Nullable Long of(@Nullable Long time);

    /** Whether not all values between two of the values that it has are looked at. */
    default boolean isStepwise() {
      return false;
    }

    /** The same with NULLIF as its first argument. */
    Term withoutNullIf();

    /** Adds the times near which the term changes from or to the value. */
    default void edges(long value, Set<Long> edges) {
      edges.add(value);
    }
  }

  /** TRUE, FALSE or null for UNKNOWN. */
  interface Predicate {
    RexNode rex(List<@Nullable Object> parameters);

    @Nullable Boolean truth(@Nullable Long time);

    /**
     * What it may be at the times as far as its parts are looked at one by one: each comparison
     * knows the least and the greatest value at these times, and an AND not that its parts are
     * about the same time.
     */
    Set<@Nullable Boolean> possible(Collection<Long> times);

    void edges(Set<Long> edges);
  }

  record Column() implements Term {
    @Override
    public Term withoutNullIf() {
      return this;
    }

    @Override
    public RexNode rex() {
      return TIME;
    }

    @Override
    public @Nullable Long of(@Nullable Long time) {
      return time;
    }
  }

  /** The time plus or minus months or milliseconds. */
  record Shifted(Term term, boolean minus, int months, long length) implements Term {
    @Override
    public Term withoutNullIf() {
      return new Shifted(term.withoutNullIf(), minus, months, length);
    }

    @Override
    public RexNode rex() {
      TimeUnit unit = months != 0 ? TimeUnit.MONTH : TimeUnit.SECOND;
      RexNode interval =
          REX.makeIntervalLiteral(
              BigDecimal.valueOf(months != 0 ? months : length),
              new SqlIntervalQualifier(unit, null, SqlParserPos.ZERO));
      SqlOperator operator =
          minus ? SqlStdOperatorTable.MINUS_DATE : SqlStdOperatorTable.DATETIME_PLUS;
      return REX.makeCall(TIMESTAMP, operator, List.of(term.rex(), interval));
    }

    @Override
    public @Nullable Long of(@Nullable Long time) {
      Long value = term.of(time);
      return value == null
          ? null
          : (Long)
              (minus
                  ? millis(at(value).minusMonths(months)) - length
                  : millis(at(value).plusMonths(months)) + length);
    }

    @Override
    public void edges(long value, Set<Long> edges) {
      LocalDateTime back =
          minus ? at(value + length).plusMonths(months) : at(value - length).minusMonths(months);
      for (int day = -4; day <= 4; day++) {
        term.edges(millis(back.plusDays(day)), edges);
      }
    }
  }

  /** Rounded down or up to a unit. */
  record Rounded(Term term, TimeUnitRange unit, boolean up) implements Term {
    @Override
    public Term withoutNullIf() {
      return new Rounded(term.withoutNullIf(), unit, up);
    }

    @Override
    public RexNode rex() {
      return REX.makeCall(
          TIMESTAMP,
          up ? SqlStdOperatorTable.CEIL : SqlStdOperatorTable.FLOOR,
          List.of(term.rex(), REX.makeFlag(unit)));
    }

    @Override
    public @Nullable Long of(@Nullable Long time) {
      Long value = term.of(time);
      return value == null ? null : round(value);
    }

    private Long round(long value) {
      LocalDateTime down = down(at(value));
      return millis(up && millis(down) < value ? next(down) : down);
    }

    private LocalDateTime down(LocalDateTime time) {
      LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
      return switch (unit) {
        case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
        case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
        case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        case MONTH -> day.withDayOfMonth(1);
        case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
        default -> day.withDayOfYear(1);
      };
    }

    private LocalDateTime next(LocalDateTime start) {
      return switch (unit) {
        case SECOND -> start.plusSeconds(1);
        case MINUTE -> start.plusMinutes(1);
        case HOUR -> start.plusHours(1);
        case DAY -> start.plusDays(1);
        case WEEK -> start.plusWeeks(1);
        case MONTH -> start.plusMonths(1);
        case QUARTER -> start.plusMonths(3);
        default -> start.plusYears(1);
      };
    }

    @Override
    public void edges(long value, Set<Long> edges) {
      LocalDateTime down = down(at(value));
      for (LocalDateTime edge :
          List.of(down, next(down), next(next(down)), down(down.minusNanos(1_000_000)))) {
        term.edges(millis(edge), edges);
      }
      term.edges(value, edges);
    }
  }

  /** {@code COALESCE}, {@code GREATEST}, {@code LEAST} and {@code NULLIF} with a constant. */
  record Mixed(String function, Term term, long other) implements Term {
    @Override
    public Term withoutNullIf() {
      return function.equals("NULLIF")
          ? term.withoutNullIf()
          : new Mixed(function, term.withoutNullIf(), other);
    }

    @Override
    public RexNode rex() {
      RexNode constant = timestamp(other);
      RexNode value = term.rex();
      return switch (function) {
        case "COALESCE" ->
            REX.makeCall(
                SqlStdOperatorTable.CASE,
                REX.makeCall(SqlStdOperatorTable.IS_NOT_NULL, value),
                value,
                constant);
        case "NULLIF" ->
            REX.makeCall(
                SqlStdOperatorTable.CASE,
                REX.makeCall(SqlStdOperatorTable.EQUALS, value, constant),
                REX.makeNullLiteral(TIMESTAMP),
                value);
        default -> {
          boolean greatest = function.equals("GREATEST");
          yield REX.makeCall(
              greatest
                  ? org.apache.calcite.sql.fun.SqlLibraryOperators.GREATEST
                  : org.apache.calcite.sql.fun.SqlLibraryOperators.LEAST,
              value,
              constant);
        }
      };
    }

    @Override
    public @Nullable Long of(@Nullable Long time) {
      Long value = term.of(time);
      if (value == null) {
        return function.equals("COALESCE") ? other : null;
      }
      return switch (function) {
        case "COALESCE" -> value;
        case "NULLIF" -> value == other ? null : value;
        case "GREATEST" -> (Long) Math.max(value, other);
        default -> (Long) Math.min(value, other);
      };
    }

    @Override
    public void edges(long value, Set<Long> edges) {
      term.edges(value, edges);
      term.edges(other, edges);
    }
  }

  /** A number that the day of the time has, or its hour; changes at the edges of hours only. */
  record Part(Term term, TimeUnitRange unit) implements Term {
    @Override
    public Term withoutNullIf() {
      return new Part(term.withoutNullIf(), unit);
    }

    @Override
    public boolean isStepwise() {
      return true;
    }

    @Override
    public RexNode rex() {
      return REX.makeCall(
          BIGINT, SqlStdOperatorTable.EXTRACT, List.of(REX.makeFlag(unit), term.rex()));
    }

    @Override
    public @Nullable Long of(@Nullable Long time) {
      Long value = term.of(time);
      if (value == null) {
        return null;
      }
      LocalDateTime t = at(value);
      return (long)
          switch (unit) {
            case YEAR -> t.getYear();
            case QUARTER -> t.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> t.getMonthValue();
            case WEEK -> t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY -> t.getDayOfMonth();
            case DOY -> t.getDayOfYear();
            case DOW -> t.getDayOfWeek().getValue() % 7 + 1;
            case ISODOW -> t.getDayOfWeek().getValue();
            default -> t.getHour();
          };
    }

    @Override
    public void edges(long value, Set<Long> edges) {
      if (unit == TimeUnitRange.HOUR || term instanceof Shifted) {
        edges.add(EACH_HOUR);
      }
    }
  }

  /** Whole days from the time to a constant, towards zero. */
  record DaysUntil(Term term, long end) implements Term {
    private static final long DAY = 86_400_000;

    @Override
    public Term withoutNullIf() {
      return new DaysUntil(term.withoutNullIf(), end);
    }

    @Override
    public RexNode rex() {
      RelDataType interval =
          REX.getTypeFactory()
              .createTypeWithNullability(
                  REX.getTypeFactory()
                      .createSqlIntervalType(
                          new SqlIntervalQualifier(TimeUnit.SECOND, null, SqlParserPos.ZERO)),
                  true);
      RexNode difference =
          REX.makeCall(
              interval, SqlStdOperatorTable.MINUS_DATE, List.of(timestamp(end), term.rex()));
      return REX.makeCall(
          SqlStdOperatorTable.DIVIDE_INTEGER,
          REX.makeReinterpretCast(BIGINT, difference, REX.makeLiteral(false)),
          REX.makeExactLiteral(BigDecimal.valueOf(DAY), BIGINT));
    }

    @Override
    public @Nullable Long of(@Nullable Long time) {
      Long value = term.of(time);
      return value == null ? null : (Long) ((end - value) / DAY);
    }

    @Override
    public void edges(long days, Set<Long> edges) {
      for (long day = days - 1; day <= days + 1; day++) {
        term.edges(end - day * DAY, edges);
      }
    }
  }

  /** The days since 1970 of a time cast to DATE. */
  record Day(Term term) implements Term {
    @Override
    public Term withoutNullIf() {
      return new Day(term.withoutNullIf());
    }

    @Override
    public RexNode rex() {
      return REX.makeAbstractCast(DATE, term.rex(), false);
    }

    @Override
    public @Nullable Long of(@Nullable Long time) {
      Long value = term.of(time);
      return value == null ? null : (Long) Math.floorDiv(value, 86_400_000L);
    }

    @Override
    public void edges(long day, Set<Long> edges) {
      term.edges(day * 86_400_000, edges);
      term.edges((day + 1) * 86_400_000, edges);
    }
  }

  static RexNode timestamp(long value) {
    return REX.makeTimestampLiteral(TimestampString.fromMillisSinceEpoch(value), 3);
  }

  private static RexNode constant(
      Term term, long value, boolean parameter, List<@Nullable Object> parameters) {
    RelDataType type = term.rex().getType();
    if (parameter) {
      boolean isDate = type.getSqlTypeName() == SqlTypeName.DATE;
      parameters.add(isDate ? (Object) Math.toIntExact(value) : (Object) value);
      return REX.makeDynamicParam(type, parameters.size() - 1);
    }
    return switch (type.getSqlTypeName()) {
      case TIMESTAMP -> timestamp(value);
      case DATE ->
          REX.makeDateLiteral(
              org.apache.calcite.util.DateString.fromDaysSinceEpoch(Math.toIntExact(value)));
      default -> REX.makeExactLiteral(BigDecimal.valueOf(value), BIGINT);
    };
  }

  /** The truths of a comparison at the times, whose term may be NULL at some of them. */
  private static Set<@Nullable Boolean> possible(
      Term term,
      Collection<Long> times,
      Function<NavigableSet<Long>, Set<@Nullable Boolean>> comparison) {
    Set<@Nullable Boolean> truths = new HashSet<>();
    List<Long> values = new ArrayList<>();
    Term withoutNullIf = term.withoutNullIf();
    if (!term.equals(withoutNullIf)) {
      // Its comparison is looked at for itself, and may be true between two values.
      truths.add(null);
    }
    for (Long time : times) {
      Long alone = term.of(time);
      if (alone == null) {
        truths.add(null);
      } else {
        truths.addAll(comparison.apply(new TreeSet<>(List.of(alone))));
      }
      Long value = withoutNullIf.of(time);
      if (value != null) {
        values.add(value);
      }
    }
    if (term.isStepwise()) {
      values.forEach(value -> truths.addAll(comparison.apply(new TreeSet<>(List.of(value)))));
    } else if (!values.isEmpty()) {
      truths.addAll(comparison.apply(new TreeSet<>(values)));
    }
    return truths;
  }

  /** A comparison's operator and what it means. */
  record Op(SqlOperator sql, BiPredicate<Long, Long> test) {
    static final List<Op> ALL =
        List.of(
            new Op(SqlStdOperatorTable.EQUALS, Long::equals),
            new Op(SqlStdOperatorTable.NOT_EQUALS, (a, b) -> !a.equals(b)),
            new Op(SqlStdOperatorTable.LESS_THAN, (a, b) -> a < b),
            new Op(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, (a, b) -> a <= b),
            new Op(SqlStdOperatorTable.GREATER_THAN, (a, b) -> a > b),
            new Op(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, (a, b) -> a >= b));

    /** What the comparison may be where values lie between the least and the greatest of these. */
    Set<@Nullable Boolean> possible(NavigableSet<Long> values, long other) {
      List<Long> all = new ArrayList<>(List.of(values.first(), values.last()));
      if (values.first() < other && other < values.last()) {
        all.add(other);
      }
      Set<@Nullable Boolean> truths = new HashSet<>();
      all.forEach(value -> truths.add(test.test(value, other)));
      return truths;
    }

    @Override
    public String toString() {
      return sql.getName();
    }
  }

  record Compared(Term term, Op op, long value, boolean parameter) implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      return REX.makeCall(op.sql, term.rex(), constant(term, value, parameter, parameters));
    }

    @Override
    public @Nullable Boolean truth(@Nullable Long time) {
      Long left = term.of(time);
      return left == null ? null : (Boolean) op.test.test(left, value);
    }

    @Override
    public Set<@Nullable Boolean> possible(Collection<Long> times) {
      return TimePredicates.possible(term, times, values -> op.possible(values, value));
    }

    @Override
    public void edges(Set<Long> edges) {
      term.edges(value, edges);
    }
  }

  /** A whole number, cast to a decimal or a double, compared with tenths. */
  record ComparedFraction(Term term, Op op, long tenths, boolean isDouble) implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      RelDataType type = isDouble ? nullable(SqlTypeName.DOUBLE) : DECIMAL;
      BigDecimal number = BigDecimal.valueOf(tenths, 1);
      RexNode constant = isDouble ? REX.makeApproxLiteral(number) : REX.makeExactLiteral(number);
      return REX.makeCall(op.sql, REX.makeAbstractCast(type, term.rex(), false), constant);
    }

    @Override
    public @Nullable Boolean truth(@Nullable Long time) {
      Long left = term.of(time);
      return left == null ? null : (Boolean) op.test.test(left * 10, tenths);
    }

    @Override
    public Set<@Nullable Boolean> possible(Collection<Long> times) {
      return TimePredicates.possible(
          term,
          times,
          values ->
              op.possible(
                  values.stream().map(v -> v * 10).collect(toCollection(TreeSet::new)), tenths));
    }

    @Override
    public void edges(Set<Long> edges) {
      term.edges(Math.floorDiv(tenths, 10), edges);
      term.edges(Math.floorDiv(tenths, 10) + 1, edges);
    }
  }

  record In(Term term, List<Long> values) implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      return REX.makeIn(
          term.rex(), values.stream().map(v -> constant(term, v, false, parameters)).toList());
    }

    @Override
    public @Nullable Boolean truth(@Nullable Long time) {
      Long left = term.of(time);
      return left == null ? null : (Boolean) values.contains(left);
    }

    @Override
    public Set<@Nullable Boolean> possible(Collection<Long> times) {
      return TimePredicates.possible(
          term,
          times,
          attained -> {
            Set<@Nullable Boolean> truths = new HashSet<>();
            long low = attained.first();
            long high = attained.last();
            if (values.stream().anyMatch(v -> low <= v && v <= high)) {
              truths.add(true);
            }
            if (low < high || !values.contains(low)) {
              truths.add(false);
            }
            return truths;
          });
    }

    @Override
    public void edges(Set<Long> edges) {
      values.forEach(value -> term.edges(value, edges));
    }
  }

  /**
   * A predicate on another column, of which nothing is known: of the rows that are tried, a false
   * one.
   */
  record OtherColumn() implements Predicate {
    private static final RexNode OTHER = REX.makeInputRef(nullable(SqlTypeName.BOOLEAN), 2);

    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      return OTHER;
    }

    @Override
    public Boolean truth(@Nullable Long time) {
      return false;
    }

    @Override
    public Set<@Nullable Boolean> possible(Collection<Long> times) {
      Set<@Nullable Boolean> truths = new HashSet<>(List.of(true, false));
      truths.add(null);
      return truths;
    }

    @Override
    public void edges(Set<Long> edges) {}
  }

  /** {@code IS NULL}, {@code NOT} and the tests of a truth value, by their operators. */
  record Unary(SqlOperator operator, Predicate part) implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      return REX.makeCall(operator, part.rex(parameters));
    }

    @Override
    public @Nullable Boolean truth(@Nullable Long time) {
      return of(part.truth(time));
    }

    private @Nullable Boolean of(@Nullable Boolean truth) {
      return switch (operator.getKind()) {
        case NOT -> truth == null ? null : !truth;
        case IS_TRUE -> Boolean.TRUE.equals(truth);
        case IS_NOT_TRUE -> !Boolean.TRUE.equals(truth);
        case IS_FALSE -> Boolean.FALSE.equals(truth);
        case IS_NOT_FALSE -> !Boolean.FALSE.equals(truth);
        case IS_NULL -> truth == null;
        default -> truth != null;
      };
    }

    @Override
    public Set<@Nullable Boolean> possible(Collection<Long> times) {
      Set<@Nullable Boolean> truths = new HashSet<>();
      part.possible(times).forEach(truth -> truths.add(of(truth)));
      return truths;
    }

    @Override
    public void edges(Set<Long> edges) {
      part.edges(edges);
    }
  }

  /** AND, OR, or a CASE of three. */
  record Tree(String kind, List<Predicate> parts) implements Predicate {
    @Override
    public RexNode rex(List<@Nullable Object> parameters) {
      List<RexNode> operands = new ArrayList<>();
      parts.forEach(part -> operands.add(part.rex(parameters)));
      return switch (kind) {
        case "AND" -> REX.makeCall(SqlStdOperatorTable.AND, operands.subList(0, 2));
        case "OR" -> REX.makeCall(SqlStdOperatorTable.OR, operands.subList(0, 2));
        default -> REX.makeCall(SqlStdOperatorTable.CASE, operands);
      };
    }

    @Override
    public @Nullable Boolean truth(@Nullable Long time) {
      Boolean a = parts.get(0).truth(time);
      Boolean b = parts.get(1).truth(time);
      return !kind.equals("CASE")
          ? both(a, b)
          : Boolean.TRUE.equals(a) ? b : parts.get(2).truth(time);
    }

    private @Nullable Boolean both(@Nullable Boolean a, @Nullable Boolean b) {
      Boolean decides = kind.equals("OR");
      if (decides.equals(a) || decides.equals(b)) {
        return decides;
      }
      return (a == null || b == null) ? null : (Boolean) !decides;
    }

    @Override
    public Set<@Nullable Boolean> possible(Collection<Long> times) {
      Set<@Nullable Boolean> first = parts.get(0).possible(times);
      Set<@Nullable Boolean> second = parts.get(1).possible(times);
      Set<@Nullable Boolean> truths = new HashSet<>();
      if (kind.equals("CASE")) {
        if (first.contains(true)) {
          truths.addAll(second);
        }
        if (first.contains(false) || first.contains(null)) {
          truths.addAll(parts.get(2).possible(times));
        }
      } else {
        first.forEach(a -> second.forEach(b -> truths.add(both(a, b))));
      }
      return truths;
    }

    @Override
    public void edges(Set<Long> edges) {
      parts.forEach(part -> part.edges(edges));
    }
  }
}
