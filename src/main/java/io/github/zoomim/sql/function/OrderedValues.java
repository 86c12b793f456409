package io.github.zoomim.sql.function;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a group in the order of the aggregate, and what aggregates make of them. Public for
 * the generated code's sake only.
 */
public final class OrderedValues {
  private final List<@Nullable Object> values = new GatheredValues.Elements();
  private double fraction;

  /** Takes the next value. */
  public void add(@Nullable Object value) {
    values.add(value);
  }

  /** Takes the next value of a percentile. */
  public void add(Object value, Object percentile) {
    fraction = ((Number) percentile).doubleValue();
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new ZoomImFailure(
          Kind.OUT_OF_RANGE, "A percentile must be between 0 and 1, but is " + percentile);
    }
    values.add(value);
  }

  /** All of them; null without any. */
  public @Nullable List<@Nullable Object> list() {
    return values.isEmpty() ? null : new ArrayList<>(values);
  }

  /** The value at the fraction, between two where it lies between them. */
  public @Nullable Double continuous() {
    if (values.isEmpty()) {
      return null;
    }
    double position = fraction * (values.size() - 1);
    double below = number((int) Math.floor(position));
    double above = number((int) Math.ceil(position));
    return below + (above - below) * (position - Math.floor(position));
  }

  private double number(int index) {
    return values.get(index) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** The first value that this number of values does not exceed. */
  public @Nullable Object discrete() {
    return values.isEmpty()
        ? null
        : values.get(Math.max(0, (int) Math.ceil(fraction * values.size()) - 1));
  }

  /** The most frequent value, the first of several. */
  public @Nullable Object mode() {
    Map<@Nullable Object, Integer> counts = new LinkedHashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    Object mode = null;
    int most = 0;
    for (Map.Entry<@Nullable Object, Integer> counted : counts.entrySet()) {
      if (counted.getValue() > most) {
        most = counted.getValue();
        mode = counted.getKey();
      }
    }
    return mode;
  }
}
