package io.github.zoomim.execution;

import java.time.Duration;

/**
 * What bounds a run.
 *
 * @param timeout how long the run may take; {@link Duration#ZERO} for no bound
 * @param requestTimeout how long one request of it may take, beside what the connection says;
 *     {@link Duration#ZERO} for no bound
 * @param maxRows how many rows the reader takes at most; 0 for no bound
 * @param fetchSize the reader's hint for the page size; 0 for none
 */
public record RunLimits(Duration timeout, Duration requestTimeout, long maxRows, int fetchSize) {
  /** No bounds. */
  public static final RunLimits NONE = new RunLimits(Duration.ZERO, Duration.ZERO, 0, 0);
}
