package io.github.zoomim.e2e.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Times with more digits than milliseconds, in every comparison: they are what they are. */
class FineTimesTest {
  private static final String IDS = "SELECT session_id FROM chat_sessions WHERE ";
  private static final String TIME = "last_message_sent_time";

  /** Three sessions in a row are a millisecond apart. */
  private static final List<Instant> TIMES =
      Stream.of(
              "2026-10-05T23:59:59.999Z",
              "2026-10-06T00:00:00Z",
              "2026-10-06T00:00:00.001Z",
              "2026-10-07T12:00:00Z")
          .map(Instant::parse)
          .toList();

  @AutoClose private static final Fixture FIXTURE = Fixture.of(LaboratoryOptions.of(sessions()));

  private static List<SimulatedSession> sessions() {
    return Stream.concat(TIMES.stream(), Stream.of((Instant) null))
        .map(time -> new SimulatedSession(String.valueOf(time), "Group", "name", time))
        .toList();
  }

  private enum Comparison {
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    EQUAL("="),
    UNEQUAL("<>");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    boolean test(Instant time, Instant bound) {
      int order = time.compareTo(bound);
      return switch (this) {
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case GREATER -> order > 0;
        case AT_LEAST -> order >= 0;
        case EQUAL -> order == 0;
        case UNEQUAL -> order != 0;
      };
    }

    /** The same with the operands the other way round. */
    Comparison reversed() {
      return switch (this) {
        case LESS -> GREATER;
        case AT_MOST -> AT_LEAST;
        case GREATER -> LESS;
        case AT_LEAST -> AT_MOST;
        default -> this;
      };
    }
  }

  static Stream<Arguments> bounds() {
    return Stream.of(
            "2026-10-05T23:59:59.998999999Z",
            "2026-10-06T00:00:00Z",
            "2026-10-06T00:00:00.0005Z",
            "2026-10-06T00:00:00.0010001Z")
        .flatMap(bound -> Arrays.stream(Comparison.values()).map(op -> Arguments.of(bound, op)));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void comparesWithWhatIsWritten(String bound, Comparison comparison) {
    List<String> expected = those(comparison, Instant.parse(bound));
    String sign = comparison.sign;
    String otherSign = comparison.reversed().sign;
    for (String written : writings(bound)) {
      FIXTURE
          .query(
              IDS
                  + TIME
                  + sign
                  + written
                  + " AND "
                  + written
                  + otherSign
                  + TIME
                  + " AND NOT (NOT "
                  + TIME
                  + sign
                  + written
                  + ")")
          .returns(expected);
    }
    FIXTURE
        .query(
            "SELECT COUNT(*) FILTER (WHERE " + TIME + sign + "'" + bound + "') FROM chat_sessions")
        .returns(String.valueOf(expected.size()));
  }

  private static List<String> those(Comparison comparison, Instant bound) {
    return TIMES.stream()
        .filter(time -> comparison.test(time, bound))
        .map(String::valueOf)
        .toList();
  }

  private static List<String> writings(String bound) {
    String plain = bound.replace('T', ' ').replace("Z", "");
    return List.of(
        "'" + bound + "'",
        "TIMESTAMP '" + bound + "'",
        "{ts '" + plain + "'}",
        "CAST('" + plain + " +00' AS TIMESTAMP)");
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void comparesWithWhatIsBound(String bound, Comparison comparison) {
    Instant instant = Instant.parse(bound);
    List<String> expected = those(comparison, instant);
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    OffsetDateTime elsewhere = instant.atOffset(ZoneOffset.ofHours(-5));
    for (Object value :
        new Object[] {
          instant, utc, Timestamp.valueOf(utc), elsewhere, bound, elsewhere.toString()
        }) {
      FIXTURE.query(IDS + TIME + comparison.sign + "?", value).returns(expected);
      FIXTURE.query(IDS + "? " + comparison.reversed().sign + TIME, value).returns(expected);
    }
    FIXTURE
        .query(
            IDS + TIME + " + INTERVAL '1' HOUR " + comparison.sign + " ? + INTERVAL '1' HOUR", utc)
        .returns(expected);
    FIXTURE
        .query(
            IDS + TIME + comparison.sign + " COALESCE(?, NOW()) - INTERVAL '2' DAY",
            utc.plusDays(2))
        .returns(expected);
  }

  /** As many days as the same comparison with a whole millisecond asks for. */
  @ParameterizedTest
  @EnumSource(
      value = Comparison.class,
      names = {"LESS", "AT_MOST", "GREATER", "AT_LEAST"})
  void narrowsTheScanAsWholeMillisecondsDo(Comparison comparison) {
    String whole = "2026-10-07 11:00:00.000";
    String[] requests =
        FIXTURE.query(IDS + TIME + comparison.sign + "?", whole).asked().toArray(String[]::new);
    FIXTURE.query(IDS + TIME + comparison.sign + "?", whole + "1").requests(requests);
    FIXTURE.query(IDS + TIME + comparison.sign + "'" + whole + "1'").requests(requests);
  }

  @Test
  void asksForNothingWhereNothingIsEqual() {
    String fine = "2026-10-06 00:00:00.0005";
    FIXTURE.query(IDS + TIME + " = '" + fine + "'").returnsRows(0).requests();
    FIXTURE.query(IDS + TIME + " IN (?, ?)", fine, fine).returnsRows(0).requests();
    FIXTURE
        .query(IDS + TIME + " IN (?, '2026-10-06')", fine)
        .returns("2026-10-06T00:00:00Z")
        .requests("2026-10-06..2026-10-06");
    FIXTURE.query(IDS + TIME + " IS NOT DISTINCT FROM ?", fine).returnsRows(0).requests();
    FIXTURE.query(IDS + TIME + " IS DISTINCT FROM ?", fine).returnsRows(5);
  }

  @Test
  void comparesListsRangesAndRows() {
    String between = "2026-10-06 00:00:00.0005";
    FIXTURE
        .query(IDS + TIME + " BETWEEN ? AND ?", "2026-10-05 23:59:59.9995", between)
        .returns("2026-10-06T00:00:00Z");
    FIXTURE
        .query(IDS + TIME + " NOT BETWEEN ? AND '2026-10-07'", between)
        .returns("2026-10-05T23:59:59.999Z", "2026-10-06T00:00:00Z", "2026-10-07T12:00:00Z");
    FIXTURE
        .query(IDS + TIME + " < ALL (?, TIMESTAMP '2026-10-09 00:00:00')", between)
        .returns("2026-10-05T23:59:59.999Z", "2026-10-06T00:00:00Z");
    FIXTURE
        .query(
            IDS + "(" + TIME + ", session_id) < (?, ?) AND " + TIME + " >= '2026-10-06'",
            Instant.parse("2026-10-06T00:00:00.0005Z"),
            "")
        .returns("2026-10-06T00:00:00Z");
    FIXTURE
        .query(
            "SELECT "
                + TIME
                + " NOT IN (?, '2026-10-07'), NULLIF("
                + TIME
                + ", ?) IS NULL FROM chat_sessions WHERE "
                + TIME
                + " IS NULL OR "
                + TIME
                + " = '2026-10-06'",
            between,
            between)
        .returns("true, false", "null, true");
    String many = IDS + TIME + " IN (?" + ", ?".repeat(149) + ")";
    Object[] values = new Object[150];
    Arrays.fill(values, between);
    values[7] = "2026-10-07 12:00";
    FIXTURE.query(many, values).returns("2026-10-07T12:00:00Z").requests("2026-10-07..2026-10-07");
  }

  @Test
  void comparesThemWithEachOther() {
    String a = "2026-10-06 00:00:00.0001";
    String b = "2026-10-06 00:00:00.0002";
    String cast = "CAST(? AS TIMESTAMP)";
    FIXTURE
        .query(
            String.format("SELECT %1$s < %1$s, %1$s = %1$s, '%2$s' >= %1$s, %1$s <> %1$s", cast, a),
            a,
            b,
            a,
            b,
            b,
            a,
            null)
        .returns("true, false, false, null");
    FIXTURE
        .query(
            String.format(
                "SELECT %1$s IS DISTINCT FROM %1$s, TIMESTAMP '%2$s' = TIMESTAMP '%2$s00'",
                cast, a),
            null,
            null)
        .returns("false, true");
  }

  @Test
  void comparesThemWithSubqueries() {
    String times =
        "(SELECT " + TIME + " FROM chat_sessions WHERE " + TIME + " < '2026-10-06 12:00')";
    String cast = "SELECT CAST(? AS TIMESTAMP) ";
    String fine = "2026-10-06 00:00:00.0005";
    FIXTURE.query(cast + "IN " + times, fine).returns("false");
    FIXTURE.query(cast + "NOT IN " + times, fine).returns("true");
    FIXTURE.query(cast + "> ALL " + times, "2026-10-06 00:00:00.0010001").returns("true");
    FIXTURE.query(cast + "<= ANY " + times, "2026-10-06 00:00:00.0010001").returns("false");
    FIXTURE
        .query(cast + "> (SELECT MAX(x) FROM " + times + " AS m(x))", "2026-10-06 00:00:00.0010001")
        .returns("true");
  }

  @Test
  void comparesTimesOfDay() {
    String day = "CAST(" + TIME + " AS TIME)";
    FIXTURE.query(IDS + day + " > TIME '23:59:59.9985'").returns("2026-10-05T23:59:59.999Z");
    FIXTURE.query(IDS + day + " > TIME '23:59:59.9995'").returnsRows(0);
    FIXTURE.query(IDS + day + " <= ?", LocalTime.parse("23:59:59.9995")).returnsRows(4);
    FIXTURE.query(IDS + day + " < '00:00:00.0005'").returns("2026-10-06T00:00:00Z");
    FIXTURE.query(IDS + day + " = ?", "00:00:00.0005").returnsRows(0);
  }

  @Test
  void cutsThemWhereTheyAreValues() {
    FIXTURE
        .query(
            "SELECT TIMESTAMP '2026-10-06 00:00:00.1239', CAST(? AS TIMESTAMP),"
                + " CAST('10:00:00.1239' AS TIME)",
            Instant.parse("1969-12-31T23:59:59.9999Z"))
        .returns("2026-10-06 00:00:00.123, 1969-12-31 23:59:59.999, 10:00:00.123");
    assertThat(FIXTURE.plan(IDS + TIME + " > '2026-10-06 00:00:00.0005'"))
        .contains("2026-10-06 00:00:00");
  }
}
