package io.github.zoomim.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine whose clock is wrong gets the rows that one with a right clock gets. */
class ClocksTest {
  private static final String ALL = "SELECT session_id FROM chat_sessions";
  private static final String[] SKEWS = {
    "PT-24H", "PT-23H59M", "PT-2H", "PT-10M", "PT-30S", "PT0S", "PT30S", "PT10M", "PT2H", "PT24H"
  };

  private static final Instant JUST_AFTER_MIDNIGHT = Instant.parse("2026-11-23T00:05:00Z");
  private static final Instant JUST_BEFORE_MIDNIGHT = Instant.parse("2026-11-23T23:55:00Z");

  /** One session for each day that Zoom serves, a minute after it began. */
  private static List<SimulatedSession> sessions() {
    List<SimulatedSession> sessions = new ArrayList<>();
    LocalDate today = LocalDate.of(2026, 11, 23);
    for (LocalDate day = today.minusMonths(6); !day.isAfter(today); day = day.plusDays(1)) {
      Instant time = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(60);
      sessions.add(SimulatedSession.group("s" + day, time.toString()));
    }
    return sessions;
  }

  private static List<String> ids() {
    return sessions().stream().map(SimulatedSession::id).toList();
  }

  private static Fixture fixture(Instant now, Duration ahead, String properties) {
    Fixture fixture = Fixture.of(LaboratoryOptions.of(sessions()), properties);
    fixture.clockGoesTo(now);
    fixture.machineIsAheadBy(ahead);
    return fixture;
  }

  private static List<Fixture> skewed() {
    List<Fixture> fixtures = new ArrayList<>();
    for (String skew : SKEWS) {
      for (Instant now : List.of(JUST_AFTER_MIDNIGHT, JUST_BEFORE_MIDNIGHT)) {
        for (String properties : List.of("concurrency=1", "concurrency=4", "cacheTtl=60")) {
          fixtures.add(fixture(now, Duration.parse(skew), properties));
        }
      }
    }
    return fixtures;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ALL,
        ALL + " ORDER BY last_message_sent_time",
        ALL + " ORDER BY last_message_sent_time DESC",
        ALL + " WHERE last_message_sent_time >= TIMESTAMP '2026-05-23 00:00:00'",
        ALL + " WHERE last_message_sent_time <= TIMESTAMP '2026-11-23 23:00:00'",
        ALL + " WHERE name IS NOT NULL AND type = 'Group' LIMIT 1000"
      })
  void returnsEveryRow(String sql) {
    List<String> inOrder = new ArrayList<>(ids());
    if (sql.endsWith("DESC")) {
      inOrder.sort(Comparator.reverseOrder());
    }
    for (Fixture fixture : skewed()) {
      try (fixture) {
        Fixture.Answer answer = fixture.query(sql).returns(ids());
        if (sql.contains("ORDER BY")) {
          assertThat(answer.rows()).isEqualTo(inOrder);
        }
        fixture.query(sql).returns(ids());
      }
    }
  }

  @Test
  void returnsTodayFirst() {
    for (Fixture fixture : skewed()) {
      try (fixture) {
        fixture
            .query(ALL + " ORDER BY last_message_sent_time DESC LIMIT 2")
            .returnsInOrder("s2026-11-23", "s2026-11-22");
      }
    }
  }

  @Test
  void returnsTheOldestFirst() {
    for (Fixture fixture : skewed()) {
      try (fixture) {
        fixture
            .query(ALL + " ORDER BY last_message_sent_time LIMIT 2")
            .returnsInOrder("s2026-05-23", "s2026-05-24");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-23", "2026-05-23"})
  void returnsTheSessionsOfADayAtTheEdge(String day) {
    String sql =
        ALL
            + " WHERE last_message_sent_time >= TIMESTAMP '"
            + day
            + " 00:00:00' AND last_message_sent_time < TIMESTAMP '"
            + day
            + " 12:00:00'";
    for (Fixture fixture : skewed()) {
      try (fixture) {
        fixture.query(sql).returns("s" + day);
      }
    }
  }

  @Test
  void whatIsKnownAlreadyCostsNoRequest() {
    try (Fixture fixture = fixture(JUST_AFTER_MIDNIGHT, Duration.ofHours(-2), "")) {
      String sql = ALL + " WHERE last_message_sent_time >= TIMESTAMP '2026-11-23 00:00:00'";
      fixture
          .query(sql)
          .returns("s2026-11-23")
          .requests("2026-11-22..2026-11-22", "2026-11-23..2026-11-23");
      fixture.query(sql).returns("s2026-11-23").requests("2026-11-23..2026-11-23");
      assertThat(fixture.plan(sql)).contains("2026-11-23..2026-11-23");
      fixture
          .query(ALL + " WHERE last_message_sent_time >= TIMESTAMP '2026-11-24 00:00:00'")
          .returns()
          .requests();
    }
  }

  @Test
  void startsOverWhereTheFirstAnswerShowsAnotherDay() {
    try (Fixture fixture = fixture(JUST_BEFORE_MIDNIGHT, Duration.ofMinutes(10), "concurrency=1")) {
      fixture
          .query(ALL + " WHERE last_message_sent_time < TIMESTAMP '2026-05-26 00:00:00'")
          .returns("s2026-05-23", "s2026-05-24", "s2026-05-25")
          .requests("2026-05-24..2026-05-25", "2026-05-23..2026-05-25");
    }
  }

  @Test
  void startsOverWhereTheServerRefusesADayToCome() {
    try (Fixture fixture = fixture(JUST_BEFORE_MIDNIGHT, Duration.ofHours(24), "")) {
      fixture
          .controls()
          .onRequest(
              request ->
                  request.window().endsWith("2026-11-24")
                      ? Fault.error(400, 300, "to must not be in the future")
                      : null);
      fixture.query(ALL).returns(ids());
    }
  }

  @Test
  void followsAClockThatIsCorrectedBetweenStatements() {
    try (Fixture fixture = fixture(JUST_AFTER_MIDNIGHT, Duration.ofHours(-2), "")) {
      fixture.query(ALL).returns(ids()).warns("120 min behind the server's");
      fixture.machineIsAheadBy(Duration.ofHours(1));
      fixture.query(ALL).returns(ids()).warns("60 min ahead of the server's");
      fixture.machineIsAheadBy(Duration.ZERO);
      fixture.query(ALL).returns(ids()).warnsNothing();
    }
  }

  @ParameterizedTest
  @CsvSource({"-PT2H, 120 min behind", "PT24H, 1440 min ahead of", "PT100S, 2 min ahead of"})
  void warnsOnceOfAStatement(Duration ahead, String words) {
    try (Fixture fixture = fixture(JUST_AFTER_MIDNIGHT, ahead, "")) {
      assertThat(fixture.query(ALL + " ORDER BY last_message_sent_time").warnings())
          .singleElement()
          .asString()
          .contains("this machine's clock is " + words + " the server's", "correct its clock");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-59S", "PT-1S", "PT0S", "PT0.9S", "PT59S"})
  void warnsOfNothingUpToAMinute(Duration ahead) {
    try (Fixture fixture = fixture(JUST_AFTER_MIDNIGHT, ahead, "")) {
      fixture.query(ALL).returns(ids()).warnsNothing();
    }
  }

  @Test
  void currentDateIsTheMachines() {
    try (Fixture fixture = fixture(JUST_AFTER_MIDNIGHT, Duration.ofHours(-2), "")) {
      fixture
          .query(ALL + " WHERE last_message_sent_time >= CURRENT_DATE")
          .returns("s2026-11-22", "s2026-11-23");
      fixture.query("SELECT CAST(CURRENT_DATE AS VARCHAR)").returns("2026-11-22");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-2H", "PT24H"})
  void returnsEveryRowByATokenOfItsOwn(Duration ahead) throws SQLException {
    try (Fixture fixture = fixture(JUST_AFTER_MIDNIGHT, ahead, "");
        Connection connection = fixture.connectByOauth();
        Statement statement = connection.createStatement()) {
      assertThat(ids(statement)).hasSameElementsAs(ids());
      assertThat(fixture.simulator().issuedAccessTokens()).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-3H", "PT3H"})
  void aCorrectedClockEndsNoToken(Duration difference) throws SQLException {
    try (Fixture fixture = fixture(JUST_AFTER_MIDNIGHT, Duration.ZERO, "");
        Connection connection = fixture.connectByOauth();
        Statement statement = connection.createStatement()) {
      assertThat(ids(statement)).hasSameElementsAs(ids());
      fixture.machineIsAheadBy(difference);
      assertThat(ids(statement)).hasSameElementsAs(ids());
      assertThat(fixture.simulator().issuedAccessTokens()).isOne();
      fixture.machineIsAheadBy(Duration.ZERO);
      fixture.timePasses(Duration.ofHours(1));
      assertThat(ids(statement)).hasSameElementsAs(ids());
      assertThat(fixture.simulator().issuedAccessTokens()).isEqualTo(2);
    }
  }

  private static List<String> ids(Statement statement) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(ALL)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  @ParameterizedTest
  @CsvSource({
    "-PT10M, 2026-11-23T00:05:01Z",
    "PT10M, 2026-11-23T00:05:01Z",
    "-P1D, 'Mon, 23 Nov 2026 00:05:01 GMT'",
    "P1D, 'Mon, 23 Nov 2026 00:05:01 GMT'"
  })
  void waitsAsLongAsTheServerMeans(Duration ahead, String retryAfter) {
    try (Fixture fixture = fixture(JUST_AFTER_MIDNIGHT, ahead, "concurrency=1")) {
      AtomicInteger requests = new AtomicInteger();
      fixture
          .controls()
          .onRequest(
              request ->
                  requests.getAndIncrement() == 1
                      ? new Fault.Answer(429, Map.of("Retry-After", retryAfter), "{\"code\":429}")
                      : null);
      fixture.query(ALL).returns(ids());
      assertThat(fixture.waited()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }
  }
}
