package io.github.zoomim.bench;

import io.github.zoomim.bench.ByHand.Window;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How many requests predicates cost beyond the least: the pages of the days that they need, as the
 * loop reads them.
 */
final class PushdownSuite {
  private static final String ALL = "SELECT * FROM chat_sessions";

  /** In a statement, {@code {n}} is the start of the day so many days ago. */
  private static final Pattern DAY = Pattern.compile("\\{(\\d+)}");

  /**
   * A query, and the days that it needs.
   *
   * @param where the predicate; {@code t} is the time
   * @param days pairs of days ago, both inclusive
   */
  private record Query(String where, List<Integer> days) {}

  private static Query query(String where, Integer... days) {
    return new Query(where, List.of(days));
  }

  private static final List<Query> QUERIES =
      List.of(
          query("t >= {0}", 0, 0),
          query("t >= CURRENT_DATE", 0, 0),
          query("t >= {1}", 1, 0),
          query("t >= {2} AND t < {1}", 2, 2),
          query("t >= {6}", 6, 0),
          query("t >= CURRENT_DATE - INTERVAL '6' DAY", 6, 0),
          query("CAST(t AS DATE) >= CURRENT_DATE - 6", 6, 0),
          query("t >= {7} AND t < {0}", 7, 1),
          query("t BETWEEN {10} AND {3}", 10, 3),
          query("t >= {13}", 13, 0),
          query("t >= {14} AND t < {7}", 14, 8),
          query("t >= {20} AND t < {10} AND type = 'Group'", 20, 11),
          query("t >= {21} AND name LIKE 'A%'", 21, 0),
          query("t >= {29}", 29, 0),
          query("t >= {30} AND t < {1}", 30, 2),
          query("t >= {40} AND t < {39}", 40, 40),
          query("CAST(t AS DATE) = CAST({40} AS DATE)", 40, 40),
          query("FLOOR(t TO DAY) = {41}", 41, 41),
          query("DATE_TRUNC('day', t) = {42}", 42, 42),
          query("t >= {45} AND t < {15}", 45, 16),
          query("t >= {50} AND t < {49} OR t >= {40} AND t < {39}", 50, 50, 40, 40),
          query("t >= {50} AND t < {45} OR t >= {3}", 50, 46, 3, 0),
          query("CAST(t AS DATE) IN (CAST({60} AS DATE), CAST({50} AS DATE))", 60, 60, 50, 50),
          query("t IN ({70}, {60}, {50})", 70, 70, 60, 60, 50, 50),
          query("t = {80} OR t = {75}", 80, 80, 75, 75),
          query("t >= {59}", 59, 0),
          query("t >= {60} AND t < {30}", 60, 31),
          query("t >= {89}", 89, 0),
          query("t >= {90} AND t < {60}", 90, 61),
          query("t >= {90} AND t < {61} AND name IS NOT NULL", 90, 62),
          query("NOT (t < {100} OR t >= {93})", 100, 94),
          query("t > {100} AND t <= {99} AND type <> 'Group'", 100, 99),
          query("t >= {119}", 119, 0),
          query("t >= {120} AND t < {90}", 120, 91),
          query("t < {120} AND t >= {127}", 127, 121),
          query("t >= {130} AND t < {123} OR t >= {110} AND t < {103}", 130, 124, 110, 104),
          query("{140} <= t AND {133} > t", 140, 134),
          query("t >= {150} AND t < {120}", 150, 121),
          query("t >= {149}", 149, 0),
          query("t + INTERVAL '7' DAY >= {100} AND t < {100}", 107, 101),
          query("TIMESTAMPADD(DAY, 1, t) >= {60} AND t < {60}", 61, 61),
          query("CASE WHEN t >= {5} THEN TRUE ELSE FALSE END", 5, 0),
          query("COALESCE(t, {90}) >= {4}", 4, 0),
          query("t >= (SELECT MIN(x) FROM (VALUES ({9}), ({8})) v(x)) AND t < {8}", 9, 9),
          query("(t >= {33} AND t < {31}) = TRUE", 33, 32),
          query("t >= {160} AND t < {153} AND CHAR_LENGTH(name) > 3", 160, 154),
          query("t >= {170} AND t < {100} AND type IN ('Group', '1:1')", 170, 101),
          query("t < {170} AND t >= {175}", 175, 171));

  private final ByHand byHand = new ByHand();
  private final Server server;
  private final int sessions;
  private final String api;
  private final String encoding;

  PushdownSuite(Server server, int sessions, String encoding) {
    this.server = server;
    this.sessions = sessions;
    this.encoding = encoding;
    this.api = server.api(sessions, 0, encoding);
  }

  void run() throws Exception {
    int least = 0;
    int made = 0;
    try (Connection zoom = Driver.connect(api, "")) {
      for (Query query : QUERIES) {
        int pages = least(query);
        int requests = requests(zoom, query);
        if (requests < pages || Boolean.getBoolean("bench.each")) {
          System.err.println(requests + " requests, least " + pages + ": " + query.where);
        }
        least += pages;
        made += requests;
      }
    }
    Table.line(
        Table.text("requests of %d predicates on %,d, %s", QUERIES.size(), sessions, encoding),
        Table.text("%.1f %% over the least", 100.0 * (made - least) / least),
        "5 %",
        made <= 1.05 * least,
        made + " requests, " + least + " pages of the days");
  }

  private int least(Query query) throws Exception {
    server.count();
    for (int i = 0; i < query.days.size(); i += 2) {
      LocalDate from = ByHand.today().minusDays(query.days.get(i));
      for (Window window : ByHand.cut(from, ByHand.today().minusDays(query.days.get(i + 1)))) {
        byHand.drain(api, window, ByHand.PAGE, new Sink());
      }
    }
    return server.count();
  }

  private int requests(Connection zoom, Query query) throws Exception {
    String where =
        DAY.matcher(query.where)
            .replaceAll(PushdownSuite::start)
            .replaceAll("\\bt\\b", "last_message_sent_time");
    Driver.exhaust(zoom, ALL + " WHERE " + where);
    return server.count();
  }

  private static String start(MatchResult daysAgo) {
    LocalDate day = ByHand.today().minusDays(Integer.parseInt(daysAgo.group(1)));
    return "TIMESTAMP '" + day + " 00:00:00'";
  }
}
