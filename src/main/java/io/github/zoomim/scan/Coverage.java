package io.github.zoomim.scan;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which days of a window its pages were about, by the dates that they echo. Zoom has been seen to
 * move a date silently, and rows of the days left out would be missing without a sign. A date that
 * is not echoed, or echoed wider, takes nothing away.
 */
final class Coverage {
  private final DateWindow asked;
  private LocalDate from;
  private LocalDate to;

  Coverage(DateWindow asked) {
    this.asked = asked;
    this.from = asked.from();
    this.to = asked.to();
  }

  /**
   * Takes in one more page of the chain.
   *
   * @throws ZoomImFailure when no day is left that all of the pages were about: asking again for
   *     what is missing would never end
   */
  void narrowTo(SessionPage page) {
    LocalDate start = page.from();
    LocalDate end = page.to();
    if (start != null && start.isAfter(from)) {
      from = start;
    }
    if (end != null && end.isBefore(to)) {
      to = end;
    }
    if (from.isAfter(to)) {
      throw new ZoomImFailure(
          Kind.PROTOCOL,
          "Zoom was asked for the days "
              + asked
              + " and answered for "
              + echo(start)
              + ".."
              + echo(end)
              + ": none of the requested days is covered, so rows would be missing; check the clock"
              + " and the time zone, or select other days");
    }
  }

  /** The days that all pages so far were about. */
  DateWindow covered() {
    return new DateWindow(from, to);
  }

  /** The requested days that were not covered, oldest first: none, one or two windows. */
  List<DateWindow> missing() {
    List<DateWindow> missing = new ArrayList<>(2);
    if (from.isAfter(asked.from())) {
      missing.add(new DateWindow(asked.from(), from.minusDays(1)));
    }
    if (to.isBefore(asked.to())) {
      missing.add(new DateWindow(to.plusDays(1), asked.to()));
    }
    return missing;
  }

  private static String echo(@Nullable LocalDate day) {
    return day == null ? "?" : day.toString();
  }
}
