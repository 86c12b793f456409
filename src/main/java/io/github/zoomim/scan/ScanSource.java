package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * What one scan reads from: pages, and days that earlier scans have read. Safe for many threads.
 */
@FunctionalInterface
public interface ScanSource {
  /** Fetches one page, as {@link SessionPageSource#fetch} does. */
  PageAnswer fetch(PageRequest request, Execution execution);

  /** Does something while no page arrives for anybody. */
  default <T> T undisturbed(Supplier<T> work) {
    return work.get();
  }

  /**
   * The days that are kept, of any age. What the scan fetches from now on is no older than this
   * moment.
   */
  default Collection<KeptDay> kept() {
    return List.of();
  }

  /** The monotonic clock that the readings of kept days were timed by. */
  default long nanoTime() {
    return System.nanoTime();
  }

  /** A kept day with those sessions that no scan has seen on a later day since. */
  default KeptDay current(KeptDay day) {
    return day;
  }

  /** The scan returns what is kept of these days. */
  default void used(Collection<KeptDay> days, Execution execution) {}

  /**
   * A window was read to its end.
   *
   * @param window as it was asked for
   * @param covered the days of it that the pages were about
   */
  default void ended(DateWindow window, DateWindow covered) {}

  /** The API does not serve these days, so they are as good as read. */
  default void refused(DateWindow days) {}
}
