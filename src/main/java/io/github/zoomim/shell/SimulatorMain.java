package io.github.zoomim.shell;

import java.io.PrintStream;

/** The simulator's own command line. */
@FunctionalInterface
interface SimulatorMain {
  /** Runs it until it is stopped, and gives the exit code. */
  int run(String[] args, PrintStream out);
}
