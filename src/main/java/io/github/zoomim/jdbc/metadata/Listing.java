package io.github.zoomim.jdbc.metadata;

import io.github.zoomim.sql.RowCursor;
import io.github.zoomim.sql.table.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in memory, and their columns. */
public final class Listing {
  private final List<Column> columns;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /** A listing without rows. */
  public Listing(List<Column> columns) {
    this.columns = columns;
  }

  /** Adds a row; the values have the classes that {@link RowCursor} names. */
  public Listing row(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values for " + columns);
    }
    rows.add(values);
    return this;
  }

  public List<Column> columns() {
    return columns;
  }

  public List<@Nullable Object[]> rows() {
    return rows;
  }
}
