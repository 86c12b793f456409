package io.github.zoomim.e2e.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.DialectSessions;
import io.github.zoomim.support.Fixture;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that programs write. */
class LongStatementsTest {
  @AutoClose
  private static final Fixture FIXTURE = Fixture.of(LaboratoryOptions.of(DialectSessions.ALL));

  private static String joined(int count, String prefix, String suffix, String separator) {
    return IntStream.range(0, count)
        .mapToObj(i -> prefix + i + suffix)
        .collect(Collectors.joining(separator));
  }

  /** Far too deep for a thread's usual stack. */
  @Test
  void plansATreeOfAThousandLevels() {
    FIXTURE
        .query(
            "SELECT COUNT(*) FROM chat_sessions WHERE " + joined(1_000, "name <> 'x", "'", " AND "))
        .returns("11");
    FIXTURE.query("SELECT 0" + " + 1".repeat(1_000)).returns("1000");
  }

  @Test
  void plansWhatIsLongAndSimple() {
    FIXTURE
        .query("SELECT COUNT(*) FROM (VALUES " + joined(1_600, "(", ", 'x')", ", ") + ") t (a, b)")
        .returns("1600");
    FIXTURE
        .query(
            "SELECT CASE "
                + joined(300, "WHEN name = 'x", "' THEN 'y'", " ")
                + " ELSE 'z' END FROM chat_sessions LIMIT 1")
        .returns("z");
  }

  /** Conditions between which the parser looks for operators that bind less. */
  @Test
  void takesSixHundredPatterns() {
    String ids = "SELECT session_id FROM chat_sessions WHERE ";
    FIXTURE.query(ids + "session_id LIKE 's01' OR " + like(600, " OR ", "LIKE")).returns("s01");
    FIXTURE
        .query(ids + "session_id LIKE 's01' AND " + like(600, " AND ", "NOT LIKE"))
        .returns("s01");
    FIXTURE
        .query(
            ids
                + "session_id = 's01' AND 2 BETWEEN CASE WHEN TRUE AND 1 BETWEEN 0 AND 1 AND TRUE"
                + " THEN 1 END AND 3 AND NOT 2 BETWEEN SYMMETRIC 4 AND 3 AND TRUE OR session_id"
                + " LIKE 's0%' AND session_id NOT LIKE '%2' ESCAPE '!' AND session_id BETWEEN 's02'"
                + " AND 's03' AND (TRUE OR name LIKE 'x' OR FALSE)")
        .returns("s01", "s03");
  }

  private static String like(int count, String separator, String operator) {
    return joined(count, "session_id " + operator + " 'x", "%'", separator);
  }

  @Test
  void takesTwoThousandIdsJoinedByOr() {
    FIXTURE
        .query(
            "SELECT session_id FROM chat_sessions WHERE session_id = 's01' OR "
                + joined(2_000, "session_id = 'x", "'", " OR "))
        .returns("s01");
  }

  @Test
  void takesAThousandIds() {
    FIXTURE
        .query(
            "SELECT session_id FROM chat_sessions WHERE session_id IN ('s01', "
                + joined(1_000, "'x", "'", ", ")
                + ")")
        .returns("s01");
  }

  static Stream<Arguments> lists() {
    String t = "last_message_sent_time";
    return Stream.of(
        Arguments.of("session_id", "'s01', ", "'x#'", null),
        Arguments.of("session_id", "'s01', ", "?", "x#"),
        Arguments.of("CHAR_LENGTH(session_id)", "3, ", "#4", null),
        Arguments.of("-CHAR_LENGTH(session_id)", "-3, ", "-#4", null),
        Arguments.of(t, "TIMESTAMP '2026-11-23 11:00:00', ", "?", "2020-01-01 00:00:#"),
        Arguments.of(t, "'2026-11-23 11:00:00', ", "'2020-01-01 00:00:00.#'", null),
        Arguments.of("CAST(" + t + " AS DATE)", "DATE '2026-11-22', ", "?", "2019-03-04"));
  }

  /** Equal to the same short list, and NOT IN to the rest. */
  @ParameterizedTest
  @MethodSource("lists")
  void takesTenThousandValues(String left, String first, String value, @Nullable String parameter) {
    for (String in : List.of(" IN (", " NOT IN (")) {
      String select = "SELECT session_id FROM chat_sessions WHERE " + left + in + first;
      String[] parts = value.split("#", -1);
      String list =
          IntStream.range(0, 10_000)
              .mapToObj(i -> String.join(String.valueOf(i % 1000), parts))
              .collect(Collectors.joining(", "));
      Object[] parameters =
          parameter == null
              ? new Object[0]
              : IntStream.range(0, 10_000)
                  .mapToObj(i -> parameter.replace("#", String.format("%02d", i % 60)))
                  .toArray();
      Object[] one = parameter == null ? new Object[0] : new Object[] {parameters[0]};
      String shortList = String.join("1", parts);
      assertThat(FIXTURE.query(select + list + ")", parameters).rows())
          .containsExactlyInAnyOrderElementsOf(FIXTURE.query(select + shortList + ")", one).rows());
    }
  }

  @Test
  void takesThousandsOfCastsByColons() {
    FIXTURE
        .query(
            "SELECT session_id FROM chat_sessions WHERE session_id IN ('s01'::varchar, "
                + joined(2_000, "'x", "'::text", ", ")
                + ")")
        .returns("s01");
    FIXTURE.query("SELECT " + "(".repeat(90) + "7" + "::int)".repeat(90) + " / 2").returns("3");
    FIXTURE.query("SELECT 7" + "::int::double".repeat(90) + " / 2").returns("3.5");
  }

  @Test
  void aLongListWithNullIsNeverFalse() {
    String list = joined(1_000, "'x", "'", ", ");
    FIXTURE
        .query(
            "SELECT session_id FROM chat_sessions WHERE session_id IN ('s01', NULL, " + list + ")")
        .returns("s01");
    FIXTURE
        .query("SELECT COUNT(*) FROM chat_sessions WHERE session_id NOT IN (NULL, " + list + ")")
        .returns("0");
    FIXTURE
        .query("SELECT COUNT(*) FROM chat_sessions WHERE (name IN (" + list + ")) IS UNKNOWN")
        .returns(FIXTURE.query("SELECT COUNT(*) FROM chat_sessions WHERE name IS NULL").rows());
  }

  @Test
  void aLongListNarrowsTheScan() {
    String list = joined(200, "TIMESTAMP '2026-10-05 10:00:00.", "'", ", ");
    FIXTURE
        .query(
            "SELECT session_id FROM chat_sessions WHERE last_message_sent_time IN ("
                + list
                + ", '2026-11-02')")
        .requests("2026-10-05..2026-10-05", "2026-11-02..2026-11-02");
    assertThat(
            FIXTURE.plan(
                "SELECT 1 FROM chat_sessions WHERE last_message_sent_time IN (" + list + ")"))
        .contains("asks=[2026-10-05..2026-10-05,");
  }

  static Stream<String> tooLong() {
    return Stream.of(
        "SELECT 1 FROM chat_sessions WHERE " + joined(10_000, "name <> 'x", "'", " AND "),
        "SELECT 1 FROM chat_sessions WHERE " + joined(10_000, "name <> 'x", "'", " OR "),
        "SELECT 1 FROM chat_sessions WHERE "
            + joined(600, "(type = 'a' AND name LIKE 'b", "')", " OR "),
        "SELECT 1 FROM chat_sessions WHERE " + joined(650, "name LIKE 'x", "%'", " OR "),
        "SELECT 1 FROM chat_sessions WHERE " + joined(1_100, "name <> 'x", "'", " AND "),
        "SELECT 1 FROM chat_sessions WHERE "
            + joined(600, "(type = 'a' AND name = 'b", "')", " OR "),
        "SELECT CASE " + joined(800, "WHEN name = 'x", "' THEN 'y'", " ") + " END",
        "SELECT 1 WHERE " + joined(600, "1 BETWEEN ", " AND 2", " OR "),
        "SELECT CASE " + joined(650, "WHEN name = 'x", "' THEN 'y'", " ") + " END",
        "SELECT 1 FROM chat_sessions WHERE (type, name) IN ("
            + joined(380, "('a', 'b", "')", ", ")
            + ")",
        "SELECT 1 FROM chat_sessions WHERE "
            + joined(330, "(UPPER(name) = 'B", "' OR LOWER(type) = 'x')", " AND "),
        "SELECT 1 FROM chat_sessions WHERE "
            + joined(300, "EXISTS (SELECT 1 FROM dual WHERE name = 'b", "')", " AND "),
        "SELECT 1 FROM chat_sessions t " + joined(600, "JOIN dual t", " ON TRUE", " "),
        "SELECT " + "1 + ".repeat(4_000) + "1",
        "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000),
        "SELECT " + "(".repeat(500) + "1" + ")".repeat(500),
        "SELECT " + "NOT ".repeat(10_000) + "TRUE",
        "SELECT * FROM " + "(SELECT * FROM ".repeat(300) + "chat_sessions" + ")".repeat(300),
        "SELECT " + "CASE WHEN TRUE THEN ".repeat(300) + "1" + " END".repeat(300));
  }

  @ParameterizedTest
  @MethodSource("tooLong")
  void refusesWhatIsTooLongOrTooDeep(String sql) {
    SQLException failure = FIXTURE.failure(sql);
    assertThat(failure.getSQLState()).isEqualTo("54001");
    assertThat((Throwable) failure).isInstanceOf(SQLNonTransientException.class);
    assertThat(failure.getMessage()).startsWith("The statement ").hasSizeLessThan(300);
  }
}
