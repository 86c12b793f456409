package io.github.zoomim.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a long IN, for looking up instead of comparing one by one. Public for the generated
 * code's sake only.
 */
public final class ValueList {
  private final Set<Object> values = new HashSet<>();
  private final boolean hasNull;

  /** Those that are whole numbers, in order. */
  private final long[] numbers;

  /**
   * @param values in the engine's form
   */
  ValueList(Collection<? extends @Nullable Object> values) {
    boolean foundNull = false;
    for (Object value : values) {
      if (value == null) {
        foundNull = true;
      } else {
        this.values.add(key(value));
      }
    }
    hasNull = foundNull;
    numbers =
        this.values.stream().filter(Long.class::isInstance).mapToLong(Long.class::cast).toArray();
    Arrays.sort(numbers);
  }

  private static Object key(Object value) {
    return value instanceof Number number ? (Object) number.longValue() : value;
  }

  /**
   * {@code value IN (…)} as SQL has it: NULL where only a NULL of the list could be equal; NULL is
   * in no list without values.
   */
  public static @Nullable Boolean contains(@Nullable Object value, Object list) {
    ValueList all = (ValueList) list;
    if (all.isEmpty()) {
      return false;
    }
    if (value == null) {
      return null;
    }
    return all.values.contains(key(value)) ? Boolean.TRUE : all.hasNull ? null : Boolean.FALSE;
  }

  private boolean isEmpty() {
    return values.isEmpty() && !hasNull;
  }

  /** What {@link #contains} can be for values of the outcome. */
  Outcome contains(Outcome value) {
    Chance isTrue = Chance.NEVER;
    Chance isOther = Chance.NEVER;
    for (Outcome.Alternative a : value.alternatives()) {
      if (a.isAny()) {
        isTrue = isTrue.or(a.chance());
        isOther = isOther.or(a.chance());
      } else if (!meets(a)) {
        isOther = isOther.or(a.chance());
      } else if (a.low() == a.high()) {
        isTrue = isTrue.or(a.chance());
      } else {
        isTrue = isTrue.or(a.chance().and(Chance.MAYBE));
        isOther = isOther.or(a.chance().and(Chance.MAYBE));
      }
    }
    if (isEmpty()) {
      return Outcome.of(Chance.NEVER, isOther.or(value.isNull()), Chance.NEVER);
    }
    return Outcome.of(
        isTrue,
        hasNull ? Chance.NEVER : isOther,
        hasNull ? value.isNull().or(isOther) : value.isNull());
  }

  private boolean meets(Outcome.Alternative a) {
    int found = Arrays.binarySearch(numbers, a.low());
    int next = found >= 0 ? found : -found - 1;
    return next < numbers.length && numbers[next] <= a.high();
  }
}
