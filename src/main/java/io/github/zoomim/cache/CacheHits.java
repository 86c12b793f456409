package io.github.zoomim.cache;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.scan.PageRequest;

/** Is told of each page that a cache served, so that people can see why no request was made. */
@FunctionalInterface
public interface CacheHits {
  /**
   * A page cost no request.
   *
   * @param rows sessions on the page
   */
  void served(PageRequest request, Execution execution, int rows);
}
