package io.github.zoomim.shell;

import io.github.zoomim.execution.RequestStatistics;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A line on a terminal that tells how far a statement has come, until the statement ends or its
 * result is about to be printed. Safe for many threads.
 */
final class ProgressLine {
  /** To the line's start; what is longer than the terminal is wide is cut off, not wrapped. */
  private static final String BEFORE = "\r\033[?7l";

  private static final String AFTER = "\033[K\033[?7h";
  private static final String ERASE = "\r\033[K";

  private final PrintStream terminal;
  private boolean shown;
  private boolean ended;

  ProgressLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Shows the figures as they are now, once there are any; false after the end. */
  synchronized boolean show(RequestStatistics figures, Instant now, ZoneId zone) {
    if (!ended && figures.requests() > 0) {
      shown = true;
      terminal.print(BEFORE + ProgressText.of(figures, now, zone) + AFTER);
      terminal.flush();
    }
    return !ended;
  }

  /** Erases the line for good. */
  synchronized void end() {
    ended = true;
    if (shown) {
      shown = false;
      terminal.print(ERASE);
      terminal.flush();
    }
  }
}
