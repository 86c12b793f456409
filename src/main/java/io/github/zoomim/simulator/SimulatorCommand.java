package io.github.zoomim.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
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
      options = options(numbers(args));
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

  private static Map<String, Integer> numbers(String[] args) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!OPTIONS.contains(args[i])) {
        throw new IllegalArgumentException("There is no option " + args[i]);
      }
      String value = i + 1 < args.length ? args[i + 1] : "";
      if (!value.matches("[0-9]{1,9}")) {
        throw new IllegalArgumentException(args[i] + " must be a number, but is '" + value + "'");
      }
      numbers.put(args[i], Integer.valueOf(value));
    }
    return numbers;
  }

  private static SimulatorOptions options(Map<String, Integer> numbers) {
    int port = numbers.getOrDefault("--port", 0);
    if (port > 65_535) {
      throw new IllegalArgumentException("--port must be 0 to 65535, but is " + port);
    }
    InstantSource clock = InstantSource.system();
    return new SimulatorOptions(
        port,
        clock,
        SimulatedAccount.demo(),
        ZoneOffset.UTC,
        DemoSessions.upTo(
            clock.instant(),
            numbers.getOrDefault("--sessions", DemoSessions.COUNT),
            numbers.getOrDefault("--seed", DemoSessions.SEED)),
        Duration.ofMillis(numbers.getOrDefault("--latency-ms", 0)),
        numbers.getOrDefault("--requests-per-second", 0),
        0);
  }

  private static void introduce(Simulator simulator, PrintStream out) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    SimulatedAccount account = simulator.account();
    out.printf(
        """
        Simulated Zoom API at %1$s

          jdbc:zoomim:baseUrl=%1$s;accessToken=%2$s
          jdbc:zoomim:baseUrl=%1$s;oauthUrl=%3$s;accountId=%4$s;clientId=%5$s;clientSecret=%6$s
          curl -H 'Authorization: Bearer %2$s' '%1$s/im/chat/sessions?from=%7$s&to=%8$s&page_size=5'

        Press Enter to stop.
        """,
        simulator.apiUrl(),
        account.accessToken(),
        simulator.oauthUrl(),
        account.accountId(),
        account.clientId(),
        account.clientSecret(),
        today.minusDays(1),
        today);
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
