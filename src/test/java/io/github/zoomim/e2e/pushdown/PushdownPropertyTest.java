package io.github.zoomim.e2e.pushdown;

import static io.github.zoomim.support.Seeds.forEachSeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.e2e.pushdown.RandomPredicates.Predicate;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the predicate, the rows are those that it is TRUE for. The truth comes from the same
 * predicates in the SELECT list of a query without WHERE, which narrows nothing.
 */
class PushdownPropertyTest {
  private static final int BATCHES = 15;
  private static final int PREDICATES_EACH = 20;

  /** Sessions on the edges of months, weeks and days, and one without a time. */
  private static List<SimulatedSession> sessions() {
    TreeSet<Instant> times = new TreeSet<>();
    for (LocalDate day = LocalDate.parse("2026-05-24");
        day.isBefore(LocalDate.parse("2026-11-23"));
        day = day.plusDays(day.getDayOfMonth() % 7 == 1 ? 1 : 3)) {
      Instant midnight = day.atStartOfDay().toInstant(ZoneOffset.UTC);
      times.add(midnight);
      times.add(midnight.minusMillis(1));
      times.add(midnight.plusSeconds(12 * 3600 + day.getDayOfMonth() * 60L));
    }
    for (LocalDate month = LocalDate.parse("2026-06-01");
        month.isBefore(LocalDate.parse("2026-12-01"));
        month = month.plusMonths(1)) {
      Instant midnight = month.atStartOfDay().toInstant(ZoneOffset.UTC);
      times.addAll(List.of(midnight.minusMillis(1), midnight, midnight.plusMillis(1)));
    }
    List<SimulatedSession> sessions = new ArrayList<>();
    for (Instant time : times) {
      String type = sessions.size() % 3 == 0 ? "1:1" : "Group";
      sessions.add(new SimulatedSession(time.toString(), type, "name", time));
    }
    sessions.add(new SimulatedSession("timeless", "Group", "name", null));
    return sessions;
  }

  @Test
  void returnsExactlyTheRowsThatThePredicateIsTrueFor() throws SQLException {
    try (Fixture fixture = Fixture.of(LaboratoryOptions.of(sessions()))) {
      int all = asked(fixture, new Predicate("TRUE", List.of())).asked().size();
      forEachSeed(
          BATCHES,
          seed -> {
            RandomPredicates random = new RandomPredicates(seed);
            List<Predicate> predicates =
                Stream.generate(random::next).limit(PREDICATES_EACH).toList();
            List<List<String>> truth = truth(fixture, predicates);
            int narrowed = 0;
            for (int i = 0; i < PREDICATES_EACH; i++) {
              Fixture.Answer answer = asked(fixture, predicates.get(i));
              assertThat(answer.rows())
                  .as("%s with %s", predicates.get(i).sql(), predicates.get(i).parameters())
                  .containsExactlyInAnyOrderElementsOf(truth.get(i));
              narrowed += answer.asked().size() < all ? 1 : 0;
            }
            // Else the test would show nothing.
            assertThat(narrowed).isPositive();
          });
    }
  }

  private static Fixture.Answer asked(Fixture fixture, Predicate predicate) {
    return fixture.query(
        "SELECT session_id FROM chat_sessions WHERE " + predicate.sql(),
        predicate.parameters().toArray());
  }

  /** The ids of the sessions for which each predicate is true. */
  private static List<List<String>> truth(Fixture fixture, List<Predicate> predicates)
      throws SQLException {
    String columns =
        predicates.stream()
            .map(predicate -> "(" + predicate.sql() + ") IS TRUE")
            .collect(Collectors.joining(", "));
    List<List<String>> truth = new ArrayList<>();
    predicates.forEach(predicate -> truth.add(new ArrayList<>()));
    try (PreparedStatement statement =
        fixture
            .connection()
            .prepareStatement("SELECT session_id, " + columns + " FROM chat_sessions")) {
      int parameter = 0;
      for (Predicate predicate : predicates) {
        for (Object value : predicate.parameters()) {
          statement.setObject(++parameter, value);
        }
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          for (int i = 0; i < predicates.size(); i++) {
            if (rows.getBoolean(i + 2)) {
              truth.get(i).add(rows.getString(1));
            }
          }
        }
      }
    }
    return truth;
  }
}
