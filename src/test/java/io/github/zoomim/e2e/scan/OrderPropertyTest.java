package io.github.zoomim.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.Reading.BoundaryDay;
import io.github.zoomim.simulator.Reading.Echo;
import io.github.zoomim.simulator.Reading.RowOrder;
import io.github.zoomim.simulator.Reading.Selection;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Fixture;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the account, the predicate, the limit and the further keys: the rows are those of a full
 * sort of what the same query returns without an order.
 */
class OrderPropertyTest {
  private static final int QUERIES = 25;
  private static final List<String> PREDICATES =
      List.of(
          "TRUE",
          "type = 'Group'",
          "last_message_sent_time >= '2026-11-21'",
          "last_message_sent_time < '2026-10-01'",
          "last_message_sent_time BETWEEN '2026-08-30 10:00' AND '2026-11-02' AND name <> 'n1'",
          "last_message_sent_time < '2026-06-20' OR last_message_sent_time > '2026-11-11'",
          "name = 'n2'",
          "last_message_sent_time IS NULL");

  private record Row(String id, @Nullable String name, @Nullable String time) {}

  private static LaboratoryOptions account(Random random, String zone) {
    int count = random.nextInt(120);
    int reach = oneOf(random, 2, 20, 183);
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant day =
          Fixture.NOW.truncatedTo(ChronoUnit.DAYS).minus(random.nextInt(reach), ChronoUnit.DAYS);
      Instant sent = day.plusMillis(oneOf(random, 0, 1, 36_000_000, 43_200_000, 86_399_999));
      if (sent.isAfter(Fixture.NOW)) {
        sent = Fixture.NOW;
      }
      List<Instant> earlier =
          random.nextBoolean()
              ? List.of()
              : List.of(sent.minus(random.nextInt(90), ChronoUnit.DAYS));
      boolean timeless = random.nextInt(30) == 0;
      sessions.add(
          new SimulatedSession(
              "s" + i,
              random.nextBoolean() ? "Group" : "1:1",
              random.nextInt(9) == 0 ? null : "n" + random.nextInt(5),
              timeless ? null : sent,
              earlier));
    }
    List<SimulatedSession> strays = new ArrayList<>();
    for (String time :
        List.of("2019-01-01T00:00:00Z", "2026-11-02T00:00:00Z", "2031-07-01T00:00:00Z")) {
      if (random.nextInt(6) == 0) {
        strays.add(SimulatedSession.group("stray" + time, time));
      }
    }
    return LaboratoryOptions.of(sessions)
        .withStrays(strays)
        .withRowOrder(oneOf(random, RowOrder.values()))
        .withSelection(oneOf(random, Selection.values()))
        .withEcho(oneOf(random, Echo.values()))
        .withBoundaryDay(oneOf(random, BoundaryDay.values()))
        .withZone(ZoneId.of(zone))
        .withPageCap(oneOf(random, 3, 30, 300));
  }

  @SafeVarargs
  private static <T> T oneOf(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void returnsWhatAFullSortReturns(int seed) {
    Random random = new Random(seed);
    String zone = oneOf(random, "UTC", "Asia/Tokyo", "America/New_York");
    // Right, or not known to the user.
    String property = random.nextBoolean() ? "accountTimeZone=" + zone : "";
    try (Fixture zoom = Fixture.of(account(random, zone), property)) {
      for (int i = 0; i < QUERIES; i++) {
        check(zoom, random);
      }
    }
  }

  private static void check(Fixture zoom, Random random) {
    String predicate = PREDICATES.get(random.nextInt(PREDICATES.size()));
    String from = " FROM chat_sessions WHERE " + predicate;
    boolean descending = random.nextBoolean();
    boolean nullsFirst = random.nextInt(8) == 0;
    int further = random.nextInt(3);
    int maxRows = random.nextInt(3) == 0 ? 1 + random.nextInt(12) : 0;
    int offset = random.nextBoolean() ? 0 : random.nextInt(15);
    int limit = random.nextInt(3) == 0 ? Integer.MAX_VALUE : random.nextInt(30);
    String sql =
        "SELECT session_id, name, last_message_sent_time"
            + from
            + " ORDER BY last_message_sent_time"
            + (descending ? " DESC" : "")
            + (nullsFirst ? " NULLS FIRST" : "")
            + List.of("", ", session_id", ", name DESC, session_id DESC").get(further)
            + (limit == Integer.MAX_VALUE ? "" : " LIMIT " + limit)
            + (offset == 0 ? "" : " OFFSET " + offset);

    Comparator<String> text = Comparator.naturalOrder();
    Comparator<@Nullable String> times = descending ? text.reversed() : text;
    Comparator<Row> rows =
        Comparator.comparing(
            Row::time, nullsFirst ? Comparator.nullsFirst(times) : Comparator.nullsLast(times));
    Comparator<Row> further1 = Comparator.comparing(Row::id);
    Comparator<Row> further2 =
        Comparator.comparing(Row::name, Comparator.nullsLast(text.reversed()))
            .thenComparing(Comparator.comparing(Row::id).reversed());
    Comparator<Row> all =
        further == 0 ? rows : rows.thenComparing(further == 1 ? further1 : further2);
    List<Row> expected =
        zoom.query("SELECT session_id, name, last_message_sent_time" + from).rows().stream()
            .map(OrderPropertyTest::row)
            .sorted(all)
            .skip(offset)
            .limit(Math.min(limit, maxRows == 0 ? Integer.MAX_VALUE : maxRows))
            .toList();
    List<Row> returned =
        zoom.query(maxRows, sql).rows().stream().map(OrderPropertyTest::row).toList();
    if (further > 0) {
      assertThat(returned).as(sql).containsExactlyElementsOf(expected);
    }
    assertThat(returned).as(sql).doesNotHaveDuplicates();
    assertThat(returned.stream().map(Row::time))
        .as("%s, %s rows at most", sql, maxRows)
        .containsExactlyElementsOf(expected.stream().map(Row::time).toList());
    String extremes =
        "SELECT MIN(last_message_sent_time), MAX(last_message_sent_time), COUNT(*)" + from;
    String least = "SELECT MIN(last_message_sent_time), MAX(last_message_sent_time)" + from;
    assertThat(zoom.query(extremes).rows().get(0)).startsWith(zoom.query(least).rows().get(0));
  }

  private static Row row(String text) {
    String[] values = text.split(", ", 3);
    return new Row(values[0], orNull(values[1]), orNull(values[2]));
  }

  private static @Nullable String orNull(String text) {
    return text.equals("null") ? null : text;
  }
}
