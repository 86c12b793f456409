package io.github.zoomim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.spec.ColumnSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which columns of a page a statement has decoded. */
class ReadColumnsTest {
  // It is always read.
  private static final int ID = 0;

  private static final int TYPE = 1;
  private static final int NAME = 2;
  private static final int TIME = 3;

  static Stream<Arguments> statements() {
    return Stream.of(
        on("SELECT COUNT(*) FROM chat_sessions"),
        on("SELECT COUNT(session_id), 1 FROM chat_sessions"),
        on("SELECT COUNT(*) FROM (SELECT * FROM chat_sessions LIMIT 3)"),
        on("SELECT session_id FROM chat_sessions LIMIT 3"),
        on("SELECT type, COUNT(*) FROM chat_sessions GROUP BY type", TYPE),
        on("SELECT type, COUNT(*) FROM chat_sessions GROUP BY type ORDER BY 2", TYPE),
        on("SELECT COUNT(*) FILTER (WHERE name = 'x') FROM chat_sessions", NAME),
        on("SELECT COUNT(*) FROM chat_sessions WHERE last_message_sent_time < CURRENT_DATE", TIME),
        on("SELECT MAX(last_message_sent_time) FROM chat_sessions WHERE name = 'x'", NAME, TIME),
        on("SELECT session_id FROM chat_sessions ORDER BY name", NAME),
        on("SELECT session_id FROM chat_sessions ORDER BY name LIMIT 2", NAME),
        on("SELECT session_id FROM chat_sessions UNION ALL SELECT type FROM chat_sessions", TYPE),
        on(
            "SELECT a.session_id FROM chat_sessions a JOIN chat_sessions b ON a.type = b.name",
            TYPE,
            NAME),
        on(
            "SELECT session_id FROM chat_sessions WHERE type IN (SELECT name FROM chat_sessions)",
            TYPE,
            NAME),
        on(
            "SELECT session_id, LISTAGG(name) WITHIN GROUP (ORDER BY last_message_sent_time)"
                + " FROM chat_sessions GROUP BY session_id",
            NAME,
            TIME),
        on("SELECT * FROM chat_sessions", TYPE, NAME, TIME),
        // What isn't looked into reads everything.
        on(
            "SELECT session_id, ROW_NUMBER() OVER (ORDER BY name) FROM chat_sessions",
            TYPE,
            NAME,
            TIME));
  }

  private static Arguments on(String sql, Integer... columns) {
    return Arguments.of(sql, ColumnSet.of(List.of(columns)));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void readsWhatThePlanLooksAt(String sql, ColumnSet columns) {
    FakeAccount account = new FakeAccount("a", "b");
    SqlEngine engine = new SqlEngine(account.tables(), new RequestLog());
    try (Rows rows =
        engine
            .prepare(sql, Execution.unlimited(TimeSource.system()))
            .open(List.of(), Execution.unlimited(TimeSource.system()))) {
      while (rows.next()) {
        rows.value(0);
      }
    }
    assertThat(account.asked())
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.columns().with(ID)).isEqualTo(columns.with(ID)));
  }
}
