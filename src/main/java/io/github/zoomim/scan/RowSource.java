package io.github.zoomim.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a scan in portions, for one reader. */
interface RowSource {
  /**
   * The next rows, at least one; null after the last ones. May block for requests.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure when a page can't be had, or why the run was
   *     stopped
   */
  @Nullable List<Session> next();

  /** Ends what is in flight, from any thread. */
  void close();
}
