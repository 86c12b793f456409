package io.github.zoomim.jdbc;

import io.github.zoomim.execution.RequestStatistics;
import java.sql.SQLException;
import java.sql.Statement;

/** A statement of this driver; get it by {@code statement.unwrap(ZoomImStatement.class)}. */
public interface ZoomImStatement extends Statement {
  /**
   * What the last run has cost so far, and how far it has come: requests, pages, rows, bytes,
   * windows of days. The figures change while its rows are read, and any thread may read them; all
   * are 0 before the first run.
   *
   * @throws SQLException when the statement is closed
   */
  RequestStatistics statistics() throws SQLException;
}
