package io.github.zoomim.sql.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.runtime.FlatLists;
import org.jspecify.annotations.Nullable;

/** Arrays as the columns of rows. Public for the generated code's sake only. */
public final class ArrayRows {
  private ArrayRows() {}

  /** Rows of the elements at the same places, with NULL where an array is shorter. */
  @SuppressWarnings({"rawtypes", "unchecked"}) // as the code of UNNEST takes them
  public static List<List> zipped(@Nullable List... arrays) {
    int longest = 0;
    for (List array : arrays) {
      longest = Math.max(longest, array == null ? 0 : array.size());
    }
    List<List> rows = new ArrayList<>();
    for (int i = 0; i < longest; i++) {
      @Nullable Object[] row = new Object[arrays.length];
      for (int k = 0; k < arrays.length; k++) {
        List array = arrays[k];
        row[k] = array == null || i >= array.size() ? null : array.get(i);
      }
      rows.add(FlatLists.ofComparable((List) Arrays.asList(row)));
    }
    return rows;
  }
}
