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
import java.util.concurrent.CountDownLatch;

/** Runs a simulator alone, for people and for other processes. */
public final class SimulatorCommand {
  private static final String USAGE =
      "Usage: --simulator [--port N] [--sessions N] [--seed N] [--latency-ms N]"
          + " [--requests-per-second N]";

  private static final int ANY = 999_999_999;

  /** The options, and the greatest number that each takes. */
  private static final Map<String, Integer> OPTIONS =
      Map.of(
          "--port", 65_535,
          "--sessions", 4_000_000,
          "--seed", ANY,
          "--latency-ms", ANY,
          "--requests-per-second", ANY);

  private SimulatorCommand() {}

  /**
   * Serves until Enter is pressed or the thread is interrupted; without a terminal, until the
   * process ends.
   *
   * @param args what follows {@code --simulator} on the command line
   * @param out where the addresses are printed
   * @param in where Enter comes from
   * @return the exit code: 0, 1 when the port can't be opened, 2 for wrong arguments
   */
  public static int run(String[] args, PrintStream out, InputStream in) {
    try (Simulator simulator = Simulator.start(options(numbers(args)))) {
      introduce(simulator, out);
      awaitEnter(in);
      return 0;
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      out.println(USAGE);
      return 2;
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
      Integer most = OPTIONS.get(args[i]);
      if (most == null) {
        throw new IllegalArgumentException("Unknown option " + args[i]);
      }
      String value = i + 1 < args.length ? args[i + 1] : "";
      if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) > most) {
        throw new IllegalArgumentException(
            args[i] + " must be a number from 0 to " + most + ", but is '" + value + "'");
      }
      numbers.put(args[i], Integer.valueOf(value));
    }
    return numbers;
  }

  private static SimulatorOptions options(Map<String, Integer> numbers) {
    InstantSource clock = InstantSource.system();
    return new SimulatorOptions(
        numbers.getOrDefault("--port", 0),
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
