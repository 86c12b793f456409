package io.github.zoomim.bench;

import io.github.zoomim.bench.ByHand.Window;
import io.github.zoomim.bench.Rounds.Medians;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The driver against loops written by hand, in one warm process. */
final class Comparison {
  private static final String DRIVER = "driver";
  private static final String LOOP = "loop";
  private static final String SIX = "six windows";
  private static final String ALL = "SELECT * FROM chat_sessions";

  private final Server server;
  private final ByHand byHand = new ByHand();
  private final List<Figure> figures = new ArrayList<>();

  Comparison(Server server) {
    this.server = server;
  }

  List<Figure> run() throws Exception {
    wholeAccount();
    wholeAccountOfAFarServer();
    preview();
    oneDay(0);
    oneDay(50);
    countByType();
    smallQuery();
    latest(20_000, 2);
    latest(1_000_000, pagesOfNewestDay(1_000_000));
    return figures;
  }

  /** The driver's URL for an account; the pace is off. */
  static String url(String api, String properties) {
    return "jdbc:zoomim:requestsPerSecond=0;accessToken="
        + PageServer.TOKEN
        + ";baseUrl="
        + api
        + ";"
        + properties;
  }

  private void wholeAccount() throws Exception {
    String api = server.api(100_000, 0);
    try (Connection zoom = DriverManager.getConnection(url(api, ""))) {
      Medians medians =
          new Rounds()
              .add(DRIVER, () -> drain(zoom).fingerprint())
              .add(LOOP, () -> loop(api).fingerprint())
              .add(SIX, () -> sixAtOnce(api).fingerprint())
              .run(12, 25);
      add(
          Figure.ratio(
              "drain 100,000 sessions over six months, no latency, page 300",
              medians.of(DRIVER),
              medians.of(LOOP),
              1.0,
              "the loop",
              text(medians)));
    }
  }

  private void wholeAccountOfAFarServer() throws Exception {
    String work = "drain 20,000 at 50 ms, concurrency 6";
    String api = server.api(20_000, 50);
    server.count();
    loop(api);
    int pages = server.count();
    try (Connection zoom = DriverManager.getConnection(url(api, "concurrency=6"))) {
      drain(zoom);
      int requests = server.count();
      Medians medians =
          new Rounds()
              .add(DRIVER, () -> drain(zoom).fingerprint())
              .add(LOOP, () -> loop(api).fingerprint())
              .add(SIX, () -> sixAtOnce(api).fingerprint())
              .run(1, 5);
      double driver = medians.of(DRIVER);
      add(Figure.ratio(work, driver, medians.of(LOOP), 0.25, "the loop", text(medians)));
      add(Figure.ratio(work, driver, medians.of(SIX), 1.15, "six windows at once", ""));
      add(Figure.requests(work, requests, pages + 6, pages + " pages of the loop"));
    }
  }

  private void preview() throws Exception {
    String api = server.api(20_000, 50);
    String sql = "SELECT * FROM chat_sessions LIMIT 5";
    try (Connection zoom = DriverManager.getConnection(url(api, ""))) {
      query(zoom, sql);
      server.count();
      query(zoom, sql);
      int requests = server.count();
      Window month = ByHand.months().get(5);
      Medians medians =
          new Rounds()
              .add(DRIVER, () -> query(zoom, sql).rows())
              .add(LOOP, () -> page(api, month, 5).rows())
              .run(10, 20);
      add(Figure.requests("LIMIT 5 at 50 ms", requests, 1, ""));
      add(
          Figure.over(
              "LIMIT 5 at 50 ms",
              medians.of(DRIVER),
              medians.of(LOOP),
              3,
              "the loop",
              text(medians)));
    }
  }

  private void oneDay(int latency) throws Exception {
    String work = "one day of 100,000, " + (latency == 0 ? "no latency" : "at " + latency + " ms");
    String api = server.api(100_000, latency);
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(40);
    String sql =
        ALL
            + " WHERE last_message_sent_time >= TIMESTAMP '"
            + day
            + " 00:00:00' AND last_message_sent_time < TIMESTAMP '"
            + day.plusDays(1)
            + " 00:00:00'";
    try (Connection zoom = DriverManager.getConnection(url(api, ""));
        PreparedStatement prepared = zoom.prepareStatement(sql)) {
      server.count();
      loop(api, day);
      int pages = server.count();
      query(prepared);
      int requests = server.count();
      Medians medians =
          new Rounds()
              .add(DRIVER, () -> query(zoom, sql).rows())
              .add("driver, prepared", () -> query(prepared).rows())
              .add(LOOP, () -> loop(api, day).rows())
              .run(latency == 0 ? 300 : 10, latency == 0 ? 200 : 20);
      if (latency == 0) {
        add(Figure.requests(work, requests, pages, pages + " pages of the day"));
      }
      add(
          Figure.ratio(
              work, medians.of(DRIVER), medians.of(LOOP), 1.05, "the loop", text(medians)));
    }
  }

  private void countByType() throws Exception {
    String api = server.api(100_000, 0);
    try (Connection zoom = DriverManager.getConnection(url(api, ""))) {
      Medians medians =
          new Rounds()
              .add(DRIVER, () -> driverCounts(zoom))
              .add(LOOP, () -> loopCounts(api))
              .run(8, 15);
      add(
          Figure.ratio(
              "COUNT(*) by type over 100,000",
              medians.of(DRIVER),
              medians.of(LOOP),
              1.0,
              "the loop",
              text(medians)));
    }
  }

  private static Map<String, Long> driverCounts(Connection zoom) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (Statement statement = zoom.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT type, COUNT(*) FROM chat_sessions GROUP BY type")) {
      while (rows.next()) {
        counts.put(String.valueOf(rows.getString(1)), rows.getLong(2));
      }
    }
    return counts;
  }

  private Map<String, Long> loopCounts(String api) throws Exception {
    Map<String, Long> counts = new TreeMap<>();
    byHand.drain(api, (id, type, name, time) -> counts.merge(String.valueOf(type), 1L, Long::sum));
    return counts;
  }

  private void smallQuery() throws Exception {
    String api = server.api(20_000, 0);
    String sql = "SELECT * FROM chat_sessions LIMIT 5";
    Window month = ByHand.months().get(5);
    try (Connection zoom = DriverManager.getConnection(url(api, ""));
        PreparedStatement prepared = zoom.prepareStatement(sql)) {
      Medians medians =
          new Rounds()
              .add(DRIVER, () -> query(zoom, sql).rows())
              .add("driver, prepared", () -> query(prepared).rows())
              .add("request", () -> page(api, month, 5).rows())
              .run(1500, 500);
      add(
          Figure.over(
              "repeated small query, no latency",
              medians.of(DRIVER),
              medians.of("request"),
              1,
              "the request",
              text(medians)));
    }
  }

  private void latest(int sessions, int target) throws Exception {
    String api = server.api(sessions, 0);
    try (Connection zoom = DriverManager.getConnection(url(api, ""))) {
      server.count();
      query(zoom, ALL + " ORDER BY last_message_sent_time DESC LIMIT 20");
      add(Figure.requests(Figure.text("latest 20 of %,d", sessions), server.count(), target, ""));
    }
  }

  private int pagesOfNewestDay(int sessions) throws Exception {
    server.count();
    byHand.drain(server.api(sessions, 0), ByHand.today(), 300, new Sink());
    return server.count();
  }

  private static Sink drain(Connection zoom) throws SQLException {
    return query(zoom, ALL);
  }

  private static Sink query(Connection zoom, String sql) throws SQLException {
    try (Statement statement = zoom.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return new Sink().drain(rows);
    }
  }

  private static Sink query(PreparedStatement prepared) throws SQLException {
    try (ResultSet rows = prepared.executeQuery()) {
      return new Sink().drain(rows);
    }
  }

  private Sink loop(String api) throws Exception {
    Sink sink = new Sink();
    byHand.drain(api, sink);
    return sink;
  }

  private Sink sixAtOnce(String api) throws Exception {
    Sink sink = new Sink();
    byHand.drainSixAtOnce(api, sink);
    return sink;
  }

  private Sink page(String api, Window window, int size) throws Exception {
    Sink sink = new Sink();
    String next = byHand.page(api, window, size, "", sink);
    return next.isEmpty() && sink.rows() == 0 ? loop(api) : sink;
  }

  /** The day's rows; the sessions without a time that a window returns too are left out. */
  private Sink loop(String api, LocalDate day) throws Exception {
    Sink sink = new Sink();
    byHand.drain(
        api,
        new Window(day, day),
        300,
        (id, type, name, time) -> {
          if (time != null) {
            sink.row(id, type, name, time);
          }
        });
    return sink;
  }

  private void add(Figure figure) {
    System.out.println(figure.row());
    figures.add(figure);
  }

  private static String text(Medians medians) {
    List<String> parts = new ArrayList<>();
    medians.millis().forEach((name, millis) -> parts.add(Figure.text("%s %.1f ms", name, millis)));
    return String.join(", ", parts);
  }
}
