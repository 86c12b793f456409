package io.github.zoomim.jdbc;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.jdbc.metadata.Listing;
import io.github.zoomim.sql.RowCursor;
import java.sql.ResultSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in memory, for metadata and arrays. */
final class MemoryRows implements RowCursor {
  private final List<@Nullable Object[]> rows;
  private int current = -1;

  private MemoryRows(List<@Nullable Object[]> rows) {
    this.rows = rows;
  }

  /** The listing as a result set, closed along with its owner. */
  static ResultSet resultSet(Listing listing, JdbcResultSet.Owner owner) {
    Execution execution = Execution.unlimited(TimeSource.system());
    ResultCursor run = ResultCursor.inMemory(execution, new MemoryRows(listing.rows()));
    return new JdbcResultSet(run, listing.columns(), owner, 0, 0);
  }

  @Override
  public boolean next() {
    current++;
    return current < rows.size();
  }

  @Override
  public @Nullable Object value(int column) {
    return rows.get(current)[column];
  }

  @Override
  public void close() {}
}
