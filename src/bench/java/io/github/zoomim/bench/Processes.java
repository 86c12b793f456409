package io.github.zoomim.bench;

import io.github.zoomim.bench.Forks.FirstLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is measured in processes of their own: small heaps and cold starts. */
final class Processes {
  private static final int STARTS = 7;
  private static final List<String> NO_OPTIONS = List.of();

  private final Server server;
  private final List<Figure> figures = new ArrayList<>();

  Processes(Server server) {
    this.server = server;
  }

  List<Figure> run() throws Exception {
    heap();
    coldStart();
    return figures;
  }

  /** Each process warms up with 100,000, then drains 10,000, 100,000 and a million. */
  private void heap() throws Exception {
    String[] urls = {url(100_000), url(100_000), url(10_000), url(100_000), url(1_000_000)};
    double[][] small = new double[3][];
    double[][] large = new double[3][];
    for (int round = 0; round < 3; round++) {
      small[round] = drains("-Xmx96m", urls);
      large[round] = drains("-Xmx1g", urls);
    }
    double smallMillion = median(small, 4);
    double largeMillion = median(large, 4);
    String work = "1,000,000 sessions drained with -Xmx96m";
    add(
        Figure.ratio(
            work,
            smallMillion,
            largeMillion,
            1.1,
            "the time with -Xmx1g",
            Figure.text("%.1f s, %.1f s", smallMillion / 1000, largeMillion / 1000)));
    double perRow = median(small, 2) / 10_000;
    double perRowOfMillion = smallMillion / 1_000_000;
    add(
        Figure.ratio(
            work + ", time of a row",
            perRowOfMillion,
            perRow,
            1.1,
            "a row's of 10,000",
            Figure.text(
                "%.2f µs of 10,000, %.2f µs of 100,000, %.2f µs of 1,000,000",
                perRow * 1000, median(small, 3) / 100, perRowOfMillion * 1000)));
  }

  private double[] drains(String heap, String... urls) throws Exception {
    String line = Forks.run(List.of(heap), Forks.classPath(), LargeDrain.class, urls).text();
    String[] parts = line.trim().split(" ", -1);
    return java.util.stream.IntStream.range(0, parts.length / 2)
        .mapToDouble(i -> Double.parseDouble(parts[2 * i]))
        .toArray();
  }

  private static double median(double[][] runs, int drain) {
    return Rounds.median(Arrays.stream(runs).mapToDouble(run -> run[drain]).toArray());
  }

  private void coldStart() throws Exception {
    String bench = Forks.source(ColdStart.class);
    String driver = Forks.join(System.getProperty("all.jar"), bench);
    String h2 = Forks.join(Forks.source(org.h2.Driver.class), bench);
    String[] ours = {url(20_000), "SELECT * FROM chat_sessions LIMIT 5"};
    String[] theirs = {
      "jdbc:h2:mem:", "SELECT * FROM (VALUES ('a', 'Group', 'n', TIMESTAMP '2026-01-01 00:00:00'))"
    };
    double[] driverCold = new double[STARTS];
    double[] h2Cold = new double[STARTS];
    double[] driverLoaded = new double[STARTS];
    double[] h2Loaded = new double[STARTS];
    for (int i = -1; i < STARTS; i++) {
      int at = Math.max(0, i);
      driverCold[at] = Forks.run(NO_OPTIONS, driver, ColdStart.class, ours).millis();
      h2Cold[at] = Forks.run(NO_OPTIONS, h2, ColdStart.class, theirs).millis();
      driverLoaded[at] = firstRow(driver, ours, "io.github.zoomim.ZoomImDriver");
      h2Loaded[at] = firstRow(h2, theirs, "org.h2.Driver");
    }
    over("cold process, connect and first row", driverCold, h2Cold, 1300);
    over("the same, driver loaded 2.5 s before", driverLoaded, h2Loaded, 60);
  }

  private static double firstRow(String classPath, String[] query, String driver) throws Exception {
    FirstLine line =
        Forks.run(NO_OPTIONS, classPath, ColdStart.class, query[0], query[1], driver, "2500");
    return Double.parseDouble(line.text().split(" ", 2)[0]);
  }

  private void over(String work, double[] driver, double[] h2, double target) {
    double ours = Rounds.median(driver);
    double theirs = Rounds.median(h2);
    add(
        Figure.over(
            work,
            ours,
            theirs,
            target,
            "H2 in memory",
            Figure.text("driver %.0f ms, H2 %.0f ms", ours, theirs)));
  }

  private String url(int sessions) {
    return Comparison.url(server.api(sessions, 0), "");
  }

  private void add(Figure figure) {
    System.out.println(figure.row());
    figures.add(figure);
  }
}
