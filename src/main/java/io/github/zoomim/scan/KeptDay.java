package io.github.zoomim.scan;

import java.time.LocalDate;
import java.util.List;

/**
 * The sessions of one day as they were read before.
 *
 * @param sessions those last used on that day
 * @param strays sessions that its window returned and that are dated elsewhere, or not at all:
 *     nobody knows for which day of the window they came
 */
public record KeptDay(
    LocalDate day, List<Session> sessions, List<Session> strays, Reading reading) {
  /**
   * Whether sessions could only leave the day from its reading on: every one that is still there
   * was read.
   */
  boolean isClosed() {
    return day.isBefore(reading.open());
  }

  /**
   * How and when a window was read wholly. Steps count what happens to the account's pages, one
   * after the other; nanoseconds are by the monotonic clock.
   *
   * @param open the first day that sessions may have moved into since it began
   * @param begun the step at which the first page was asked for
   * @param ended the step at which the last page was there
   * @param begunNanos when that first page was asked for
   * @param endedNanos when that last page was there
   * @param atOnce whether one page held all, or it was a single day: nothing could move within
   * @param served whether the API serves these days; it refused them where false
   */
  public record Reading(
      LocalDate open,
      long begun,
      long ended,
      long begunNanos,
      long endedNanos,
      boolean atOnce,
      boolean served) {
    /** Whether this one began when that one was over. */
    boolean isAfter(Reading other) {
      return begun >= other.ended || (begun == other.begun && atOnce);
    }
  }
}
