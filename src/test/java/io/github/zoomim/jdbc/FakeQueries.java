package io.github.zoomim.jdbc;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.sql.PreparedQuery;
import io.github.zoomim.sql.Queries;
import io.github.zoomim.sql.RowCursor;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.table.Table;
import io.github.zoomim.sql.type.SqlType;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Queries that tests put together: what each statement answers, and what was asked of it. */
final class FakeQueries implements Queries {
  static final SqlType VARCHAR = type(JDBCType.VARCHAR, 0);
  static final SqlType INTEGER = type(JDBCType.INTEGER, 0);
  static final SqlType TIMESTAMP = type(JDBCType.TIMESTAMP, 3);
  static final Table CHAT_SESSIONS =
      new Table(
          "zoom",
          "chat_sessions",
          "TABLE",
          "The chat sessions",
          List.of(
              tableColumn("session_id", VARCHAR, false, "The id"),
              tableColumn("type", VARCHAR, true, "Group or 1:1"),
              tableColumn("name", VARCHAR, true, "The name"),
              tableColumn("last_message_sent_time", TIMESTAMP, true, "The time, UTC")),
          List.of("session_id"));

  private final Map<String, PreparedQuery> queries = new HashMap<>();
  final List<List<? extends @Nullable Object>> parameters = new ArrayList<>();
  final List<Execution> executions = new ArrayList<>();
  final AtomicInteger closedRows = new AtomicInteger();
  final AtomicInteger connectionsReleased = new AtomicInteger();
  Predicate<Duration> ping = timeout -> true;

  /** Makes rows for a run. */
  interface Opening {
    RowCursor open(Execution execution);
  }

  Connection connect() {
    return new JdbcConnection(
        new ConnectionContext(
            this,
            () -> {},
            TimeSource.system(),
            "jdbc:zoomim:demo",
            "somebody",
            timeout -> ping.test(timeout),
            List.of(),
            connectionsReleased::incrementAndGet));
  }

  FakeQueries answer(
      String sql, List<Column> columns, List<SqlType> parameterTypes, Opening opening) {
    queries.put(
        sql,
        new PreparedQuery() {
          @Override
          public List<Column> columns() {
            return columns;
          }

          @Override
          public List<SqlType> parameters() {
            return parameterTypes;
          }

          @Override
          public RowCursor open(List<? extends @Nullable Object> values, Execution execution) {
            parameters.add(values);
            executions.add(execution);
            return opening.open(execution);
          }
        });
    return this;
  }

  /** A query of one column with these values. */
  FakeQueries answer(String sql, SqlType type, @Nullable Object... values) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(new Object[] {value});
    }
    return answer(sql, List.of(column("c", type)), List.of(), execution -> rows(rows));
  }

  RowCursor rows(List<@Nullable Object[]> rows) {
    return new RowCursor() {
      private int current = -1;

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
      public void close() {
        closedRows.incrementAndGet();
      }
    };
  }

  @Override
  public PreparedQuery prepare(String sql, Execution execution) {
    PreparedQuery query = queries.get(sql);
    if (query == null) {
      throw new ZoomImFailure(ZoomImFailure.Kind.SYNTAX, "Can't parse " + sql);
    }
    return query;
  }

  @Override
  public List<Table> tables() {
    return List.of(CHAT_SESSIONS);
  }

  @Override
  public String keywords() {
    return "QUALIFY";
  }

  /** The messages of a chain of warnings. */
  static List<String> messages(@Nullable SQLWarning chain) {
    List<String> messages = new ArrayList<>();
    for (SQLWarning warning = chain; warning != null; warning = warning.getNextWarning()) {
      messages.add(warning.getSQLState() + " " + warning.getMessage());
    }
    return messages;
  }

  static SqlType type(JDBCType type, int precision) {
    return new SqlType(type, type.getName(), precision, 0, null);
  }

  static Column column(String label, SqlType type) {
    return new Column(label, null, null, type, true, null);
  }

  private static Column tableColumn(String name, SqlType type, boolean nullable, String remarks) {
    return new Column(name, "chat_sessions", "zoom", type, nullable, remarks);
  }
}
