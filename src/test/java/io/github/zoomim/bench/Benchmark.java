package io.github.zoomim.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs the benchmark and prints its table. It fails only where a contender returns other rows than
 * the others; a missed target is a line of the table. {@code -Dbench.part=} names the parts to run
 * instead of all: drain, count, far, day, preview, pushdown, starts, first.
 */
class Benchmark {
  @Test
  void printsItsTable() throws Exception {
    List<String> parts = List.of(System.getProperty("bench.part", "").strip().split("[ ,]+"));
    Server server = Server.start();
    System.out.println(
        "| work | driver: clock · processor | to reach | met | clock, median · processor, mean |");
    System.out.println("|---|---|---|---|---|");
    for (String encoding : List.of("plain", "gzip")) {
      Warm warm = new Warm(server, encoding, 10, 15);
      part(parts, "drain", () -> warm.drain(100_000));
      part(parts, "starts", () -> new Starts(server, 5).drain(100_000, encoding));
      part(parts, "count", () -> warm.count(100_000));
      part(parts, "far", () -> new Warm(server, encoding, 3, 5).far(20_000));
      part(parts, "day", () -> warm.day(100_000));
      part(parts, "preview", () -> warm.preview(20_000));
    }
    part(parts, "pushdown", () -> new PushdownSuite(server, 20_000, "plain").run());
    part(parts, "first", () -> new Starts(server, 7).firstRow(20_000));
    System.out.println();
    System.out.println(machine());
  }

  /** Prints lines of the table. */
  @FunctionalInterface
  private interface Part {
    void run() throws Exception;
  }

  private static void part(List<String> wanted, String name, Part part) throws Exception {
    if (wanted.contains("") || wanted.contains(name)) {
      part.run();
    }
  }

  /** Processors, memory and Java; no names. */
  private static String machine() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return Table.text(
        "%d processors with a load of %.1f at the end, %d GB of memory, %s %s; Java %s.",
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        (system.getTotalMemorySize() >> 30) + 1,
        system.getName(),
        system.getArch(),
        System.getProperty("java.version"));
  }
}
