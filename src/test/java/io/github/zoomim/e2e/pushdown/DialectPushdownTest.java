package io.github.zoomim.e2e.pushdown;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.DialectSessions;
import io.github.zoomim.support.Fixture;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other databases' ways to write a predicate return and ask for; {@code t} is the time. */
class DialectPushdownTest {
  private static final String[] NOTHING = {};
  private static final String[] TODAY = {"2026-11-23..2026-11-23"};
  private static final String[] TWO_DAYS = {"2026-11-22..2026-11-23"};
  private static final String[] YESTERDAY = {"2026-11-21..2026-11-22"};
  private static final String[] NOVEMBER_1 = {"2026-11-01..2026-11-01"};
  private static final String[] OCTOBER = {"2026-10-01..2026-10-31"};

  @AutoClose
  private static final Fixture FIXTURE = Fixture.of(LaboratoryOptions.of(DialectSessions.ALL));

  private static Arguments on(
      String predicate, String ids, String[] windows, Object... parameters) {
    return Arguments.of(predicate, ids, windows, List.of(parameters));
  }

  static Stream<Arguments> casts() {
    return Stream.of(
        on("t::date = '2026-11-01'::date", "s05 s06", NOVEMBER_1),
        on("t::date = '2026-11-01'", "s05 s06", NOVEMBER_1),
        on("'2026-11-01'::date = t::date", "s05 s06", NOVEMBER_1),
        on("t::timestamp(0)::date = '2026-11-01'::varchar(10)::date", "s05 s06", NOVEMBER_1),
        on("t >= '2026-11-22'::date", "s07 s08", TWO_DAYS),
        on("t >= NOW()::date", "s08", TODAY),
        on("t >= NOW()::date - INTERVAL '1' DAY", "s07 s08", TWO_DAYS),
        on("t > NOW() - '2 days'::interval AND t < NOW()::date", "s07", YESTERDAY),
        on(
            "t BETWEEN '2026-11-01'::date AND '2026-11-02'::date",
            "s05 s06",
            new String[] {"2026-11-01..2026-11-02"}),
        on("t >= ?::timestamp", "s08", TODAY, "2026-11-23 10:00:00"),
        on("t::date >= ?::date", "s07 s08", TWO_DAYS, "2026-11-22"));
  }

  static Stream<Arguments> quotedUnits() {
    return Stream.of(
        on("DATE_PART('month', t) = 10", "s01 s02 s03 s04", OCTOBER),
        on("date_part('MONTHS', t) = 10", "s01 s02 s03 s04", OCTOBER),
        on("EXTRACT('month' FROM t) = 10", "s01 s02 s03 s04", OCTOBER),
        on("DATEPART('month', t) = 10", "s01 s02 s03 s04", OCTOBER),
        on("DATEPART(month, t) = 10", "s01 s02 s03 s04", OCTOBER),
        on("DATE_PART('epoch', t) >= 1795392000", "s08", TODAY),
        on("DATEADD('day', 1, t) > NOW()", "s08", TWO_DAYS),
        on("DATEDIFF('day', t, NOW()) <= 1", "s07 s08", TWO_DAYS),
        on("TIMESTAMPDIFF('hours', t, NOW()) < 24", "s08", TWO_DAYS));
  }

  @ParameterizedTest
  @MethodSource("quotedUnits")
  void readsAUnitInQuotes(String predicate, String ids, String[] windows, List<Object> parameters) {
    asksForTheDaysOf(predicate, ids, windows, parameters);
  }

  static Stream<Arguments> parametersBesideDates() {
    Timestamp tenOnFirst = Timestamp.valueOf("2026-11-01 10:00:00");
    LocalDateTime tenYesterday = LocalDateTime.parse("2026-11-22T10:00:00");
    LocalDateTime yesterday = LocalDateTime.parse("2026-11-22T00:00:00");
    String[] fromFirstOn = {"2026-11-01..2026-11-23"};
    String[] fromSecondOn = {"2026-11-02..2026-11-23"};
    return Stream.of(
        on("CAST(t AS DATE) >= ?", "s07 s08", TWO_DAYS, yesterday),
        on("CAST(t AS DATE) >= ?", "s07 s08", TWO_DAYS, LocalDate.parse("2026-11-22")),
        on("CAST(t AS DATE) >= ?", "s07 s08", TWO_DAYS, Date.valueOf("2026-11-22")),
        on("CAST(t AS DATE) >= ?", "s07 s08", TWO_DAYS, "2026-11-22"),
        on("CAST(t AS DATE) >= ?", "s08", TODAY, "2026-11-22 10:00"),
        on("CAST(t AS DATE) >= ?", "s08", TODAY, tenYesterday),
        on("? <= t::date", "s08", TODAY, tenYesterday),
        on("NOT CAST(t AS DATE) < ?", "s08", TODAY, tenYesterday),
        on("CAST(t AS DATE) > ?", "s07 s08", fromSecondOn, tenOnFirst),
        on("CAST(t AS DATE) >= ?", "s07 s08", fromSecondOn, tenOnFirst),
        on("CAST(t AS DATE) > ?", "s07 s08", fromSecondOn, LocalDate.parse("2026-11-01")),
        on("CAST(t AS DATE) > ?", "s05 s06 s07 s08", fromFirstOn, "2026-10-31 10:00"),
        on("DATE(t) = ?", "", NOTHING, tenOnFirst),
        on("DATE(t) = ?", "s05 s06", NOVEMBER_1, Date.valueOf("2026-11-01")),
        on("CAST(t AS DATE) IN (?, DATE '2026-11-01')", "s05 s06", NOVEMBER_1, tenYesterday),
        on("CAST(t AS DATE) IN (?, ?)", "s05 s06", NOVEMBER_1, tenYesterday, "2026-11-01"),
        on(
            "CAST(t AS DATE) BETWEEN ? AND ?",
            "s07",
            new String[] {"2026-11-02..2026-11-22"},
            tenOnFirst,
            tenYesterday),
        on(
            "CAST(t AS DATE) BETWEEN ? AND CURRENT_DATE",
            "s07 s08",
            TWO_DAYS,
            LocalDate.parse("2026-11-22")),
        on(
            "DECODE(CAST(t AS DATE), ?, 1, 0) = 1",
            "s05 s06",
            NOVEMBER_1,
            LocalDate.parse("2026-11-01")),
        on("CAST(t AS DATE) = CAST(? AS DATE)", "s05 s06", NOVEMBER_1, tenOnFirst),
        on("CAST(t AS DATE) IS NOT DISTINCT FROM ?", "", NOTHING, tenOnFirst));
  }

  @ParameterizedTest
  @MethodSource("parametersBesideDates")
  void comparesADateWithWhatIsBound(
      String predicate, String ids, String[] windows, List<Object> parameters) {
    asksForTheDaysOf(predicate, ids, windows, parameters);
  }

  static Stream<Arguments> nestedComparisons() {
    return Stream.of(
        on("CASE WHEN t > ? THEN 1 ELSE 0 END = 1", "s07 s08", TWO_DAYS, "2026-11-22"),
        on("CASE t WHEN ? THEN 1 ELSE 0 END = 1", "s05", NOVEMBER_1, "2026-11-01"),
        on("DECODE(t, ?, 1, 0) = 1", "s05", NOVEMBER_1, "2026-11-01"),
        on("DECODE(?, DATE(t), 1, 0) = 1", "s05 s06", NOVEMBER_1, Date.valueOf("2026-11-01")),
        on("(t BETWEEN ? AND CURRENT_DATE - 1) = TRUE", "", YESTERDAY, "2026-11-21"),
        on(
            "CASE WHEN DATE(t) IN (?, ?) THEN 1 ELSE 0 END = 1",
            "s05 s06",
            NOVEMBER_1,
            "2026-11-01",
            LocalDateTime.parse("2026-11-22T10:00:00")));
  }

  @ParameterizedTest
  @MethodSource("nestedComparisons")
  void knowsWhatAParameterIsInAComparisonWithinAnother(
      String predicate, String ids, String[] windows, List<Object> parameters) {
    asksForTheDaysOf(predicate, ids, windows, parameters);
  }

  static Stream<Arguments> numbersOfDays() {
    return Stream.of(
        on("t >= CURRENT_DATE - 1", "s07 s08", TWO_DAYS),
        on("t >= CURRENT_DATE - ?", "s07 s08", TWO_DAYS, 1),
        on("t >= CURRENT_DATE + -1 AND t < CURRENT_DATE + 1", "s07 s08", TWO_DAYS),
        on("t >= 1 + (CURRENT_DATE - (1 + 1)) - 0", "s07 s08", TWO_DAYS),
        on("t > DATE '2026-11-25' - 3", "s07 s08", TWO_DAYS),
        on("CAST(t AS DATE) - 7 = DATE '2026-10-25'", "s05 s06", NOVEMBER_1),
        on("t::date + ? = '2026-11-03'::date", "s05 s06", NOVEMBER_1, 2),
        on("t::date - 1 = ?", "s05 s06", NOVEMBER_1, LocalDate.parse("2026-10-31")),
        on("DATE(t) + 2 = DATE('2026-11-03')", "s05 s06", NOVEMBER_1),
        on("t::date + CHAR_LENGTH('abc') = '2026-11-04'", "s05 s06", NOVEMBER_1),
        on(
            "t::date - CAST(7 AS BIGINT) BETWEEN '2026-10-25' AND ?",
            "s05 s06",
            NOVEMBER_1,
            "2026-10-25"));
  }

  @ParameterizedTest
  @MethodSource("numbersOfDays")
  void countsAnIntegerBesideADateAsDays(
      String predicate, String ids, String[] windows, List<Object> parameters) {
    asksForTheDaysOf(predicate, ids, windows, parameters);
  }

  @ParameterizedTest
  @MethodSource("casts")
  void asksForTheDaysOf(String predicate, String ids, String[] windows, List<Object> parameters) {
    FIXTURE
        .query(
            "SELECT session_id FROM chat_sessions WHERE "
                + predicate.replaceAll("\\bt\\b", "last_message_sent_time"),
            parameters.toArray())
        .returns(ids.isEmpty() ? NOTHING : ids.split(" "))
        .requests(windows);
  }
}
