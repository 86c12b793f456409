package io.github.zoomim.jdbc;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.sql.PreparedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A statement that gets its SQL with each execution. */
final class PlainStatement extends RunningStatement {
  PlainStatement(JdbcConnection connection) {
    super(connection, false);
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    return run(sql, execution -> withoutParameters(sql, execution), List.of());
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    run(sql, execution -> withoutParameters(sql, execution), List.of());
    return true;
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    // Statements that write fail here already, with a state of their own.
    connection().plan(sql);
    throw updateByQuery();
  }

  /** The refusal of a query where an update count is asked for. */
  static SQLException updateByQuery() {
    return SqlStates.notSupported("A query has no update count and executeUpdate of one");
  }

  private PreparedQuery withoutParameters(String sql, Execution execution) throws SQLException {
    PreparedQuery query = connection().prepare(sql, execution);
    int count = query.parameters().size();
    if (count > 0) {
      throw SqlStates.missingParameters(
          "The statement has " + count + " parameters; set them through prepareStatement");
    }
    return query;
  }
}
