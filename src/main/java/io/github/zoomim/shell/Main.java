package io.github.zoomim.shell;

import io.github.zoomim.shell.CommandLine.Check;
import io.github.zoomim.shell.CommandLine.Help;
import io.github.zoomim.shell.CommandLine.Interactive;
import io.github.zoomim.shell.CommandLine.Script;
import io.github.zoomim.shell.CommandLine.Simulator;
import io.github.zoomim.shell.CommandLine.Version;
import io.github.zoomim.shell.CommandLine.Wrong;
import io.github.zoomim.simulator.SimulatorCommand;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where {@code java -jar zoomim-jdbc-…-all.jar} begins. */
public final class Main {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final Map<String, String> environment;

  Main(
      InputStream in,
      PrintStream out,
      PrintStream err,
      boolean terminal,
      Map<String, String> environment) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.environment = environment;
  }

  /**
   * Runs the command line and ends the process with its exit code: 0 for success, 1 when a
   * statement, a connection or a check failed, 2 for wrong arguments.
   *
   * @throws IOException when standard input can't be read
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int exitCode =
        new Main(System.in, out, err, hasTerminal(), System.getenv()).run(Utf8Arguments.of(args));
    out.flush();
    System.exit(exitCode);
  }

  /** Runs one command line. */
  int run(String... args) throws IOException {
    CommandLine commandLine = CommandLine.parse(args, terminal);
    if (commandLine instanceof Help) {
      out.print(Usage.HELP);
      return 0;
    } else if (commandLine instanceof Version) {
      out.println(Usage.version());
      return 0;
    } else if (commandLine instanceof Wrong wrong) {
      err.println(wrong.fault() + "; --help lists the arguments");
      return 2;
    } else if (commandLine instanceof Simulator simulator) {
      return SimulatorCommand.run(simulator.args().toArray(String[]::new), out, in);
    } else if (commandLine instanceof Check check) {
      return CheckCommand.run(check.login(), environment, out);
    } else if (commandLine instanceof Script script) {
      return new ScriptRun(in, out, err).run(script);
    }
    return InteractiveShell.run((Interactive) commandLine, out, err);
  }

  /**
   * Whether a person sits at both ends; from Java 22 on a Console can be there without a terminal.
   */
  @SuppressWarnings("SystemConsoleNull") // the newer Java is asked in the newer way below
  private static boolean hasTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      Object answer = Console.class.getMethod("isTerminal").invoke(console);
      return Boolean.TRUE.equals(answer);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
