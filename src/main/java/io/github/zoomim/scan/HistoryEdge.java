package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What to do when Zoom says that a window starts before the history it serves. Whether the very
 * oldest day still counts is not documented, and the history moves on at midnight while a scan
 * runs; both are handled. Any other refusal is a failure.
 */
final class HistoryEdge {
  private final ScanOptions options;
  private final Supplier<History> served;
  private final Execution execution;
  private final boolean restricted;

  /**
   * @param served the days that are served now
   * @param restricted whether the predicate sets bounds to the time; where it sets none, all that
   *     is served was asked for, and a day that is not served needs no word
   */
  HistoryEdge(
      ScanOptions options, Supplier<History> served, Execution execution, boolean restricted) {
    this.options = options;
    this.served = served;
    this.execution = execution;
    this.restricted = restricted;
  }

  /**
   * The part of the window to ask for instead; null where nothing of it is left.
   *
   * @param message what Zoom said
   * @param rowsMayBeLost whether some of the window's rows were read already, so that others of the
   *     same day may now be out of reach
   * @throws ZoomImFailure when the window starts well inside the history
   */
  @Nullable DateWindow afterRefusal(DateWindow window, String message, boolean rowsMayBeLost) {
    LocalDate oldest = served.get().oldest();
    LocalDate start = window.from();
    if (start.isAfter(oldest)) {
      throw refused(window, message);
    }
    LocalDate next = start.isBefore(oldest) ? oldest : start.plusDays(1);
    if (restricted || rowsMayBeLost) {
      execution.warn(
          "Zoom no longer serves the days before "
              + next
              + " (\""
              + message
              + "\"): sessions last used before that day are missing");
    }
    return next.isAfter(window.to()) ? null : new DateWindow(next, window.to());
  }

  /** Whether the window is the oldest day by itself, which Zoom may leave out silently too. */
  boolean isOldestDay(DateWindow window) {
    LocalDate oldest = served.get().oldest();
    return window.isOneDay() && !window.from().isAfter(oldest);
  }

  private ZoomImFailure refused(DateWindow window, String message) {
    return new ZoomImFailure(
        Kind.REFUSED_DAYS,
        "Zoom was asked for the days "
            + window
            + " and refused them as older than it serves (\""
            + message
            + "\"); lower the property historyMonths (now "
            + options.historyMonths()
            + ") or narrow the predicate on last_message_sent_time");
  }
}
