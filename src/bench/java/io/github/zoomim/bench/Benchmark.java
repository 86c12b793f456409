package io.github.zoomim.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the whole benchmark and writes its page of the documentation. It fails only where a
 * contender returns other rows than the others; a missed target is a line of the report.
 */
public final class Benchmark {
  private Benchmark() {}

  /**
   * Runs it.
   *
   * @param args the page to write; then perhaps the parts to run instead of all, after which
   *     nothing is written: comparison, processes, inside
   */
  public static void main(String[] args) throws Exception {
    List<String> parts =
        List.of(args).subList(1, args.length).stream().filter(part -> !part.isEmpty()).toList();
    Report report = new Report();
    try (Server server = Server.start()) {
      if (wanted(parts, "comparison")) {
        report.add(new Comparison(server).run());
      }
      if (wanted(parts, "processes")) {
        report.add(new Processes(server).run());
      }
    }
    if (wanted(parts, "inside")) {
      report.addInside(Inside.run());
    }
    finish(report, Path.of(args[0]), parts.isEmpty());
  }

  private static boolean wanted(List<String> parts, String part) {
    return parts.isEmpty() || parts.contains(part);
  }

  private static void finish(Report report, Path page, boolean whole) throws IOException {
    System.out.println(report.text());
    if (whole) {
      report.write(page);
    }
  }
}
