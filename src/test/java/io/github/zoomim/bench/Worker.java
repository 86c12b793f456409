package io.github.zoomim.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.zoomim.bench.ByHand.Rows;
import io.github.zoomim.bench.ByHand.Window;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A process of one contender: it does its work each time that it gets a line. */
public final class Worker {
  private static final LocalDate SOME_DAY = ByHand.today().minusDays(40);
  private static final Window ONE_DAY = new Window(SOME_DAY, SOME_DAY);

  private final ByHand byHand = new ByHand();
  private final String api;

  private Worker(String api) {
    this.api = api;
  }

  /** Something to measure; what it returns must be the same for all contenders. */
  @FunctionalInterface
  private interface Work {
    Object run() throws Exception;
  }

  /**
   * Prints, for each line that it gets, the nanoseconds of the clock and of all processors that its
   * work took, and what came out.
   *
   * @param args the contender, the work, the API, and the driver's properties
   */
  public static void main(String[] args) throws Exception {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Worker worker = new Worker(args[2]);
    Work work =
        switch (args[0]) {
          case "driver" -> driver(args[1], args[2], args[3]);
          case "care" -> worker.care(args[1]);
          default -> worker.loop(args[1]);
        };
    while (in.readLine() != null) {
      long processor = system.getProcessCpuTime();
      long start = System.nanoTime();
      String result = work.run().toString();
      long wall = System.nanoTime() - start;
      System.out.println(wall + " " + (system.getProcessCpuTime() - processor) + " " + result);
    }
    System.exit(0);
  }

  private static Work driver(String work, String api, String properties) throws Exception {
    Connection zoom = Driver.connect(api, properties);
    String day =
        Table.text(
            "SELECT * FROM chat_sessions WHERE last_message_sent_time >= TIMESTAMP '%s 00:00:00'"
                + " AND last_message_sent_time < TIMESTAMP '%s 00:00:00'",
            SOME_DAY, SOME_DAY.plusDays(1));
    return switch (work) {
      case "drain" -> () -> Driver.drain(zoom);
      case "count" -> () -> Driver.counts(zoom);
      case "day" -> () -> Driver.query(zoom, day);
      default -> () -> Driver.query(zoom, "SELECT * FROM chat_sessions LIMIT 5");
    };
  }

  private Work loop(String work) {
    return switch (work) {
      case "drain" -> () -> drained(sink -> byHand.drain(api, sink));
      case "six" -> () -> drained(sink -> byHand.drainSixAtOnce(api, sink));
      case "count" -> this::counts;
      case "day" -> () -> drained(sink -> byHand.drain(api, ONE_DAY, ByHand.PAGE, timed(sink)));
      default -> () -> drained(sink -> byHand.page(api, ByHand.months().get(5), 5, "", sink));
    };
  }

  private Work care(String work) {
    return switch (work) {
      case "drain" -> () -> drained(sink -> byHand.drainWithCare(api, ByHand.months(), sink));
      case "day" -> () -> drained(sink -> byHand.drainWithCare(api, List.of(ONE_DAY), timed(sink)));
      default ->
          () -> drained(sink -> byHand.ask(api, ByHand.months().get(5), 5, "").get().into(sink));
    };
  }

  /** Hands rows over. */
  @FunctionalInterface
  private interface Source {
    void into(Sink sink) throws Exception;
  }

  private static Sink drained(Source source) throws Exception {
    Sink sink = new Sink();
    source.into(sink);
    return sink;
  }

  /** Leaves the sessions without a time out, which a window returns too. */
  private static Rows timed(Sink sink) {
    return (id, type, name, time) -> {
      if (time != null) {
        sink.row(id, type, name, time);
      }
    };
  }

  private Map<String, Long> counts() throws Exception {
    Map<String, Long> counts = new TreeMap<>();
    byHand.drain(api, (id, type, name, time) -> counts.merge(String.valueOf(type), 1L, Long::sum));
    return counts;
  }
}
