package io.github.zoomim.cache;

import io.github.zoomim.execution.Execution;

/** Is notified of rows that cost no request, so that users can see why none was made. */
@FunctionalInterface
public interface CacheHitListener {
  /**
   * Rows came from memory, or with an equal request of another statement.
   *
   * @param days such as {@code 2026-10-05..2026-10-06}
   * @param page which page of a window, counted from 1; 0 for whole days
   */
  void served(String days, int page, int rows, Execution execution);
}
