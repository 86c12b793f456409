package io.github.zoomim.shell;

import io.github.zoomim.execution.RequestStatistics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in one line how far a statement has come. */
final class ProgressText {
  /** Shorter waits are what a pace is: they come before every request. */
  private static final Duration LONG_WAIT = Duration.ofMillis(500);

  private ProgressText() {}

  /** The line, such as {@code 12 of 27 windows, 48 pages, 14,400 rows, 9.8 requests/s}. */
  static String of(RequestStatistics figures, ZoneId zone) {
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
        + ", waiting for the pace until "
        + DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(second.atZone(zone));
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? what : what + "s");
  }
}
