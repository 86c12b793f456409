package io.github.zoomim.scan;

import io.github.zoomim.execution.ClockDifference;
import io.github.zoomim.execution.Execution;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where pages come from: the port that the {@code api} package implements. Safe for many threads.
 */
public interface SessionPageSource {
  /**
   * Fetches one page, with retries, pace and authorisation behind it; blocks until it is there.
   *
   * @return the page, or what the API says of the token or the history, which the scan handles
   * @throws io.github.zoomim.execution.ZoomImFailure for every other failure, and when the
   *     execution is stopped
   */
  PageAnswer fetch(PageRequest request, Execution execution);

  /**
   * What one scan reads from, which begins now; by default nothing is remembered.
   *
   * @param complete whether it has to be complete
   */
  default ScanSource forScan(boolean complete) {
    return this::fetch;
  }

  /** How many days a window may have, where that turned out to be less than a month may have. */
  default int longestWindow() {
    return Integer.MAX_VALUE;
  }

  /** How far the server's clock is ahead of this machine's; null while no answer has told. */
  default @Nullable ClockDifference clockDifference() {
    return ClockDifference.NONE;
  }

  /** What the server's clock shows by all that is known when this machine's shows that. */
  default Instant serverTime(Instant machine) {
    ClockDifference known = clockDifference();
    return known == null ? machine : known.serverTime(machine);
  }

  /**
   * Notes rows that came from memory, or with an equal request of another statement, so that users
   * can see why none was made.
   *
   * @param days such as {@code 2026-10-05..2026-10-06}
   * @param page which page of a window, counted from 1; 0 for whole days
   */
  default void servedFromMemory(String days, int page, int rows, Execution execution) {}

  /** What a request for a page can end in without being a failure. */
  sealed interface PageAnswer {
    /** The page. */
    record Page(SessionPage page) implements PageAnswer {}

    /**
     * The page token is invalid or expired (code 300 on a request that carried a token).
     *
     * @param message what Zoom said, for an error
     */
    record TokenExpired(String message) implements PageAnswer {}

    /**
     * The window starts before the history that the API serves (code 300, six months).
     *
     * @param message what Zoom said, for an error
     */
    record BeyondHistory(String message) implements PageAnswer {}
  }
}
