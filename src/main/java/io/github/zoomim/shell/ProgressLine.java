package io.github.zoomim.shell;

import com.google.common.base.Strings;
import io.github.zoomim.execution.RequestStatistics;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /** Shorter waits are what a pace is: they come before every request. */
  private static final Duration LONG_WAIT = Duration.ofMillis(500);

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
      print(text(figures, zone));
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

  /**
   * How far a statement has come, such as {@code 12 of 27 windows, 48 pages, 14,400 rows, 9.8
   * requests/s}.
   */
  static String text(RequestStatistics figures, ZoneId zone) {
    String text =
        String.format(
            Locale.ROOT,
            "%,d of %,d windows, %s, %s, %.1f requests/s",
            figures.windowsDone(),
            figures.windows(),
            count(figures.pages(), "page"),
            count(figures.rows(), "row"),
            figures.requestsPerSecond());
    @Nullable Instant until = figures.waitingForPaceUntil(LONG_WAIT);
    if (until == null) {
      return text;
    }
    // Rounded up, for nothing leaves before.
    Instant second = until.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    return text
        + ", waiting for the rate limit until "
        + DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(second.atZone(zone));
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? what : what + "s");
  }
}
