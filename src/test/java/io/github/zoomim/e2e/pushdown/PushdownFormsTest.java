package io.github.zoomim.e2e.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which days the rarer forms of predicate ask for. The rows are those that the same predicate is
 * TRUE for in the SELECT list of a query that asks for all.
 */
class PushdownFormsTest {
  private static final String FROM =
      " FROM (SELECT session_id, type, last_message_sent_time AS t FROM chat_sessions)";
  private static final String FOUR_DAYS = "2026-11-20..2026-11-23";
  private static final String THREE_DAYS = "2026-11-21..2026-11-23";
  private static final String OCTOBER = "2026-10-01..2026-10-31";
  private static final LocalDateTime START = LocalDateTime.parse("2026-11-20T00:00");

  private record Form(String predicate, List<@Nullable Object> parameters, List<String> windows) {
    Form with(@Nullable Object... values) {
      return new Form(predicate, Arrays.asList(values), windows);
    }

    @Override
    public String toString() {
      return predicate + " " + parameters;
    }
  }

  private static Form form(String predicate, String... windows) {
    return new Form(predicate, List.of(), List.of(windows));
  }

  private static List<SimulatedSession> sessions() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (LocalDate day = LocalDate.parse("2026-05-23");
        !day.isAfter(LocalDate.parse("2026-11-23"));
        day = day.plusDays(1)) {
      for (String time : List.of("00:00:00Z", "10:00:00Z", "11:59:59.999Z", "23:59:59.999Z")) {
        Instant at = Instant.parse(day + "T" + time);
        if (!at.isAfter(Fixture.NOW)) {
          sessions.add(SimulatedSession.group(at.toString(), at.toString()));
        }
      }
    }
    return sessions;
  }

  /** A filter that a parameter turns off, and other questions that no row has a part in. */
  static Stream<Form> conditionsOfParametersAlone() {
    return Stream.of(
        form("? IS NULL OR t >= ?", FOUR_DAYS).with("x", START),
        form("? IS NULL OR t >= ?", FOUR_DAYS).with(START, START),
        form("CAST(? AS VARCHAR) IS NULL OR t >= ?", FOUR_DAYS).with("x", START),
        form("CAST(? AS TIMESTAMP) IS NULL OR t >= ?", FOUR_DAYS).with(START, START),
        form("? = 'all' OR t >= ?", FOUR_DAYS).with("week", START),
        form("'week' = ? AND t >= ?", FOUR_DAYS).with("week", START),
        form("'week' = ? AND t >= ?").with("all", START),
        form("NOT (? LIKE 'a%') AND t >= ?", FOUR_DAYS).with("week", START),
        form("? IS NOT NULL AND UPPER(?) <> 'ALL' AND t >= ?", FOUR_DAYS).with("a", "week", START),
        form("CASE WHEN CHAR_LENGTH(?) > 2 THEN t >= CAST(? AS TIMESTAMP) ELSE TRUE END", FOUR_DAYS)
            .with("week", START));
  }

  static Stream<Form> numbersWithAFraction() {
    return Stream.of(
        form("TIMESTAMPDIFF(SECOND, t, NOW())/86400.0 < 2.5", THREE_DAYS),
        form("TIMESTAMPDIFF(SECOND, t, NOW())/86400.0 <= 3.5", "2026-11-19..2026-11-23"),
        form("TIMESTAMPDIFF(HOUR, t, NOW())/24e0 < 2.5", THREE_DAYS),
        form("TIMESTAMPDIFF(HOUR, t, NOW()) * 1.0 / 24 < 2.5", THREE_DAYS),
        form("TIMESTAMPDIFF(SECOND, t, NOW())/3600.0 BETWEEN 0.1 AND 59.9", THREE_DAYS),
        form("TIMESTAMPDIFF(DAY, t, NOW())/7.0 < CAST(? AS DOUBLE)", FOUR_DAYS).with(0.4),
        form("MONTH(t) = 10.0", OCTOBER),
        form("MONTH(t) IN (10.0, 4.5)", OCTOBER),
        form("MONTH(t) * 1.5 = 15", OCTOBER),
        form("MONTH(t) BETWEEN 9.5 AND 10.5", OCTOBER),
        form("MONTH(t) = CAST(? AS DECIMAL(4,1))", OCTOBER).with(new BigDecimal("10.0")),
        form("MONTH(t) = CAST(? AS DECIMAL(4,1))").with(new BigDecimal("10.1")),
        form("CAST(MONTH(t) AS DOUBLE) = 10", OCTOBER),
        form("CAST(MONTH(t) AS DECIMAL(4,0)) = 10", OCTOBER),
        form("CAST(EXTRACT(YEAR FROM t) AS DECIMAL(4,0)) = 2026 AND MONTH(t) = 10", OCTOBER),
        form("CAST(EXTRACT(YEAR FROM t) AS DECIMAL(4,0)) = 2025"),
        form("EXTRACT(EPOCH FROM t) >= 1.7952e9", FOUR_DAYS),
        form("YEAR(t) + MONTH(t)/12.0 = 2026 + 10/12.0", OCTOBER),
        form("GREATEST(MONTH(t), 9.5) = 10", OCTOBER),
        form("-MONTH(t) * 0.1 = -1.0", OCTOBER),
        form("COALESCE(MONTH(t), 0.5) = 10", OCTOBER),
        form("CASE WHEN t >= '2026-11-20' THEN 1.5 ELSE 2 END = 1.5", FOUR_DAYS));
  }

  static Stream<Form> functions() {
    return Stream.of(
        form("LAST_DAY(t) = DATE '2026-10-31'", OCTOBER),
        form("LAST_DAY(CAST(t AS DATE)) = DATE '2026-10-31'", OCTOBER),
        form("DATE_PART('month', t) = 10", OCTOBER),
        form("FLOOR(MONTH(t)) = 10 AND ROUND(YEAR(t), 2) = 2026", OCTOBER),
        form("FLOOR(TIMESTAMPDIFF(HOUR, t, NOW())/24) < 3", FOUR_DAYS),
        form("FLOOR(TIMESTAMPDIFF(HOUR, t, NOW())/24.0) < 3", FOUR_DAYS),
        form("CEIL(TIMESTAMPDIFF(HOUR, t, NOW())/24.0) < 4", FOUR_DAYS),
        form("ROUND(TIMESTAMPDIFF(HOUR, t, NOW())/24.0) < 3", THREE_DAYS),
        form("ROUND(TIMESTAMPDIFF(HOUR, t, NOW())/24e0, 1) <= 2.4", THREE_DAYS),
        form("TRUNCATE(TIMESTAMPDIFF(HOUR, t, NOW())/24.0, 0) < 3", FOUR_DAYS),
        form("CAST(TIMESTAMPDIFF(HOUR, t, NOW())/24.0 AS INTEGER) < 3", THREE_DAYS),
        form("CAST(TIMESTAMPDIFF(HOUR, t, NOW())/24e0 AS INTEGER) < 3", FOUR_DAYS),
        form("CAST(TIMESTAMPDIFF(HOUR, t, NOW())/24.0 AS DECIMAL(10,1)) < 2.5", THREE_DAYS),
        form(
            "ABS(TIMESTAMPDIFF(HOUR, t, TIMESTAMP '2026-11-22 00:00:00')/24.0) < 1",
            "2026-11-21..2026-11-22"),
        form("SIGN(TIMESTAMPDIFF(HOUR, t, TIMESTAMP '2026-11-20 01:00:00')) < 1", FOUR_DAYS),
        form(
            "SIGN(TIMESTAMPDIFF(HOUR, t, TIMESTAMP '2026-11-20 00:30:00')/2.5) < 1",
            "2026-11-19..2026-11-23"),
        form("MOD(MONTH(t), 5) = 0 AND MONTH(t) % 2 = 0", OCTOBER),
        form("MOD(YEAR(t) * 100 + MONTH(t), 100) = 10", OCTOBER),
        form("EXTRACT(DAY FROM (NOW() - t) DAY) < 3", FOUR_DAYS),
        form("EXTRACT(EPOCH FROM (NOW() - t) SECOND) < 3 * 86400", FOUR_DAYS),
        form(
            "EXTRACT(HOUR FROM (t - TIMESTAMP '2026-11-20 00:00:00') DAY TO SECOND) < 0 AND t >="
                + " '2026-11-18'",
            "2026-11-18..2026-11-19"),
        form("(NOW() - t) DAY < INTERVAL '3' DAY", FOUR_DAYS));
  }

  @ParameterizedTest
  @MethodSource({
    "conditionsOfParametersAlone",
    "numbersWithAFraction",
    "functions",
  })
  void asksForItsDaysOnly(Form form) {
    try (Fixture zoom = Fixture.of(LaboratoryOptions.of(sessions()))) {
      @Nullable Object[] parameters = form.parameters.toArray();
      List<String> expected =
          zoom
              .query("SELECT session_id, (" + form.predicate + ") IS TRUE" + FROM, parameters)
              .rows()
              .stream()
              .filter(row -> row.endsWith(", true"))
              .map(row -> row.substring(0, row.indexOf(',')))
              .toList();
      assertThat(expected.isEmpty()).isEqualTo(form.windows.isEmpty());
      zoom.query("SELECT session_id" + FROM + " WHERE " + form.predicate, parameters)
          .returns(expected)
          .requests(form.windows.toArray(String[]::new));
    }
  }
}
