package io.github.zoomim.e2e.pushdown;

import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A predicate on the time {@code t}, the windows that it asks for, and the ids of the rows that it
 * must return; null leaves them to the same predicate in a SELECT list. One that is true of times
 * before the history too makes the driver warn.
 */
record PredicateCase(
    String text,
    List<@Nullable Object> parameters,
    @Nullable List<String> ids,
    List<String> windows,
    boolean isTrueOfOlderTimes) {
  static final List<SimulatedSession> SESSIONS = sessions();

  private static final String OCTOBER = "2026-10-01..2026-10-31";
  private static final String THREE_DAYS = "2026-11-21..2026-11-23";
  private static final String FOUR_DAYS = "2026-11-20..2026-11-23";
  private static final List<String> NOVEMBER_1 = List.of("2026-11-01..2026-11-01");
  private static final List<String> YESTERDAY = List.of("2026-11-21..2026-11-22");
  private static final List<String> TWO_DAYS = List.of("2026-11-22..2026-11-23");
  private static final List<String> TODAY = List.of("2026-11-23..2026-11-23");
  private static final LocalDateTime START = LocalDateTime.parse("2026-11-20T00:00");

  /** Sessions on the edges of days and between, on each day of the history. */
  private static List<SimulatedSession> sessions() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (LocalDate day = LocalDate.parse("2026-05-23");
        !day.isAfter(LocalDate.parse("2026-11-23"));
        day = day.plusDays(1)) {
      for (String time :
          List.of("00:00:00Z", "09:59:59.999Z", "10:00:00Z", "11:59:59.999Z", "23:59:59.999Z")) {
        Instant at = Instant.parse(day + "T" + time);
        if (!at.isAfter(Fixture.NOW)) {
          sessions.add(SimulatedSession.group(at.toString(), at.toString()));
        }
      }
    }
    return sessions;
  }

  static Stream<PredicateCase> all() {
    return Stream.of(
            comparisons(),
            conditionsOfParametersAlone(),
            numbersWithAFraction(),
            functions(),
            casts(),
            quotedUnits(),
            parametersBesideDates(),
            nestedComparisons(),
            numbersOfDays())
        .flatMap(predicates -> predicates);
  }

  private static PredicateCase on(
      String text, List<String> ids, List<String> windows, Object... parameters) {
    return new PredicateCase(text, List.of(parameters), ids, windows, false);
  }

  private static PredicateCase on(String text, String... windows) {
    return new PredicateCase(text, List.of(), null, List.of(windows), false);
  }

  private PredicateCase with(@Nullable Object... values) {
    return new PredicateCase(text, Arrays.asList(values), ids, windows, isTrueOfOlderTimes);
  }

  private PredicateCase olderToo() {
    return new PredicateCase(text, parameters, ids, windows, true);
  }

  static List<String> between(String from, String before) {
    Instant start = Instant.parse(from);
    Instant end = Instant.parse(before);
    return where(t -> !t.isBefore(start) && t.isBefore(end));
  }

  static List<String> where(Predicate<Instant> predicate) {
    return SESSIONS.stream()
        .filter(session -> predicate.test(session.lastMessageSentTime()))
        .map(SimulatedSession::id)
        .toList();
  }

  private static List<String> since(String day) {
    return between(day + "T00:00:00Z", "2026-11-23T12:00:00.001Z");
  }

  private static List<String> day(String day) {
    return between(day + "T00:00:00Z", LocalDate.parse(day).plusDays(1) + "T00:00:00Z");
  }

  /** Comparisons, functions and subqueries in their usual places. */
  private static Stream<PredicateCase> comparisons() {
    List<String> twoDays = between("2026-10-05T10:00:00Z", "2026-10-07T00:00:00Z");
    List<String> twoDaysAsked = List.of("2026-10-05..2026-10-06");
    List<String> oneDay = between("2026-10-05T00:00:00Z", "2026-10-06T00:00:00Z");
    List<String> oneDayAsked = List.of("2026-10-05..2026-10-05");
    List<String> week = between("2026-11-16T12:00:00Z", "2026-11-23T12:00:00.001Z");
    List<String> weekAsked = List.of("2026-11-16..2026-11-23");
    return Stream.of(
        on(
            "t >= TIMESTAMP '2026-10-05 10:00:00' AND t < TIMESTAMP '2026-10-07 00:00:00'",
            twoDays,
            twoDaysAsked),
        on(
            "TIMESTAMP '2026-10-05 10:00:00' <= t AND TIMESTAMP '2026-10-07 00:00:00' > t",
            twoDays,
            twoDaysAsked),
        on("t >= {ts '2026-10-05 10:00:00'} AND t < {d '2026-10-07'}", twoDays, twoDaysAsked),
        on("t >= '2026-10-05 10:00:00' AND t < '2026-10-07'", twoDays, twoDaysAsked),
        on("t >= '2026-10-05T10:00:00Z' AND t < '2026-10-07T00:00'", twoDays, twoDaysAsked),
        on(
            "t >= '2026-10-05T12:00:00+02:00' AND t < '2026-10-06T19:00:00-05:00'",
            twoDays,
            twoDaysAsked),
        on("t BETWEEN '2026-10-05 10:00:00' AND '2026-10-06 23:59:59.999'", twoDays, twoDaysAsked),
        on("NOT (t < '2026-10-05 10:00' OR t >= DATE '2026-10-07')", twoDays, twoDaysAsked),
        on(
            "t >= ? AND t < ?",
            twoDays,
            twoDaysAsked,
            LocalDateTime.parse("2026-10-05T10:00"),
            LocalDateTime.parse("2026-10-07T00:00")),
        on(
            "t >= ? AND t < ?",
            twoDays,
            twoDaysAsked,
            Instant.parse("2026-10-05T10:00:00Z"),
            OffsetDateTime.parse("2026-10-07T01:00:00+01:00")),
        on(
            "t >= ? AND t < ?",
            twoDays,
            twoDaysAsked,
            Timestamp.valueOf("2026-10-05 10:00:00"),
            LocalDate.parse("2026-10-07")),
        on("t >= ? AND t < ?", twoDays, twoDaysAsked, "2026-10-05T10:00:00Z", "2026-10-07"),
        on(
            "? <= t AND t < CAST(? AS TIMESTAMP)",
            twoDays,
            twoDaysAsked,
            "2026-10-05 10:00:00",
            "2026-10-07 00:00:00"),
        on("CAST(t AS DATE) = DATE '2026-10-05'", oneDay, oneDayAsked),
        on("FLOOR(t TO DAY) = TIMESTAMP '2026-10-05 00:00:00'", oneDay, oneDayAsked),
        on("DATE_TRUNC('day', t) = '2026-10-05'", oneDay, oneDayAsked),
        on(
            "DATE_TRUNC('month', t) = DATE '2026-10-01'",
            between("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            List.of("2026-10-01..2026-10-31")),
        on(
            "EXTRACT(YEAR FROM t) = 2026 AND MONTH(t) IN (9, 10)",
            between("2026-09-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            List.of("2026-09-01..2026-09-30", "2026-10-01..2026-10-31")),
        on(
            "FLOOR(t TO WEEK) = TIMESTAMP '2026-10-04 00:00:00'",
            between("2026-10-04T00:00:00Z", "2026-10-11T00:00:00Z"),
            List.of("2026-10-04..2026-10-10")),
        on(
            "DATE_TRUNC('quarter', t) = '2026-10-01'",
            between("2026-10-01T00:00:00Z", "2026-11-23T12:00:00.001Z"),
            List.of("2026-10-01..2026-10-31", "2026-11-01..2026-11-23")),
        on(
            "t IN (TIMESTAMP '2026-10-05 10:00:00', '2026-10-06', TIMESTAMP '2026-08-01"
                + " 09:59:59.999')",
            List.of("2026-10-05T10:00:00Z", "2026-10-06T00:00:00Z", "2026-08-01T09:59:59.999Z"),
            List.of("2026-08-01..2026-08-01", "2026-10-05..2026-10-06")),
        on(
            "t = TIMESTAMP '2026-10-05 10:00:00' OR t = TIMESTAMP '2026-10-09 10:00:00'",
            List.of("2026-10-05T10:00:00Z", "2026-10-09T10:00:00Z"),
            List.of("2026-10-05..2026-10-05", "2026-10-09..2026-10-09")),
        on("t >= CURRENT_TIMESTAMP - INTERVAL '7' DAY", week, weekAsked),
        on("t >= NOW() - INTERVAL '7' DAY", week, weekAsked),
        on("t >= TIMESTAMPADD(DAY, -7, CURRENT_TIMESTAMP)", week, weekAsked),
        on("t >= {fn TIMESTAMPADD(SQL_TSI_DAY, -7, {fn NOW()})}", week, weekAsked),
        on(
            "t >= CURRENT_DATE",
            between("2026-11-23T00:00:00Z", "2026-11-23T12:00:00.001Z"),
            List.of("2026-11-23..2026-11-23")),
        on(
            "t >= CURRENT_DATE - INTERVAL '1' DAY AND t < CURRENT_DATE",
            between("2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"),
            List.of("2026-11-22..2026-11-22")),
        on(
            "t > TIMESTAMP '2026-09-10 00:00:00' AND t <= TIMESTAMP '2026-11-10 00:00:00'",
            where(
                i ->
                    i.isAfter(Instant.parse("2026-09-10T00:00:00Z"))
                        && !i.isAfter(Instant.parse("2026-11-10T00:00:00Z"))),
            List.of("2026-09-10..2026-10-09", "2026-10-10..2026-11-09", "2026-11-10..2026-11-10")),
        on(
            "t >= '2026-10-05' AND t < '2026-10-06' AND (name LIKE '%' OR type = 'x')",
            oneDay, oneDayAsked),
        on(
            "(t >= '2026-10-05' AND t < '2026-10-06') OR (type = 'Group' AND t >= '2026-11-23' )",
            Stream.concat(
                    oneDay.stream(),
                    between("2026-11-23T00:00:00Z", "2026-11-23T12:00:00.001Z").stream())
                .toList(),
            List.of("2026-10-05..2026-10-05", "2026-11-23..2026-11-23")),
        on(
            "DATE_TRUNC('week', t) = '2026-10-05'",
            between("2026-10-05T00:00:00Z", "2026-10-12T00:00:00Z"),
            List.of("2026-10-05..2026-10-11")),
        on(
            "t + INTERVAL '7' DAY > NOW()",
            between("2026-11-16T12:00:00.001Z", "2026-11-23T12:00:00.001Z"),
            weekAsked),
        on(
            "TIMESTAMPADD(MONTH, 1, t) > ? AND NOT t < '2026-10-06'",
            between("2026-10-06T00:00:00Z", "2026-11-23T12:00:00.001Z"),
            List.of("2026-10-06..2026-11-05", "2026-11-06..2026-11-23"),
            "2026-11-05"),
        on(
            "TIMESTAMPDIFF(DAY, t, TIMESTAMP '2026-10-07 00:00:00') = 1",
            between("2026-10-05T00:00:00.001Z", "2026-10-06T00:00:00.001Z"),
            List.of("2026-10-05..2026-10-06")),
        on(
            "TIMESTAMPDIFF(DAY, t, DATE '2026-10-07') = 1",
            between("2026-10-05T00:00:00.001Z", "2026-10-06T00:00:00.001Z"),
            List.of("2026-10-05..2026-10-06")),
        on("FLOOR(CAST(t AS DATE) TO HOUR) = DATE '2026-10-05'", oneDay, oneDayAsked),
        on(
            "DECODE(CAST(t AS DATE), TIMESTAMP '2026-10-05 00:00:00', 1, 0) = 1",
            oneDay,
            oneDayAsked),
        on("t BETWEEN SYMMETRIC '2026-10-05 23:59:59.999' AND '2026-10-05'", oneDay, oneDayAsked),
        on("YEAR(t) * 10000 + MONTH(t) * 100 + DAYOFMONTH(t) = 20261005", oneDay, oneDayAsked),
        on(
            "COALESCE(t, NOW()) < '2026-10-06' AND GREATEST(t, CAST(? AS TIMESTAMP)) > CAST(? AS"
                + " TIMESTAMP)",
            oneDay,
            oneDayAsked,
            LocalDateTime.parse("2026-10-01T00:00"),
            LocalDateTime.parse("2026-10-04T23:59:59.999")),
        on("CASE WHEN t < '2026-10-05' THEN FALSE ELSE t < '2026-10-06' END", oneDay, oneDayAsked),
        on(
            "t IN (SELECT x FROM (VALUES (TIMESTAMP '2026-10-05 10:00:00'), (TIMESTAMP '2026-10-09"
                + " 10:00:00')) v(x))",
            List.of("2026-10-05T10:00:00Z", "2026-10-09T10:00:00Z"),
            List.of("2026-10-05..2026-10-05", "2026-10-09..2026-10-09")),
        on("CAST(t AS DATE) = (SELECT DATE '2026-10-05')", oneDay, oneDayAsked),
        on(
            "t >= (SELECT MIN(x) FROM (VALUES (TIMESTAMP '2026-10-06 00:00:00'), (TIMESTAMP"
                + " '2026-10-05 00:00:00')) v(x)) AND t < (SELECT MAX(x) FROM (VALUES (TIMESTAMP"
                + " '2026-10-04 00:00:00'), (TIMESTAMP '2026-10-06 00:00:00')) v(x))",
            oneDay,
            oneDayAsked),
        on(
            "t >= ALL (SELECT x FROM (VALUES (TIMESTAMP '2026-10-04 00:00:00'), (TIMESTAMP"
                + " '2026-10-05 00:00:00')) v(x)) AND t < ANY (SELECT x FROM (VALUES (TIMESTAMP"
                + " '2026-10-06 00:00:00'), (TIMESTAMP '2026-10-05 00:00:00')) v(x))",
            oneDay,
            oneDayAsked),
        on(
            "(t, session_id) >= (?, ?) AND (t, session_id) < (?, 'x')",
            oneDay,
            oneDayAsked,
            LocalDateTime.parse("2026-10-05T00:00"),
            "2026-10-05T00:00:00Z",
            LocalDateTime.parse("2026-10-05T23:59:59.999")),
        on(
            "(EXTRACT(YEAR FROM t), MONTH(t)) BETWEEN (2026, 10) AND (2026, 10)",
            between("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            List.of("2026-10-01..2026-10-31")),
        on("(type, CAST(t AS DATE)) IN (VALUES ('Group', DATE '2026-10-05'))", oneDay, oneDayAsked),
        on("t > ? AND t < ?", List.of(), oneDayAsked, "2026-10-05 12:00", "2026-10-05 11:00"),
        on("FLOOR(t TO HOUR) = '2026-10-05 10:30'", List.of(), oneDayAsked),
        on("t >= '2026-12-01'", List.of(), List.of()),
        on("t < '2026-10-05' AND t > '2026-10-06'", List.of(), List.of()),
        on("1 = 0", List.of(), List.of()),
        on("t > NULL", List.of(), List.of()),
        on("t = ? AND t = ?", List.of(), List.of(), "2026-10-05", "2026-10-06"));
  }

  /** A filter that a parameter turns off, and other questions that no row has a part in. */
  private static Stream<PredicateCase> conditionsOfParametersAlone() {
    return Stream.of(
        on("? IS NULL OR t >= ?", FOUR_DAYS).with("x", START),
        on("? IS NULL OR t >= ?", FOUR_DAYS).with(START, START),
        on("CAST(? AS VARCHAR) IS NULL OR t >= ?", FOUR_DAYS).with("x", START),
        on("CAST(? AS TIMESTAMP) IS NULL OR t >= ?", FOUR_DAYS).with(START, START),
        on("? = 'all' OR t >= ?", FOUR_DAYS).with("week", START),
        on("'week' = ? AND t >= ?", FOUR_DAYS).with("week", START),
        on("'week' = ? AND t >= ?").with("all", START),
        on("NOT (? LIKE 'a%') AND t >= ?", FOUR_DAYS).with("week", START),
        on("? IS NOT NULL AND UPPER(?) <> 'ALL' AND t >= ?", FOUR_DAYS).with("a", "week", START),
        on("CASE WHEN CHAR_LENGTH(?) > 2 THEN t >= CAST(? AS TIMESTAMP) ELSE TRUE END", FOUR_DAYS)
            .with("week", START));
  }

  private static Stream<PredicateCase> numbersWithAFraction() {
    return Stream.of(
        on("TIMESTAMPDIFF(SECOND, t, NOW())/86400.0 < 2.5", THREE_DAYS),
        on("CURRENT_DATE - CAST(t AS DATE) <= 2", THREE_DAYS),
        on("NOW() - t < INTERVAL '60' HOUR", THREE_DAYS),
        on("EXTRACT(EPOCH FROM (NOW() - t)) < 86400 * 2.5", THREE_DAYS),
        on("TIMESTAMPDIFF(SECOND, t, NOW())/86400.0 <= 3.5", "2026-11-19..2026-11-23"),
        on("TIMESTAMPDIFF(HOUR, t, NOW())/24e0 < 2.5", THREE_DAYS),
        on("TIMESTAMPDIFF(HOUR, t, NOW()) * 1.0 / 24 < 2.5", THREE_DAYS),
        on("TIMESTAMPDIFF(SECOND, t, NOW())/3600.0 BETWEEN 0.1 AND 59.9", THREE_DAYS),
        on("TIMESTAMPDIFF(DAY, t, NOW())/7.0 < CAST(? AS DOUBLE)", FOUR_DAYS).with(0.4),
        on("MONTH(t) = 10.0", OCTOBER).olderToo(),
        on("MONTH(t) IN (10.0, 4.5)", OCTOBER).olderToo(),
        on("MONTH(t) * 1.5 = 15", OCTOBER).olderToo(),
        on("MONTH(t) BETWEEN 9.5 AND 10.5", OCTOBER).olderToo(),
        on("MONTH(t) = CAST(? AS DECIMAL(4,1))", OCTOBER).with(new BigDecimal("10.0")).olderToo(),
        on("MONTH(t) = CAST(? AS DECIMAL(4,1))").with(new BigDecimal("10.1")).olderToo(),
        on("CAST(MONTH(t) AS DOUBLE) = 10", OCTOBER).olderToo(),
        on("CAST(MONTH(t) AS DECIMAL(4,0)) = 10", OCTOBER).olderToo(),
        on("CAST(EXTRACT(YEAR FROM t) AS DECIMAL(4,0)) = 2026 AND MONTH(t) = 10", OCTOBER),
        on("CAST(EXTRACT(YEAR FROM t) AS DECIMAL(4,0)) = 2025").olderToo(),
        on("EXTRACT(EPOCH FROM t) >= 1.7952e9", FOUR_DAYS),
        on("YEAR(t) + MONTH(t)/12.0 = 2026 + 10/12.0", OCTOBER),
        on("GREATEST(MONTH(t), 9.5) = 10", OCTOBER).olderToo(),
        on("-MONTH(t) * 0.1 = -1.0", OCTOBER).olderToo(),
        on("COALESCE(MONTH(t), 0.5) = 10", OCTOBER).olderToo(),
        on("CASE WHEN t >= '2026-11-20' THEN 1.5 ELSE 2 END = 1.5", FOUR_DAYS));
  }

  private static Stream<PredicateCase> functions() {
    return Stream.of(
        on("LAST_DAY(t) = DATE '2026-10-31'", OCTOBER),
        on("LAST_DAY(CAST(t AS DATE)) = DATE '2026-10-31'", OCTOBER),
        on("FLOOR(MONTH(t)) = 10 AND ROUND(YEAR(t), 2) = 2026", OCTOBER),
        on("FLOOR(TIMESTAMPDIFF(HOUR, t, NOW())/24) < 3", FOUR_DAYS),
        on("FLOOR(TIMESTAMPDIFF(HOUR, t, NOW())/24.0) < 3", FOUR_DAYS),
        on("CEIL(TIMESTAMPDIFF(HOUR, t, NOW())/24.0) < 4", FOUR_DAYS),
        on("ROUND(TIMESTAMPDIFF(HOUR, t, NOW())/24.0) < 3", THREE_DAYS),
        on("ROUND(TIMESTAMPDIFF(HOUR, t, NOW())/24e0, 1) <= 2.4", THREE_DAYS),
        on("TRUNCATE(TIMESTAMPDIFF(HOUR, t, NOW())/24.0, 0) < 3", FOUR_DAYS),
        on("CAST(TIMESTAMPDIFF(HOUR, t, NOW())/24.0 AS INTEGER) < 3", THREE_DAYS),
        on("CAST(TIMESTAMPDIFF(HOUR, t, NOW())/24e0 AS INTEGER) < 3", FOUR_DAYS),
        on("CAST(TIMESTAMPDIFF(HOUR, t, NOW())/24.0 AS DECIMAL(10,1)) < 2.5", THREE_DAYS),
        on(
            "ABS(TIMESTAMPDIFF(HOUR, t, TIMESTAMP '2026-11-22 00:00:00')/24.0) < 1",
            "2026-11-21..2026-11-22"),
        on("SIGN(TIMESTAMPDIFF(HOUR, t, TIMESTAMP '2026-11-20 01:00:00')) < 1", FOUR_DAYS),
        on(
            "SIGN(TIMESTAMPDIFF(HOUR, t, TIMESTAMP '2026-11-20 00:30:00')/2.5) < 1",
            "2026-11-19..2026-11-23"),
        on("MOD(MONTH(t), 5) = 0 AND MONTH(t) % 2 = 0", OCTOBER).olderToo(),
        on("MOD(YEAR(t) * 100 + MONTH(t), 100) = 10", OCTOBER).olderToo(),
        on("EXTRACT(DAY FROM (NOW() - t) DAY) < 3", FOUR_DAYS),
        on("EXTRACT(EPOCH FROM (NOW() - t) SECOND) < 3 * 86400", FOUR_DAYS),
        on(
            "EXTRACT(HOUR FROM (t - TIMESTAMP '2026-11-20 00:00:00') DAY TO SECOND) < 0 AND t >="
                + " '2026-11-18'",
            "2026-11-18..2026-11-19"),
        on("(NOW() - t) DAY < INTERVAL '3' DAY", FOUR_DAYS));
  }

  private static Stream<PredicateCase> casts() {
    return Stream.of(
        on("t::date = '2026-11-01'::date", day("2026-11-01"), NOVEMBER_1),
        on("t::date = '2026-11-01'", day("2026-11-01"), NOVEMBER_1),
        on("'2026-11-01'::date = t::date", day("2026-11-01"), NOVEMBER_1),
        on(
            "t::timestamp(0)::date = '2026-11-01'::varchar(10)::date",
            day("2026-11-01"),
            NOVEMBER_1),
        on("t >= '2026-11-22'::date", since("2026-11-22"), TWO_DAYS),
        on("t >= NOW()::date", since("2026-11-23"), TODAY),
        on("t >= NOW()::date - INTERVAL '1' DAY", since("2026-11-22"), TWO_DAYS),
        on(
            "t > NOW() - '2 days'::interval AND t < NOW()::date",
            between("2026-11-21T12:00:00.001Z", "2026-11-23T00:00:00Z"),
            YESTERDAY),
        on(
            "t BETWEEN '2026-11-01'::date AND '2026-11-02'::date",
            between("2026-11-01T00:00:00Z", "2026-11-02T00:00:00.001Z"),
            List.of("2026-11-01..2026-11-02")),
        on(
            "t >= ?::timestamp",
            List.of("2026-11-23T10:00:00Z", "2026-11-23T11:59:59.999Z"),
            TODAY,
            "2026-11-23 10:00:00"),
        on("t::date >= ?::date", since("2026-11-22"), TWO_DAYS, "2026-11-22"));
  }

  private static Stream<PredicateCase> quotedUnits() {
    List<String> october = between("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z");
    List<String> lastDay = between("2026-11-22T12:00:00.001Z", "2026-11-23T12:00:00Z");
    return Stream.of(
        on("DATE_PART('month', t) = 10", october, List.of(OCTOBER)).olderToo(),
        on("date_part('MONTHS', t) = 10", october, List.of(OCTOBER)).olderToo(),
        on("EXTRACT('month' FROM t) = 10", october, List.of(OCTOBER)).olderToo(),
        on("DATEPART('month', t) = 10", october, List.of(OCTOBER)).olderToo(),
        on("DATEPART(month, t) = 10", october, List.of(OCTOBER)).olderToo(),
        on("DATE_PART('epoch', t) >= 1795392000", since("2026-11-23"), TODAY),
        on("DATEADD('day', 1, t) > NOW()", lastDay, TWO_DAYS),
        on("DATEDIFF('day', t, NOW()) <= 1", since("2026-11-22"), TWO_DAYS),
        on("TIMESTAMPDIFF('hours', t, NOW()) < 24", lastDay, TWO_DAYS));
  }

  private static Stream<PredicateCase> parametersBesideDates() {
    Timestamp tenOnFirst = Timestamp.valueOf("2026-11-01 10:00:00");
    LocalDateTime tenYesterday = LocalDateTime.parse("2026-11-22T10:00:00");
    LocalDateTime yesterday = LocalDateTime.parse("2026-11-22T00:00:00");
    List<String> fromFirstOn = List.of("2026-11-01..2026-11-23");
    List<String> fromSecondOn = List.of("2026-11-02..2026-11-23");
    return Stream.of(
        on("CAST(t AS DATE) >= ?", since("2026-11-22"), TWO_DAYS, yesterday),
        on("CAST(t AS DATE) >= ?", since("2026-11-22"), TWO_DAYS, LocalDate.parse("2026-11-22")),
        on("CAST(t AS DATE) >= ?", since("2026-11-22"), TWO_DAYS, Date.valueOf("2026-11-22")),
        on("CAST(t AS DATE) >= ?", since("2026-11-22"), TWO_DAYS, "2026-11-22"),
        on("CAST(t AS DATE) >= ?", since("2026-11-23"), TODAY, "2026-11-22 10:00"),
        on("CAST(t AS DATE) >= ?", since("2026-11-23"), TODAY, tenYesterday),
        on("? <= t::date", since("2026-11-23"), TODAY, tenYesterday),
        on("NOT CAST(t AS DATE) < ?", since("2026-11-23"), TODAY, tenYesterday),
        on("CAST(t AS DATE) > ?", since("2026-11-02"), fromSecondOn, tenOnFirst),
        on("CAST(t AS DATE) >= ?", since("2026-11-02"), fromSecondOn, tenOnFirst),
        on("CAST(t AS DATE) > ?", since("2026-11-02"), fromSecondOn, LocalDate.parse("2026-11-01")),
        on("CAST(t AS DATE) > ?", since("2026-11-01"), fromFirstOn, "2026-10-31 10:00"),
        on("DATE(t) = ?", List.of(), List.of(), tenOnFirst),
        on("DATE(t) = ?", day("2026-11-01"), NOVEMBER_1, Date.valueOf("2026-11-01")),
        on(
            "CAST(t AS DATE) IN (?, DATE '2026-11-01')",
            day("2026-11-01"),
            NOVEMBER_1,
            tenYesterday),
        on("CAST(t AS DATE) IN (?, ?)", day("2026-11-01"), NOVEMBER_1, tenYesterday, "2026-11-01"),
        on(
            "CAST(t AS DATE) BETWEEN ? AND ?",
            between("2026-11-02T00:00:00Z", "2026-11-23T00:00:00Z"),
            List.of("2026-11-02..2026-11-22"),
            tenOnFirst,
            tenYesterday),
        on(
            "CAST(t AS DATE) BETWEEN ? AND CURRENT_DATE",
            since("2026-11-22"),
            TWO_DAYS,
            LocalDate.parse("2026-11-22")),
        on(
            "DECODE(CAST(t AS DATE), ?, 1, 0) = 1",
            day("2026-11-01"),
            NOVEMBER_1,
            LocalDate.parse("2026-11-01")),
        on("CAST(t AS DATE) = CAST(? AS DATE)", day("2026-11-01"), NOVEMBER_1, tenOnFirst),
        on("CAST(t AS DATE) IS NOT DISTINCT FROM ?", List.of(), List.of(), tenOnFirst));
  }

  private static Stream<PredicateCase> nestedComparisons() {
    return Stream.of(
        on(
            "CASE WHEN t > ? THEN 1 ELSE 0 END = 1",
            between("2026-11-22T00:00:00.001Z", "2026-11-23T12:00:00Z"),
            TWO_DAYS,
            "2026-11-22"),
        on(
            "CASE t WHEN ? THEN 1 ELSE 0 END = 1",
            List.of("2026-11-01T00:00:00Z"),
            NOVEMBER_1,
            "2026-11-01"),
        on("DECODE(t, ?, 1, 0) = 1", List.of("2026-11-01T00:00:00Z"), NOVEMBER_1, "2026-11-01"),
        on(
            "DECODE(?, DATE(t), 1, 0) = 1",
            day("2026-11-01"),
            NOVEMBER_1,
            Date.valueOf("2026-11-01")),
        on(
            "(t BETWEEN ? AND CURRENT_DATE - 1) = TRUE",
            between("2026-11-21T00:00:00Z", "2026-11-22T00:00:00.001Z"),
            YESTERDAY,
            "2026-11-21"),
        on(
            "CASE WHEN DATE(t) IN (?, ?) THEN 1 ELSE 0 END = 1",
            day("2026-11-01"),
            NOVEMBER_1,
            "2026-11-01",
            LocalDateTime.parse("2026-11-22T10:00:00")));
  }

  private static Stream<PredicateCase> numbersOfDays() {
    return Stream.of(
        on("t >= CURRENT_DATE - 1", since("2026-11-22"), TWO_DAYS),
        on("t >= CURRENT_DATE - ?", since("2026-11-22"), TWO_DAYS, 1),
        on("t >= CURRENT_DATE + -1 AND t < CURRENT_DATE + 1", since("2026-11-22"), TWO_DAYS),
        on("t >= 1 + (CURRENT_DATE - (1 + 1)) - 0", since("2026-11-22"), TWO_DAYS),
        on(
            "t > DATE '2026-11-25' - 3",
            between("2026-11-22T00:00:00.001Z", "2026-11-23T12:00:00Z"),
            TWO_DAYS),
        on("CAST(t AS DATE) - 7 = DATE '2026-10-25'", day("2026-11-01"), NOVEMBER_1),
        on("t::date + ? = '2026-11-03'::date", day("2026-11-01"), NOVEMBER_1, 2),
        on("t::date - 1 = ?", day("2026-11-01"), NOVEMBER_1, LocalDate.parse("2026-10-31")),
        on("DATE(t) + 2 = DATE('2026-11-03')", day("2026-11-01"), NOVEMBER_1),
        on("t::date + CHAR_LENGTH('abc') = '2026-11-04'", day("2026-11-01"), NOVEMBER_1),
        on(
            "t::date - CAST(7 AS BIGINT) BETWEEN '2026-10-25' AND ?",
            day("2026-11-01"),
            NOVEMBER_1,
            "2026-10-25"));
  }

  /** The name of a test. */
  @Override
  public String toString() {
    return text + " " + parameters;
  }
}
