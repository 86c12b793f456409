package io.github.zoomim.bench;

import com.fasterxml.jackson.core.JsonFactory;
import io.github.zoomim.bench.Rounds.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Fresh processes of the driver, of the loop and of H2 in turn: from their start to the end. */
final class Starts {
  private static final String BENCH = Forks.source(Cold.class);
  private static final String ALL_JAR = Forks.join(System.getProperty("all.jar", ""), BENCH);
  private static final String BY_HAND = Forks.join(Forks.source(JsonFactory.class), BENCH);
  private static final String H2 = Forks.join(Forks.source(org.h2.Driver.class), BENCH);
  private static final String IN_MEMORY = "jdbc:h2:mem:";
  private static final String TABLE =
      "(VALUES ('a', 'Group', 'n', TIMESTAMP '2026-01-01 00:00:00')) AS v(id, type, name, t)";

  /** So many arguments has a process that does not wait first. */
  private static final int LONGEST = 3;

  private final Server server;
  private final int starts;

  Starts(Server server, int starts) {
    this.server = server;
    this.starts = starts;
  }

  /** A whole drain. */
  void drain(int sessions, String encoding) throws Exception {
    String api = server.api(sessions, 0, encoding);
    Cost[] costs =
        run(List.of(ALL_JAR, "drain", Driver.url(api, "")), List.of(BY_HAND, "loop", api));
    Table.ratio(
        Table.text("drain %,d, no latency, a fresh process, %s", sessions, encoding),
        costs[0],
        costs[1],
        "the loop",
        1.8,
        0);
  }

  /** A connection, and the first row of one scan and of a GROUP BY. */
  void firstRow(int sessions) throws Exception {
    String url = Driver.url(server.api(sessions, 0, "gzip"), "");
    firstRow("one scan", url, "SELECT * FROM %s LIMIT 5", 900);
    firstRow("GROUP BY", url, "SELECT type, COUNT(*) FROM %s GROUP BY type", 1300);
    Cost loaded =
        run(
            List.of(
                ALL_JAR,
                "first",
                url,
                "SELECT * FROM chat_sessions LIMIT 5",
                "io.github.zoomim.ZoomImDriver"))[0];
    Table.line(
        "the same with one scan, driver loaded 2.5 s before",
        Table.text("%.0f ms to the first row", loaded.wall()),
        "",
        true,
        "processor " + Table.text("%.0f ms", loaded.processor()));
  }

  private void firstRow(String work, String url, String sql, double target) throws Exception {
    Cost[] costs =
        run(
            List.of(ALL_JAR, "first", url, Table.text(sql, "chat_sessions")),
            List.of(H2, "first", IN_MEMORY, Table.text(sql, TABLE)));
    Table.over("a fresh process, connect and first row, " + work, costs[0], costs[1], "H2", target);
  }

  /** Each command begins with its class path; the medians, in their order. */
  @SafeVarargs
  private Cost[] run(List<String>... commands) throws Exception {
    List<List<Cost>> costs =
        Stream.generate(() -> (List<Cost>) new ArrayList<Cost>()).limit(commands.length).toList();
    for (int start = -1; start < starts; start++) {
      for (int i = 0; i < commands.length; i++) {
        Cost cost = start(commands[i]);
        if (start >= 0) {
          costs.get(i).add(cost);
        }
      }
    }
    return costs.stream().map(Cost::of).toArray(Cost[]::new);
  }

  private static Cost start(List<String> command) throws Exception {
    String[] args = command.subList(1, command.size()).toArray(String[]::new);
    Forks.FirstLine line = Forks.run(List.of(), command.get(0), Cold.class, args);
    String[] said = line.text().split(" ", 3);
    // Where the process waited first, what it took after that.
    double wall = args.length > LONGEST ? Double.parseDouble(said[1]) : line.millis();
    return new Cost(wall, Double.parseDouble(said[0]));
  }
}
