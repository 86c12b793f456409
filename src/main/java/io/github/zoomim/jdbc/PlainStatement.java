package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.PreparedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A statement that gets its SQL with each execution. */
final class PlainStatement extends RunningStatement {
  PlainStatement(JdbcConnection connection, List<String> warnings) {
    super(connection, warnings, false);
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    return run(sql);
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    run(sql);
    return true;
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    // Planning refuses statements that write, with an SQLSTATE of their own.
    connection().plan(sql);
    throw updateByQuery();
  }

  /** The refusal of a query where an update count is asked for. */
  static SQLException updateByQuery() {
    return SqlStates.unsupported("executeUpdate() cannot run a query; use executeQuery()");
  }

  private ResultSet run(String sql) throws SQLException {
    return run(
        sql, execution -> withoutParameters(connection().prepare(sql, execution)), List.of());
  }

  private static PreparedQuery withoutParameters(PreparedQuery query) throws SQLException {
    int count = query.parameters().size();
    if (count > 0) {
      throw SqlStates.missingParameters(
          "The statement has " + count + " parameters; set them through prepareStatement");
    }
    return query;
  }
}
