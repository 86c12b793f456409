package io.github.zoomim.sql.plan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that a group has. Public for the generated code's sake only. */
public final class DistinctKeys {
  private final Set<List<@Nullable Object>> keys = new HashSet<>();

  /** Whether the key is a new one. */
  public boolean add(@Nullable Object... key) {
    return keys.add(values(key));
  }

  /** The values of a row, which may be one itself. */
  private static List<@Nullable Object> values(@Nullable Object[] row) {
    Object[] values = row.clone();
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Object[] inner) {
        values[i] = values(inner);
      }
    }
    return Arrays.asList(values);
  }
}
