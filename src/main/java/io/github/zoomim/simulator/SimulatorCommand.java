package io.github.zoomim.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator alone, for people and for other processes. */
public final class SimulatorCommand {
  private static final String USAGE =
      "Usage: --simulator [--port N] [--sessions N] [--seed N] [--latency-ms N]"
          + " [--requests-per-second N]";

  private static final Set<String> OPTIONS =
      Set.of("--port", "--sessions", "--seed", "--latency-ms", "--requests-per-second");

  private SimulatorCommand() {}

  /**
   * Serves until Enter is pressed or the thread is interrupted; without a terminal, until the
   * process ends.
   *
   * @param args what follows {@code --simulator} on the command line
   * @param out where the addresses are printed
   * @return the exit code: 0, 1 when the port can't be opened, 2 for wrong arguments
   */
  public static int run(String[] args, PrintStream out) {
    return run(args, out, System.in);
  }

  static int run(String[] args, PrintStream out, InputStream in) {
    SimulatorOptions options;
    try {
      options = options(args);
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      out.println(USAGE);
      return 2;
    }
    try (Simulator simulator = Simulator.start(options)) {
      introduce(simulator, out);
      awaitEnter(in);
      return 0;
    } catch (IOException e) {
      out.println(e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static SimulatorOptions options(String[] args) {
    SimulatorOptions options = SimulatorOptions.demo();
    long seed = 1;
    int sessions = -1;
    for (int i = 0; i < args.length; i += 2) {
      if (!OPTIONS.contains(args[i])) {
        throw new IllegalArgumentException("There is no option " + args[i]);
      }
      long value = number(args, i);
      int small = (int) Math.min(Integer.MAX_VALUE, value);
      switch (args[i]) {
        case "--port" -> {
          if (value > 65_535) {
            throw new IllegalArgumentException("--port wants 0 to 65535, but got " + value);
          }
          options = options.withPort(small);
        }
        case "--sessions" -> sessions = small;
        case "--seed" -> seed = value;
        case "--latency-ms" -> options = options.withLatency(Duration.ofMillis(value));
        case "--requests-per-second" -> options = options.withRequestsPerSecond(small);
        default -> throw new IllegalStateException(args[i]);
      }
    }
    if (sessions < 0) {
      return options;
    }
    Instant now = options.clock().instant();
    Instant start =
        LocalDate.ofInstant(now, ZoneOffset.UTC)
            .minusMonths(6)
            .plusDays(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    return options.withSessions(SampleSessions.generate(sessions, start, now, seed));
  }

  private static long number(String[] args, int option) {
    String value = option + 1 < args.length ? args[option + 1] : "";
    if (!value.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(args[option] + " wants a number, but got '" + value + "'");
    }
    return Long.parseLong(value);
  }

  private static void introduce(Simulator simulator, PrintStream out) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    out.println("Simulated Zoom API at " + simulator.apiUrl());
    out.println();
    out.println(
        "  jdbc:zoomim:baseUrl=" + simulator.apiUrl() + ";accessToken=" + simulator.accessToken());
    out.println(
        "  jdbc:zoomim:baseUrl="
            + simulator.apiUrl()
            + ";oauthUrl="
            + simulator.oauthUrl()
            + ";accountId="
            + simulator.accountId()
            + ";clientId="
            + simulator.clientId()
            + ";clientSecret="
            + simulator.clientSecret());
    out.println(
        "  curl -H 'Authorization: Bearer "
            + simulator.accessToken()
            + "' '"
            + simulator.apiUrl()
            + "/im/chat/sessions?from="
            + today.minusDays(1)
            + "&to="
            + today
            + "&page_size=5'");
    out.println();
    out.println("Press Enter to stop.");
    out.flush();
  }

  private static void awaitEnter(InputStream in) throws IOException, InterruptedException {
    int read = in.read();
    while (read >= 0 && read != '\n') {
      read = in.read();
    }
    if (read < 0) {
      new CountDownLatch(1).await();
    }
  }
}
