package io.github.zoomim.sql.code;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.jspecify.annotations.Nullable;

/** Groups of rows, and how many rows of each have values; without keys one group of all rows. */
final class Counts extends AbstractEnumerable<@Nullable Object[]> {
  private final Enumerable<@Nullable Object[]> input;
  private final int[] keys;
  private final int[][] counted;

  /**
   * @param keys the columns to group by
   * @param counted for each count, the columns that must not be NULL
   */
  Counts(Enumerable<@Nullable Object[]> input, int[] keys, int[][] counted) {
    this.input = input;
    this.keys = keys;
    this.counted = counted;
  }

  @Override
  public Enumerator<@Nullable Object[]> enumerator() {
    Map<@Nullable Object, long[]> groups = new HashMap<>();
    if (keys.length == 0) {
      groups.put(List.of(), new long[counted.length]);
    }
    try (Enumerator<@Nullable Object[]> rows = input.enumerator()) {
      while (rows.moveNext()) {
        count(rows.current(), groups);
      }
    }
    return Linq4j.iterableEnumerator(
        groups.entrySet().stream().map(group -> row(group.getKey(), group.getValue())).toList());
  }

  private void count(@Nullable Object[] row, Map<@Nullable Object, long[]> groups) {
    long[] counts = groups.computeIfAbsent(key(row), key -> new long[counted.length]);
    for (int i = 0; i < counted.length; i++) {
      counts[i] += hasValues(row, counted[i]) ? 1 : 0;
    }
  }

  private static boolean hasValues(@Nullable Object[] row, int[] columns) {
    for (int column : columns) {
      if (row[column] == null) {
        return false;
      }
    }
    return true;
  }

  /** A single key is itself, several are a list. */
  private @Nullable Object key(@Nullable Object[] row) {
    if (keys.length == 1) {
      return row[keys[0]];
    }
    @Nullable Object[] values = new @Nullable Object[keys.length];
    for (int i = 0; i < keys.length; i++) {
      values[i] = row[keys[i]];
    }
    return Arrays.asList(values);
  }

  private @Nullable Object[] row(@Nullable Object key, long[] counts) {
    @Nullable Object[] row = new @Nullable Object[keys.length + counts.length];
    if (keys.length == 1) {
      row[0] = key;
    } else {
      System.arraycopy(((List<?>) requireNonNull(key)).toArray(), 0, row, 0, keys.length);
    }
    for (int i = 0; i < counts.length; i++) {
      row[keys.length + i] = counts[i];
    }
    return row;
  }
}
