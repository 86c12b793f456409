package io.github.zoomim.sql;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.sql.table.Table;
import java.util.List;

/** What the JDBC face needs of the engine. Safe for many threads. */
public interface Queries {
  /**
   * Parses, validates and plans one statement; sends no request.
   *
   * @param execution stops the planning, which may take seconds
   * @throws io.github.zoomim.execution.ZoomImFailure for SQL that is wrong
   */
  PreparedQuery prepare(String sql, Execution execution);

  /** The tables, for metadata. */
  List<Table> tables();

  /** The dialect's reserved words beyond SQL:2003, comma-separated. */
  String keywords();
}
