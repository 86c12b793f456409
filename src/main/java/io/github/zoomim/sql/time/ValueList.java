package io.github.zoomim.sql.time;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Collection;
import java.util.Comparator;
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
  private final ImmutableSortedSet<Long> numbers;

  /**
   * A list.
   *
   * @param values in the engine's form
   */
  public ValueList(Collection<? extends @Nullable Object> values) {
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
        this.values.stream()
            .filter(Long.class::isInstance)
            .map(Long.class::cast)
            .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
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

  /** What {@link #contains} may be for these values. */
  ValueSet contains(ValueSet value) {
    if (isEmpty()) {
      return ValueSet.truth(false, true, false);
    }
    boolean isTrue = false;
    boolean isOther = false;
    for (Interval interval : value.intervals()) {
      boolean meets = meets(interval);
      isTrue |= meets;
      isOther |= !(meets && interval.isSingle());
    }
    return ValueSet.truth(isTrue, isOther && !hasNull, value.hasNull() || (isOther && hasNull));
  }

  private boolean meets(Interval interval) {
    Long next = numbers.ceiling(interval.first());
    return next != null && next <= interval.last();
  }
}
