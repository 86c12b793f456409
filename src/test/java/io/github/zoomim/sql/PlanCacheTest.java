package io.github.zoomim.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.RequestRecord;
import io.github.zoomim.execution.RunLimits;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.spec.ZoomTables;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same statement again costs no planning, and its rows are right all the same. */
class PlanCacheTest {
  private static final String BY_NAME = "SELECT session_id FROM chat_sessions WHERE name = ?";

  private final PlanCache plans = new PlanCache(100);
  private final FakeAccount first = new FakeAccount("a1", "a2", "a3");
  private final FakeAccount second = new FakeAccount("b1");

  private SqlEngine engine(FakeAccount account) {
    return new SqlEngine(account.tables(), new RequestLog(), plans);
  }

  private static CompiledPlan plan(SqlEngine engine, String sql) {
    return ((CompiledQuery) engine.prepare(sql, now())).plan();
  }

  private static List<@Nullable Object> rows(
      SqlEngine engine, Execution execution, String sql, Object... parameters) {
    List<@Nullable Object> values = new ArrayList<>();
    try (RowCursor rows = engine.prepare(sql, now()).open(List.of(parameters), execution)) {
      while (rows.next()) {
        values.add(rows.value(0));
      }
    }
    return values;
  }

  private static Execution at(String now, int maxRows, int fetchSize) {
    TimeSource time =
        new TimeSource() {
          @Override
          public Instant now() {
            return Instant.parse(now);
          }

          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public boolean await(CountDownLatch latch, Duration duration) {
            return true;
          }
        };
    return new Execution(time, new RunLimits(Duration.ZERO, Duration.ZERO, maxRows, fetchSize), "");
  }

  private static Execution now() {
    return at("2026-11-23T12:00:00Z", 0, 0);
  }

  @Test
  void accountsShareAPlanAndReadTheirOwnSessions() {
    String sql = "SELECT session_id FROM chat_sessions";
    assertThat(plan(engine(first), sql)).isSameAs(plan(engine(second), sql));
    assertThat(rows(engine(first), now(), sql)).containsExactly("a1", "a2", "a3");
    assertThat(rows(engine(second), now(), sql)).containsExactly("b1");
  }

  @Test
  void accountsShareAPlanAndReadTheirOwnLog() {
    RequestLog log = new RequestLog();
    Instant started = Instant.parse("2026-11-23T12:00:00Z");
    log.add(new RequestRecord(started, "/p", "w", 1, 200, 0, 0, Duration.ZERO, 1, ""));
    String sql = "SELECT COUNT(*) FROM api_requests";
    SqlEngine noted = new SqlEngine(first.tables(), log, plans);
    assertThat(rows(engine(first), now(), sql)).containsExactly(0L);
    assertThat(plan(noted, sql)).isSameAs(plan(engine(first), sql));
    assertThat(rows(noted, now(), sql)).containsExactly(1L);
  }

  @Test
  void theSamePlanTakesOtherParameters() {
    SqlEngine engine = engine(first);
    assertThat(rows(engine, now(), BY_NAME, "name of a2")).containsExactly("a2");
    assertThat(rows(engine, now(), BY_NAME, "name of a3")).containsExactly("a3");
    assertThat(plan(engine, BY_NAME)).isSameAs(plan(engine, BY_NAME));
  }

  @Test
  void statementsThatDifferInALiteralShareNothing() {
    SqlEngine engine = engine(first);
    assertThat(rows(engine, now(), "SELECT session_id FROM chat_sessions LIMIT 1")).hasSize(1);
    assertThat(rows(engine, now(), "SELECT session_id FROM chat_sessions LIMIT 2")).hasSize(2);
    assertThat(rows(engine, now(), "SELECT 'a' FROM dual")).containsExactly("a");
    assertThat(rows(engine, now(), "SELECT 'A' FROM dual")).containsExactly("A");
  }

  @Test
  void theTimeIsTheExecutions() {
    SqlEngine engine = engine(first);
    String sql = "SELECT CURRENT_TIMESTAMP FROM dual";
    assertThat(rows(engine, at("2026-11-23T12:00:00Z", 0, 0), sql))
        .containsExactly(LocalDateTime.parse("2026-11-23T12:00"));
    assertThat(rows(engine, at("2027-01-01T01:02:03Z", 0, 0), sql))
        .containsExactly(LocalDateTime.parse("2027-01-01T01:02:03"));
    String today = "SELECT 1 FROM chat_sessions WHERE last_message_sent_time >= CURRENT_DATE";
    rows(engine, at("2026-11-23T12:00:00Z", 0, 0), today);
    rows(engine, at("2026-11-24T12:00:00Z", 0, 0), today);
    assertThat(first.asked().subList(0, 2))
        .extracting(request -> request.window().from())
        .containsExactly(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-24"));
  }

  @Test
  void theRowLimitAndFetchSizeAreTheExecutions() {
    SqlEngine engine = engine(first);
    String sql = "SELECT session_id FROM chat_sessions";
    assertThat(rows(engine, at("2026-11-23T12:00:00Z", 2, 0), sql)).hasSize(2);
    assertThat(rows(engine, at("2026-11-23T12:00:00Z", 0, 50), sql)).hasSize(3);
    assertThat(first.asked()).extracting(request -> request.pageSize()).contains(2, 50);
  }

  @Test
  void aStatementThatFailsIsNotKept() {
    SqlEngine engine = engine(first);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> engine.prepare("SELECT nothing FROM chat_sessions", now()))
          .isInstanceOf(ZoomImFailure.class)
          .hasMessageContaining("nothing");
    }
    assertThat(plans.forTables(List.of(ZoomTables.IM)).find("SELECT nothing FROM chat_sessions"))
        .isNull();
  }

  /** The engine keeps a random generator in a static field. */
  @Test
  void codeThatKeepsAStateIsNotShared() {
    String sql = "SELECT RAND(5) FROM chat_sessions ORDER BY name";
    assertThat(plan(engine(first), sql)).isNotSameAs(plan(engine(first), sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT TO_CHAR(last_message_sent_time, 'YYYY') FROM chat_sessions",
        "SELECT session_id FROM chat_sessions WHERE TO_DATE(name, 'YYYY') > CURRENT_DATE",
        "SELECT TO_TIMESTAMP(name, 'YYYY') FROM chat_sessions"
      })
  void timesInAFormatArePlannedOnce(String sql) {
    assertThat(plan(engine(first), sql)).isSameAs(plan(engine(first), sql));
  }

  @Test
  void codeThatCachesPatternsIsShared() {
    String sql = "SELECT UPPER(name) FROM chat_sessions WHERE name LIKE ? AND name SIMILAR TO 'n%'";
    assertThat(plan(engine(first), sql)).isSameAs(plan(engine(first), sql));
    assertThat(rows(engine(first), now(), sql, "%2")).containsExactly("NAME OF A2");
  }

  /** Constants are computed when the code is loaded, which Java tries once only. */
  @Test
  void aConstantThatFailsDoesSoForTheSameReasonEachTime() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> rows(engine(first), now(), "SELECT 1 / 0"))
          .isInstanceOfSatisfying(
              ZoomImFailure.class,
              e -> assertThat(e.kind()).isEqualTo(ZoomImFailure.Kind.DIVISION_BY_ZERO));
    }
  }

  @Test
  void threadsRunOnePlanAtOnce() throws Exception {
    String sql =
        "SELECT a.session_id FROM chat_sessions a JOIN chat_sessions b ON a.name = b.name"
            + " WHERE a.name LIKE ? ORDER BY a.session_id";
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<@Nullable Object>>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        FakeAccount account = i % 3 == 0 ? second : first;
        Object name = "%" + (i % 3 == 0 ? "b1" : "a" + (1 + i % 2));
        results.add(threads.submit(() -> rows(engine(account), now(), sql, name)));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(results.get(i).get()).containsExactly(i % 3 == 0 ? "b1" : "a" + (1 + i % 2));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void whatIsForgottenIsCollected() {
    PlanCache small = new PlanCache(2);
    SqlEngine engine = new SqlEngine(first.tables(), new RequestLog(), small);
    String sql = "SELECT UPPER(session_id) FROM chat_sessions";
    WeakReference<CompiledPlan> plan = new WeakReference<>(plan(engine, sql));
    WeakReference<ClassLoader> classes = new WeakReference<>(plan(engine, sql).classes());
    for (int i = 0; i < 4; i++) {
      engine.prepare("SELECT " + i + " FROM chat_sessions", now());
    }
    assertThat(small.find(sql)).isNull();
    for (int i = 0; i < 20 && classes.get() != null; i++) {
      System.gc();
    }
    assertThat(plan.get()).isNull();
    assertThat(classes.get()).isNull();
  }
}
