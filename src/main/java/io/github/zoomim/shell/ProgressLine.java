package io.github.zoomim.shell;

import com.google.common.base.Strings;
import io.github.zoomim.execution.RequestStatistics;
import java.io.PrintStream;
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

  /** As wide as any terminal, where it can't be told not to wrap. */
  private static final int NARROW = 79;

  private final PrintStream terminal;
  private final boolean knowsEscapes;
  private int shown;
  private boolean ended;

  /**
   * A line that shows nothing yet.
   *
   * @param knowsEscapes whether the terminal understands escape sequences
   */
  ProgressLine(PrintStream terminal, boolean knowsEscapes) {
    this.terminal = terminal;
    this.knowsEscapes = knowsEscapes;
  }

  /** Shows the figures as they are now, once there are any; false after the end. */
  synchronized boolean show(RequestStatistics figures, ZoneId zone) {
    if (!ended && figures.requests() > 0) {
      print(ProgressText.of(figures, zone));
    }
    return !ended;
  }

  private void print(String text) {
    if (knowsEscapes) {
      terminal.print(BEFORE + text + AFTER);
      shown = text.length();
    } else {
      String fitting = text.substring(0, Math.min(text.length(), NARROW));
      terminal.print("\r" + Strings.padEnd(fitting, shown, ' '));
      shown = fitting.length();
    }
    terminal.flush();
  }

  /** Erases the line for good. */
  synchronized void end() {
    ended = true;
    if (shown > 0) {
      terminal.print(knowsEscapes ? ERASE : "\r" + " ".repeat(shown) + "\r");
      shown = 0;
      terminal.flush();
    }
  }
}
