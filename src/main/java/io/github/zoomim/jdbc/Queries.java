package io.github.zoomim.jdbc;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.sql.PreparedQuery;
import io.github.zoomim.sql.SqlEngine;
import io.github.zoomim.sql.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the JDBC face needs of a SQL engine. Safe for many threads. */
public interface Queries {
  /**
   * Parses, validates and plans one statement; sends no request.
   *
   * @param execution stops the planning, which may take seconds
   * @throws io.github.zoomim.execution.ZoomImFailure for SQL that is wrong
   */
  PreparedQuery prepare(String sql, Execution execution);

  /** The same without any work, for a statement that was planned before; null for others. */
  default @Nullable PreparedQuery atHand(String sql) {
    return null;
  }

  /** The tables, for metadata. */
  List<Table> tables();

  /** The dialect's reserved words beyond SQL:2003, comma-separated. */
  String keywords();

  /** The queries of the engine. */
  static Queries of(SqlEngine engine) {
    return new Queries() {
      @Override
      public PreparedQuery prepare(String sql, Execution execution) {
        return engine.prepare(sql, execution);
      }

      @Override
      public @Nullable PreparedQuery atHand(String sql) {
        return engine.atHand(sql);
      }

      @Override
      public List<Table> tables() {
        return engine.tables();
      }

      @Override
      public String keywords() {
        return engine.keywords();
      }
    };
  }
}
