package io.github.zoomim.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The figures as a page of the documentation: what stands before its mark is kept. */
final class Report {
  private static final String MARK = "<!-- Written by mvn -Pbench verify from here on. -->";

  private final List<Figure> figures = new ArrayList<>();
  private final List<String> inside = new ArrayList<>();

  void add(List<Figure> more) {
    figures.addAll(more);
  }

  void addInside(Iterable<RunResult> runs) {
    for (RunResult run : runs) {
      Result<?> result = run.getPrimaryResult();
      String name = run.getParams().getBenchmark();
      String ofClass = name.substring(0, name.lastIndexOf('.'));
      inside.add(
          Figure.text(
              "| %s.%s | %.2f µs | ± %.2f |",
              ofClass.substring(ofClass.lastIndexOf('.') + 1).replace("Benchmark", ""),
              result.getLabel(),
              result.getScore(),
              result.getScoreError()));
    }
  }

  String text() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(MARK);
    lines.add("");
    lines.add("## Against hand-written loops");
    lines.add("");
    lines.add("| work | measured | target | met | medians |");
    lines.add("|---|---|---|---|---|");
    figures.forEach(figure -> lines.add(figure.row().replaceAll(" +", " ")));
    lines.add("");
    lines.add("## Inside");
    lines.add("");
    lines.add("| JMH benchmark | time of a call | error (99.9 %) |");
    lines.add("|---|---|---|");
    lines.addAll(inside);
    lines.add("");
    lines.add("## Measured on");
    lines.add("");
    lines.add(machine());
    lines.add("");
    return String.join("\n", lines);
  }

  /** Cores, memory and versions; no names. */
  private static String machine() throws IOException {
    Properties version = new Properties();
    try (InputStream in =
        Report.class.getResourceAsStream("/io/github/zoomim/version.properties")) {
      version.load(in);
    }
    long memory =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean os
            ? os.getTotalMemorySize() >> 30
            : 0;
    return Figure.text(
        "%d cores, %d GB of memory, %s %s; Java %s (%s); zoomim-jdbc %s, Calcite %s, Jackson %s,"
            + " H2 %s.",
        Runtime.getRuntime().availableProcessors(),
        memory + 1,
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        System.getProperty("java.vm.name"),
        version.getProperty("version"),
        org.apache.calcite.rel.RelNode.class.getPackage().getImplementationVersion(),
        com.fasterxml.jackson.core.json.PackageVersion.VERSION,
        org.h2.engine.Constants.VERSION);
  }

  void write(Path page) throws IOException {
    String old = Files.exists(page) ? Files.readString(page) : "# Benchmarks\n\n";
    int mark = old.indexOf(MARK);
    Files.writeString(page, (mark < 0 ? old : old.substring(0, mark)) + text());
  }
}
