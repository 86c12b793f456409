package io.github.zoomim.sql;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query that was parsed, validated and planned; it can run many times, from many threads. */
public interface PreparedQuery {
  /** The columns of its result, in order. */
  List<Column> columns();

  /** The types of its parameters ({@code ?}), in order. */
  List<SqlType> parameters();

  /**
   * Starts a run; sends no request before the first {@link RowCursor#next}.
   *
   * @param parameters a value for each parameter, of the class that {@link RowCursor} names for its
   *     type, or null
   * @throws io.github.zoomim.execution.ZoomImFailure for a value that the engine refuses
   */
  RowCursor open(List<? extends @Nullable Object> parameters, Execution execution);
}
