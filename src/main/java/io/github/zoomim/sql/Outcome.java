package io.github.zoomim.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can be in the rows whose times lie in a span. All values are whole numbers: a
 * timestamp in milliseconds, a date in days, an interval in milliseconds or months, FALSE and TRUE
 * as 0 and 1.
 *
 * <p>A chance is about being possible, for rows differ in other columns too: of {@code type = 'x'}
 * TRUE and FALSE are both possible at each time.
 *
 * @param isNull whether it can be NULL
 */
record Outcome(List<Alternative> alternatives, Chance isNull) {
  /** Whatever expression it is, nothing is known of it. */
  static final Outcome ANY =
      new Outcome(
          List.of(new Alternative(Long.MIN_VALUE, Long.MAX_VALUE, true, Chance.ALWAYS)),
          Chance.ALWAYS);

  /** One value for all times, which is not at hand yet. */
  static final Outcome NOT_KNOWN_YET =
      new Outcome(
          List.of(new Alternative(Long.MIN_VALUE, Long.MAX_VALUE, true, Chance.MAYBE)),
          Chance.MAYBE);

  static final Outcome NULL = new Outcome(List.of(), Chance.ALWAYS);

  private static final Alternative TRUE = new Alternative(1, 1, false, Chance.ALWAYS);
  private static final Alternative FALSE = new Alternative(0, 0, false, Chance.ALWAYS);
  private static final Alternative TRUE_MAYBE = new Alternative(1, 1, false, Chance.MAYBE);
  private static final Alternative FALSE_MAYBE = new Alternative(0, 0, false, Chance.MAYBE);

  /** More are taken together as anything. */
  private static final int MOST_ALTERNATIVES = 16;

  /**
   * Values that it can have.
   *
   * @param isAny whether each value is possible at each time, because other columns decide
   */
  record Alternative(long low, long high, boolean isAny, Chance chance) {
    Alternative with(Chance other) {
      return chance.compareTo(other) <= 0 ? this : new Alternative(low, high, isAny, other);
    }

    /** The values of an increasing function. */
    Alternative map(LongUnaryOperator increasing) {
      return isAny
          ? this
          : new Alternative(
              increasing.applyAsLong(low), increasing.applyAsLong(high), false, chance);
    }

    static Alternative any(Chance chance) {
      return new Alternative(Long.MIN_VALUE, Long.MAX_VALUE, true, chance);
    }
  }

  /** Values between two, both included, and no NULL. */
  static Outcome between(long low, long high) {
    return new Outcome(List.of(new Alternative(low, high, false, Chance.ALWAYS)), Chance.NEVER);
  }

  /** A constant in the engine's form. */
  static Outcome of(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof Boolean truth) {
      return between(truth ? 1 : 0, truth ? 1 : 0);
    }
    return value instanceof Long
            || value instanceof Integer
            || value instanceof Short
            || value instanceof Byte
        ? between(((Number) value).longValue(), ((Number) value).longValue())
        : ANY;
  }

  /** A truth value. */
  static Outcome of(Chance isTrue, Chance isFalse, Chance isNull) {
    List<Alternative> truths = new ArrayList<>(2);
    if (isTrue != Chance.NEVER) {
      truths.add(isTrue == Chance.ALWAYS ? TRUE : TRUE_MAYBE);
    }
    if (isFalse != Chance.NEVER) {
      truths.add(isFalse == Chance.ALWAYS ? FALSE : FALSE_MAYBE);
    }
    return new Outcome(truths, isNull);
  }

  /** Whether a truth value can be the one given. */
  Chance canBe(boolean truth) {
    long number = truth ? 1 : 0;
    Chance chance = Chance.NEVER;
    for (Alternative a : alternatives) {
      if (a.low <= number && number <= a.high) {
        chance = chance.or(a.isAny || a.low == a.high ? a.chance : a.chance.and(Chance.MAYBE));
      }
    }
    return chance;
  }

  /** Whether it can be something else than NULL. */
  Chance isNotNull() {
    Chance chance = Chance.NEVER;
    for (Alternative alternative : alternatives) {
      chance = chance.or(alternative.chance);
    }
    return chance;
  }

  /** A function of it that is NULL for NULL. */
  Outcome map(UnaryOperator<Alternative> function) {
    List<Alternative> mapped = new ArrayList<>(alternatives.size());
    for (Alternative alternative : alternatives) {
      mapped.add(alternative.isAny ? alternative : function.apply(alternative));
    }
    return new Outcome(mapped, isNull);
  }

  /** A function of two that is NULL where either is. */
  Outcome map(Outcome other, BiFunction<Alternative, Alternative, Alternative> function) {
    List<Alternative> mapped = new ArrayList<>();
    for (Alternative a : alternatives) {
      for (Alternative b : other.alternatives) {
        Chance both = a.chance.and(b.chance);
        mapped.add(a.isAny || b.isAny ? Alternative.any(both) : function.apply(a, b).with(both));
      }
    }
    return bounded(mapped, isNull.or(other.isNull));
  }

  static Outcome bounded(List<Alternative> alternatives, Chance isNull) {
    return alternatives.size() <= MOST_ALTERNATIVES
        ? new Outcome(alternatives, isNull)
        : new Outcome(List.of(Alternative.any(Chance.ALWAYS)), isNull);
  }
}
