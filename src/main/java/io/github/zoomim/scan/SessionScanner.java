package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import java.time.Instant;

/** Plans and opens scans over one source of pages. Safe for many threads. */
public final class SessionScanner {
  /** A scanner over the source. */
  public SessionScanner(SessionPageSource source, ScanOptions options) {}

  /** The windows that a scan begun now would ask for; sends nothing. */
  public ScanPlan plan(ScanRequest request, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Plans the scan, with its warnings, and sends nothing yet. */
  public SessionScan open(ScanRequest request, Execution execution) {
    throw new UnsupportedOperationException();
  }
}
