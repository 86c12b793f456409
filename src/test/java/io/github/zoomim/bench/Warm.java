package io.github.zoomim.bench;

import io.github.zoomim.bench.Rounds.Cost;

/** The driver and the loops after some rounds, for each kind of work. */
final class Warm {
  private static final String DRIVER = "driver";
  private static final String LOOP = "the loop";
  private static final String CARE = "care";
  private static final String SIX = "six windows";

  private final Server server;
  private final String encoding;
  private final int before;
  private final int measured;

  /**
   * @param before how many rounds warm up
   * @param measured how many are measured
   */
  Warm(Server server, String encoding, int before, int measured) {
    this.server = server;
    this.encoding = encoding;
    this.before = before;
    this.measured = measured;
  }

  void drain(int sessions) throws Exception {
    String api = server.api(sessions, 0, encoding);
    try (Rounds rounds = rounds("drain", api).add(CARE, CARE, "drain", api)) {
      rounds.run(before, measured);
      String work = work("drain %,d, no latency, warm", sessions);
      ratio(work, rounds, LOOP, 1.2, 1.3);
      Table.floor(work, rounds.cost(CARE), rounds.cost(LOOP), LOOP);
    }
  }

  void count(int sessions) throws Exception {
    try (Rounds rounds = rounds("count", server.api(sessions, 0, encoding))) {
      rounds.run(before, measured);
      ratio(work("COUNT by type over %,d, no latency, warm", sessions), rounds, LOOP, 1.2, 0);
    }
  }

  void day(int sessions) throws Exception {
    String api = server.api(sessions, 50, encoding);
    try (Rounds rounds = rounds("day", api).add(CARE, CARE, "day", api)) {
      rounds.run(before, measured);
      String work = work("one day of %,d at 50 ms, warm", sessions);
      ratio(work, rounds, LOOP, 1.05, 0);
      Table.floor(work, rounds.cost(CARE), rounds.cost(LOOP), LOOP);
    }
  }

  void preview(int sessions) throws Exception {
    String api = server.api(sessions, 50, encoding);
    try (Rounds rounds = rounds("preview", api).add(CARE, CARE, "preview", api)) {
      rounds.run(before, measured);
      String work = work("LIMIT 5 of %,d at 50 ms, warm", sessions);
      Table.over(work, rounds.cost(DRIVER), rounds.cost(LOOP), LOOP, 3);
      Table.floor(work, rounds.cost(CARE), rounds.cost(LOOP), LOOP);
    }
  }

  void far(int sessions) throws Exception {
    String work = work("drain %,d at 50 ms, concurrency=6", sessions);
    String api = server.api(sessions, 50, encoding);
    try (Rounds driver = new Rounds().add(DRIVER, DRIVER, "drain", api, "concurrency=6");
        Rounds loop = new Rounds().add(LOOP, LOOP, "drain", api);
        Rounds all =
            new Rounds()
                .add(DRIVER, DRIVER, "drain", api, "concurrency=6")
                .add(LOOP, LOOP, "drain", api)
                .add(SIX, SIX, "six", api)) {
      int pages = requests(loop);
      int requests = requests(driver);
      all.run(before, measured);
      ratio(work, all, LOOP, 0.25, 0);
      ratio(work, all, SIX, 1.2, 0);
      Table.requests(work, requests, pages + 6.0, pages + " pages of the loop");
    }
  }

  private int requests(Rounds once) throws Exception {
    server.count();
    once.run(0, 1);
    return server.count();
  }

  private static Rounds rounds(String work, String api) throws Exception {
    return new Rounds().add(DRIVER, DRIVER, work, api, "").add(LOOP, LOOP, work, api);
  }

  private String work(String text, int sessions) {
    return Table.text(text, sessions) + ", " + encoding;
  }

  private static void ratio(
      String work, Rounds rounds, String other, double wall, double processor) {
    Cost driver = rounds.cost(DRIVER);
    Table.ratio(work, driver, rounds.cost(other), other, wall, processor);
  }
}
