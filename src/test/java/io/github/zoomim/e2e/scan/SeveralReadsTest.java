package io.github.zoomim.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.Reading.RowOrder;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statements that read the table several times, some of them few rows in the order of time. */
class SeveralReadsTest {
  private static final String NEWEST = "2026-11-23..2026-11-23";
  private static final String OLDEST = "2026-05-23..2026-05-23";

  /** 3,000 over six months, the latest now, named by their place from the latest. */
  private final Fixture zoom =
      Fixture.of(LaboratoryOptions.of(sessions()).withRowOrder(RowOrder.SHUFFLED));

  private static List<SimulatedSession> sessions() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      sessions.add(
          new SimulatedSession(
              "s" + i,
              i % 2 == 0 ? "Group" : "1:1",
              "n" + i % 7,
              Fixture.NOW.minus(Duration.ofSeconds(5_260).multipliedBy(i))));
    }
    return sessions;
  }

  @AfterEach
  void close() {
    zoom.close();
  }

  private Fixture.Answer query(String sql, Object... parameters) {
    return zoom.query(sql(sql), parameters);
  }

  /** {@code t} for the time, {@code cs} for the table. */
  private static String sql(String sql) {
    return sql.replaceAll("\\bt\\b", "last_message_sent_time")
        .replaceAll("\\bcs\\b", "chat_sessions");
  }

  private int requestsOfAll() {
    return query("SELECT session_id FROM cs").returnsRows(3_000).asked().size();
  }

  @Test
  void aSubqueryInTheSelectListIsReadOnceAndInOrder() {
    query("SELECT (SELECT MAX(t) FROM cs)").returns("2026-11-23 12:00:00.000").requests(NEWEST);
    query("SELECT (SELECT session_id FROM cs ORDER BY t DESC LIMIT 1)")
        .returns("s0")
        .requests(NEWEST);
    query("SELECT (SELECT session_id FROM cs ORDER BY t DESC, name LIMIT 1 OFFSET ?) AS x, 1", 2)
        .returns("s2, 1")
        .requests(NEWEST);
    query("SELECT x, (SELECT session_id FROM cs ORDER BY t DESC LIMIT 1) FROM (VALUES 1, 2) v(x)")
        .returns("1, s0", "2, s0")
        .requests(NEWEST);
  }

  @Test
  void limitedReadsInOrderKeepTheirOwnScans() {
    query("SELECT MAX(t) FROM cs UNION ALL SELECT MAX(t) FROM cs WHERE t < '2026-11-20'")
        .returns("2026-11-23 12:00:00.000", "2026-11-19 23:15:20.000")
        .requests(NEWEST, "2026-11-19..2026-11-19");
    query(
            "(SELECT session_id FROM cs ORDER BY t DESC LIMIT 3) UNION ALL"
                + " (SELECT session_id FROM cs ORDER BY t LIMIT 3)")
        .returns("s0", "s1", "s2", "s2999", "s2998", "s2997")
        .requests(NEWEST, OLDEST, "2026-05-24..2026-05-24", "2026-05-25..2026-05-25");
    query("SELECT (SELECT MIN(t) FROM cs), (SELECT MAX(t) FROM cs)")
        .returns("2026-05-24 22:07:40.000, 2026-11-23 12:00:00.000");
    query("SELECT MIN(t), MAX(t) FROM cs WHERE t > '2026-06-01'")
        .returns("2026-06-01 01:04:40.000, 2026-11-23 12:00:00.000")
        .requests("2026-06-01..2026-06-01", NEWEST);
  }

  @Test
  void theSameLimitedReadIsMadeOnce() {
    String five = "WITH l AS (SELECT * FROM cs ORDER BY t DESC LIMIT 5) ";
    query(five + "SELECT a.session_id FROM l a JOIN l b ON a.session_id = b.session_id")
        .returns("s0", "s1", "s2", "s3", "s4")
        .requests(NEWEST);
    query(five + "SELECT COUNT(*) FROM l a JOIN l b ON a.t < b.t").returns("10").requests(NEWEST);
    query(five + "SELECT COUNT(*) FROM l a CROSS JOIN l b CROSS JOIN l c")
        .returns("125")
        .requests(NEWEST);
  }

  @Test
  void readsThatDifferInAPredicateDontTakeEachOthersRows() {
    // One of them has its rows, and the end of its ties, long before the other.
    query(
            "SELECT (SELECT MAX(session_id) FROM (SELECT session_id FROM cs WHERE name = 'n3' ORDER"
                + " BY t DESC, name LIMIT 1)), (SELECT MAX(session_id) FROM (SELECT session_id FROM"
                + " cs WHERE session_id = 's40' ORDER BY t DESC, name LIMIT 1))")
        .returns("s3, s40");
    query(
            "(SELECT session_id FROM cs WHERE type = 'Group' ORDER BY t DESC LIMIT 2) UNION ALL"
                + " (SELECT session_id FROM cs WHERE type = '1:1' ORDER BY t DESC LIMIT 2)")
        .returns("s0", "s2", "s1", "s3");
  }

  @Test
  void aReaderOfEverythingServesTheOthers() {
    int all = requestsOfAll();
    query(
            "SELECT a.session_id FROM cs a, (SELECT name FROM cs ORDER BY t DESC LIMIT 1) b WHERE"
                + " a.name = b.name")
        .returnsRows(429)
        .asked();
    assertThat(zoom.asked()).hasSize(all);
    query(
            "SELECT COUNT(*), (SELECT MAX(t) FROM cs), (SELECT session_id FROM cs ORDER BY t, name"
                + " LIMIT 1 OFFSET 1) FROM cs")
        .returns("3000, 2026-11-23 12:00:00.000, s2998");
    assertThat(zoom.asked()).hasSize(all);
    query("SELECT COUNT(*) FROM cs WHERE EXISTS (SELECT 1 FROM cs WHERE name = 'n3')")
        .returns("3000");
    assertThat(zoom.asked()).hasSize(all);
  }

  @Test
  void aSubqueryOfALoopThatDependsOnItsRowIsReadForEach() {
    query(
            "SELECT x, (SELECT MAX(session_id) FROM (SELECT session_id FROM cs WHERE name = 'n' ||"
                + " v.x ORDER BY t DESC LIMIT 1)) FROM (VALUES '1', '2') v(x)")
        .returns("1, s1", "2, s2");
  }

  @Test
  void existsTakesOneRow() {
    query("SELECT EXISTS (SELECT 1 FROM cs WHERE t >= '2026-10-01')")
        .returns("true")
        .requests("2026-10-24..2026-11-23");
    query("SELECT CASE WHEN EXISTS (SELECT 1 FROM cs WHERE name = 'n3') THEN 'a' ELSE 'b' END")
        .returns("a")
        .requests("2026-10-24..2026-11-23");
    query("SELECT EXISTS (SELECT 1 FROM cs WHERE t < '2026-10-01' AND t > '2026-09-30 23:00')")
        .returns("true")
        .requests("2026-09-30..2026-09-30");
    query("SELECT EXISTS (SELECT 1 FROM cs)").returns("true").requests("2026-10-24..2026-11-23");
    query("SELECT x FROM (VALUES 1, 2) v(x) WHERE EXISTS (SELECT 1 FROM cs WHERE name = 'n3')")
        .returns("1", "2")
        .requests("2026-10-24..2026-11-23");
    query("SELECT 'x' FROM dual WHERE NOT EXISTS (SELECT 1 FROM cs WHERE name = 'n3')")
        .returns()
        .requests("2026-10-24..2026-11-23");
    query("SELECT EXISTS (SELECT 1 FROM cs WHERE name = 'none')").returns("false");
    query("SELECT NOT EXISTS (SELECT 1 FROM cs WHERE name = 'none')").returns("true");
  }
}
