package io.github.zoomim.e2e.dialect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.DialectSessions;
import io.github.zoomim.support.Fixture;
import java.math.BigDecimal;
import java.sql.SQLSyntaxErrorException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters in the places where people put them. */
class DialectParametersTest {
  private static final String IDS = "SELECT session_id FROM chat_sessions WHERE ";

  @AutoClose
  private static final Fixture FIXTURE = Fixture.of(LaboratoryOptions.of(DialectSessions.ALL));

  @Test
  void takesEveryNumberAsALimit() {
    for (Object two : new Object[] {2, 2L, (short) 2, new BigDecimal("2"), "2"}) {
      FIXTURE
          .query("SELECT session_id FROM chat_sessions ORDER BY session_id LIMIT ?", two)
          .returnsInOrder("s01", "s02");
      FIXTURE
          .query("SELECT session_id FROM chat_sessions ORDER BY name LIMIT 1 OFFSET ?", two)
          .returnsInOrder("s08");
      FIXTURE.query("SELECT type FROM chat_sessions LIMIT ?", two).returnsRows(2);
    }
  }

  @Test
  void takesTextWhereTextBelongs() {
    FIXTURE.query(IDS + "upper(name) LIKE upper(?) || '%'", "ada").returns("s03", "s10");
    FIXTURE.query(IDS + "name LIKE '%' || ? || '%'", "lace").returns("s03", "s10");
    FIXTURE.query(IDS + "name LIKE CONCAT(?, '%')", "Ada").returns("s03", "s10");
    FIXTURE
        .query("SELECT name LIKE CAST(NULL AS VARCHAR) ESCAPE ? FROM chat_sessions LIMIT 1", "!")
        .returns("null");
    FIXTURE
        .query("SELECT lpad(?, ?, ?), substring(? FROM ? FOR ?)", "ab", 4, "*", "abcdef", 2, 3)
        .returns("**ab, bcd");
  }

  @Test
  void takesTheTypeOfWhatIsBesideIt() {
    FIXTURE
        .query("SELECT ? IN (SELECT name FROM chat_sessions), COALESCE(1 = 2, ?)", "Design", true)
        .returns("true, false");
    FIXTURE.query("SELECT COALESCE(?, name) FROM chat_sessions LIMIT ?", "x", 1).returns("x");
    FIXTURE.query("SELECT CASE WHEN 1 = 2 THEN 1 = 1 ELSE ? END", false).returns("false");
    FIXTURE
        .query("SELECT COALESCE(NULLIF(CHAR_LENGTH('a'), 1), ?, CHAR_LENGTH('abc')) + 1", 7)
        .returns("8");
    FIXTURE
        .query(
            "SELECT LAG(session_id, ?, ?) OVER (ORDER BY session_id) FROM chat_sessions LIMIT ?",
            1,
            "x",
            1)
        .returns("x");
    FIXTURE
        .query("SELECT STRING_AGG(v.x, ? ORDER BY v.x) FROM (VALUES ('a'), ('b')) v (x)", " / ")
        .returns("a / b");
  }

  @Test
  void takesTheTypeOfWhatIsBesideItWhereRowsAreOrderedAndGrouped() {
    LocalDateTime october = LocalDateTime.parse("2026-10-05T12:00:00");
    FIXTURE
        .query(
            "SELECT session_id FROM chat_sessions ORDER BY COALESCE(last_message_sent_time, ?),"
                + " CHAR_LENGTH(name) * ? LIMIT 5",
            october,
            2)
        .returnsInOrder("s11", "s10", "s09", "s01", "s12");
    FIXTURE
        .query(
            "SELECT session_id FROM chat_sessions ORDER BY GREATEST(last_message_sent_time, ?)"
                + " DESC, name = ?, session_id LIMIT 3",
            october,
            "x")
        .returnsInOrder("s08", "s07", "s06");
    FIXTURE
        .query(
            "SELECT session_id FROM chat_sessions ORDER BY CASE WHEN last_message_sent_time > ?"
                + " THEN name ELSE ? END, session_id LIMIT 2",
            october,
            "!")
        .returnsInOrder("s01", "s09");
    FIXTURE
        .query("SELECT COUNT(*) FROM chat_sessions GROUP BY COALESCE(type, ?) ORDER BY 1", "Group")
        .returnsInOrder("4", "8");
    FIXTURE
        .query(
            "SELECT SUM(COUNT(*) FILTER (WHERE COALESCE(last_message_sent_time, ?) = ?)) OVER (w)"
                + " FROM chat_sessions WINDOW w AS (PARTITION BY COALESCE(MAX(name), ?))",
            october,
            october,
            "x")
        .returns("1");
  }

  /** Beside a literal of three characters the engine would cut a text to three. */
  @Test
  void comparesTextsAsTheyAre() {
    FIXTURE
        .query("SELECT ? = 'all', 'all' <> ?, ? = ''", "allow", "allow", "x")
        .returns("false, true, false");
    FIXTURE.query("SELECT CASE ? WHEN 'week' THEN 1 ELSE 2 END", "weekend").returns("2");
    FIXTURE
        .query(
            "SELECT CASE WHEN 1 = 2 THEN 'a' ELSE CASE WHEN 1 = 1 THEN ? ELSE 'b' END END", "long")
        .returns("long");
    FIXTURE
        .query("SELECT NULLIF('a', ?), COALESCE(NULLIF('a', 'a'), ?)", "ab", "cd")
        .returns("a, cd");
    FIXTURE
        .query("SELECT CAST('ab' AS VARCHAR(2)) = ?, 'ab' IN ('x', ?)", "abc", "abc")
        .returns("false, false");
    FIXTURE.query("SELECT ('a', 'b') IN (('c', 'd'), (?, ?))", "ab", "b").returns("false");
    FIXTURE.query("SELECT ? IN (SELECT name FROM chat_sessions)", "Design").returns("true");
    FIXTURE
        .query("SELECT ? IN ('a', 'b'), ? NOT IN ('a', ?)", "ab", "ab", "ab")
        .returns("false, false");
    FIXTURE.query(IDS + "? = '' OR name = ?", "Adam", "Adam").returnsRows(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last_message_sent_time > ? - INTERVAL '7 days'",
        "last_message_sent_time > TIMESTAMPADD(DAY, -7, ?)",
        "TIMESTAMPDIFF(DAY, last_message_sent_time, ?) < 7 AND last_message_sent_time IS NOT NULL",
        "DATE_TRUNC('day', last_message_sent_time) + INTERVAL '2' DAY > ?"
      })
  void takesATimeBesideAnInterval(String predicate) {
    FIXTURE
        .query(IDS + predicate, LocalDateTime.parse("2026-11-23T00:00:00"))
        .returns("s07", "s08");
  }

  @Test
  void takesATextOrATimeWhereAFunctionWantsOne() {
    String since = IDS + "last_message_sent_time >= ";
    LocalDateTime yesterday = LocalDateTime.parse("2026-11-22T08:00:00");
    FIXTURE
        .query(since + "DATE_TRUNC('day', ?)", yesterday)
        .returns("s07", "s08")
        .requests("2026-11-22..2026-11-23");
    FIXTURE
        .query(since + "TO_DATE(?, ?)", "22.11.2026", "DD.MM.YYYY")
        .returns("s07", "s08")
        .requests("2026-11-22..2026-11-23");
    FIXTURE
        .query(
            "SELECT YEAR(?), {fn YEAR(?)}, DATEDIFF(DAY, ?, CURRENT_DATE)",
            "2026-11-22",
            yesterday,
            yesterday)
        .returns("2026, 2026, 1");
    FIXTURE
        .query("SELECT SPLIT_PART(?, ?, ?), TO_CHAR(?, 'YYYY')", "a-b", "-", 2, yesterday)
        .returns("b, 2026");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CURRENT_DATE",
        "NOW()",
        "DATE '2026-11-23'",
        "TIMESTAMP '2026-11-23 00:00:00'",
        "NOW() - INTERVAL '1' DAY",
        "'2026-11-23'::date"
      })
  void takesATimeWhereAnotherStandsForNull(String other) {
    FIXTURE
        .query(
            IDS + "last_message_sent_time > COALESCE(?, " + other + ")",
            LocalDateTime.parse("2026-11-22T09:00:00"))
        .returns("s08")
        .requests("2026-11-22..2026-11-23");
  }

  @Test
  void takesWhatTheLiteralBesideItIs() {
    FIXTURE
        .query(
            "SELECT NULLIF(?, ''), COALESCE(?, 'x'), NVL(?, 0), IFNULL(?, TRUE)",
            "abc",
            "",
            7,
            false)
        .returns("abc, , 7, false");
    FIXTURE.query("SELECT NULLIF(?, ''), COALESCE(?, 'none')", "", null).returns("null, none");
  }

  /** What others write whose dialect binds every value: Querydsl, Hibernate, jOOQ. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT ?, ? AS f | a, a",
        "SELECT CASE WHEN 1 = 1 THEN ? ELSE ? END, CASE ? WHEN ? THEN 1 ELSE 2 END | a, 1",
        "SELECT ? = ?, ? <> ?, ? BETWEEN ? AND ?, ? LIKE ? | true, false, true, true",
        "SELECT ? IN (?, ?), (?, 'a') IN (('b', ?)), ? IS DISTINCT FROM ? | true, false, false",
        "SELECT NULLIF(?, ?), NULLIF(?, 'b'), COALESCE(?, ?), GREATEST(?, ?) | null, a, a, a",
        "SELECT DECODE(?, ?, ?), IIF(1 = 1, ?, ?), NVL2(?, ?, 'b') | a, a, a",
        "SELECT ? UNION SELECT ? | a",
        "SELECT MAX(x), COUNT(?) FROM (VALUES (?), (?)) v (x) ORDER BY ?, ? DESC | a, 2",
        "SELECT ARRAY[?], (SELECT ?), EXISTS (SELECT ?) | [a], a, true"
      })
  void takesATextWhereNothingIsBesideIt(String sql, String row) {
    FIXTURE.query(sql, asOftenAs(sql, "a")).returns(row);
  }

  @Test
  void writesWhatIsBoundToATextAsText() {
    FIXTURE
        .query(
            "SELECT ?, ?, ?, ?",
            7,
            2.5,
            LocalDate.parse("2026-11-01"),
            LocalDateTime.parse("2026-11-01T10:00:00"))
        .returns("7, 2.5, 2026-11-01, 2026-11-01 10:00:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT GREATEST(?, 3), LEAST(CHAR_LENGTH('abc'), ?) | 7, 3",
        "SELECT CASE WHEN 1 = 1 THEN ? ELSE 3 END + 1, COALESCE(?, 0) + 1 | 8, 8",
        "SELECT CHAR_LENGTH('ab') + CASE WHEN ? = 7 THEN ? ELSE ? END | 9",
        "SELECT ? = (SELECT 7), CASE WHEN 1 = 1 THEN ? ELSE ? END > 10 | true, false",
        "SELECT ? UNION SELECT 7 | 7",
        "SELECT ? EXCEPT SELECT 10 | 7",
        "SELECT SUM(x) FROM (SELECT ? AS x UNION ALL (SELECT ? UNION SELECT 9)) | 23",
        "SELECT SUM(x), MAX(y) FROM (VALUES (?, 'a'), (1, ?)) v (x, y) | 8, a",
        "SELECT (?, 7) IN (SELECT 7, 7), (?, ?) IN (SELECT 7, 8) | true, false",
        "SELECT ABS(?), ROUND(?, 1), -?, POWER(2, ?), MOD(?, 4), FLOOR(?) |"
            + " 7.0, 7.0, -7.0, 128.0, 3, 7.0",
        "SELECT ? + ?, ? / ? | 14.0, 1.0",
        "SELECT DATE '2026-11-01' + ?, DATE '2026-11-08' - ? | 2026-11-08, 2026-11-01"
      })
  void takesANumberBesideANumber(String sql, String row) {
    Object[] numbers = asOftenAs(sql, 7);
    if (sql.contains("VALUES")) {
      numbers[1] = "a";
    }
    FIXTURE.query(sql, numbers).returns(row);
  }

  /** As R and Python bind every number. */
  @Test
  void comparesAFractionWithIntegers() {
    FIXTURE
        .query(
            "SELECT 2 > ?, 2 = ?, 1 IN (?, 2), ? BETWEEN 1 AND 2, 3 = ?", 1.5, 1.5, 1.5, 1.5, 3.0)
        .returns("true, false, false, true, true");
    FIXTURE
        .query(
            "SELECT type FROM chat_sessions WHERE type IS NOT NULL GROUP BY type"
                + " HAVING COUNT(*) > ? AND SUM(CHAR_LENGTH(name)) > ? ORDER BY type",
            1.5,
            1.5)
        .returnsInOrder("1:1", "Group");
    FIXTURE
        .query("SELECT ? IN (SELECT CHAR_LENGTH('ab')), ? > ALL (SELECT 1)", 2.5, 1.5)
        .returns("false, true");
    FIXTURE
        .query("SELECT 9007199254740993 = ?, COALESCE(?, 1.5)", 9007199254740992L, 2.25)
        .returns("false, 2.25");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "? < last_message_sent_time",
        "last_message_sent_time > GREATEST(?, ?)",
        "CASE WHEN 1 = 1 THEN ? ELSE ? END < last_message_sent_time",
        "COALESCE(?, ?) < last_message_sent_time",
        "NULLIF(?, CURRENT_DATE) < last_message_sent_time",
        "last_message_sent_time BETWEEN ? AND CURRENT_TIMESTAMP AND"
            + " last_message_sent_time <> COALESCE(?, CURRENT_TIMESTAMP)"
      })
  void narrowsByATimeAmongOthers(String predicate) {
    FIXTURE
        .query(IDS + predicate, asOftenAs(predicate, LocalDateTime.parse("2026-11-22T09:00:00")))
        .returns("s08")
        .requests("2026-11-22..2026-11-23");
  }

  private static Object[] asOftenAs(String sql, Object value) {
    Object[] values = new Object[(int) sql.chars().filter(c -> c == '?').count()];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void saysWhatToWriteWhereNoTextCanStand() {
    assertThatThrownBy(
            () -> FIXTURE.connection().prepareStatement("SELECT * FROM UNNEST(?)").close())
        .isInstanceOf(SQLSyntaxErrorException.class)
        .hasMessageContaining("where a parameter stands, write CAST(? AS");
  }

  @Test
  void takesADateBesideADate() {
    String day = IDS + "CAST(last_message_sent_time AS DATE) = ?";
    FIXTURE.query(day, LocalDate.parse("2026-11-01")).returns("s05", "s06");
    FIXTURE.query(day, "2026-11-01").returns("s05", "s06");
  }

  /** The engine alone would take the milliseconds of a duration for days. */
  @Test
  void takesAnIntervalForWhatItIs() {
    String since = IDS + "last_message_sent_time > CURRENT_TIMESTAMP - CAST(? AS INTERVAL ";
    FIXTURE.query(since + "DAY)", Duration.ofDays(7)).returns("s07", "s08");
    FIXTURE.query(since + "DAY TO SECOND)", Duration.ofHours(28)).returns("s07", "s08");
    FIXTURE.query(since + "MONTH)", Period.ofMonths(1)).returns("s04", "s05", "s06", "s07", "s08");
    FIXTURE.query("SELECT CAST(? AS INTERVAL YEAR)", Period.ofYears(2)).returns("P2Y");
  }

  @Test
  void countsDaysInAParameter() {
    FIXTURE
        .query(IDS + "last_message_sent_time > CURRENT_TIMESTAMP - ? * INTERVAL '1' DAY", 7)
        .returns("s07", "s08");
    FIXTURE
        .query(IDS + "last_message_sent_time > TIMESTAMPADD(DAY, ?, CURRENT_TIMESTAMP)", -7)
        .returns("s07", "s08");
  }
}
