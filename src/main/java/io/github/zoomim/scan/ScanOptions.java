package io.github.zoomim.scan;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How scans go about.
 *
 * @param pageSize sessions per page, 1 to 300
 * @param historyMonths how many months back the API serves, at least 1
 * @param zone the zone whose days the API's dates are; UTC by all that is known
 * @param concurrency the most concurrent requests of one scan, at least 1; with 1 a scan runs on
 *     its reader's thread
 * @param maxAge how old rows from memory may be; ZERO for none from memory
 */
public record ScanOptions(
    int pageSize, int historyMonths, ZoneId zone, int concurrency, Duration maxAge) {
  /** The API's own maximum. */
  private static final int MAX_PAGE_SIZE = 300;

  /** Refuses a page size outside 1 to 300 and a history of less than a month, and no request. */
  public ScanOptions {
    if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("page size must be 1 to 300, not " + pageSize);
    }
    if (historyMonths < 1) {
      throw new IllegalArgumentException("the history must be 1 month or more: " + historyMonths);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be 1 or more: " + concurrency);
    }
  }

  /** Options for scans that ask for one page after the other. */
  public ScanOptions(int pageSize, int historyMonths, ZoneId zone) {
    this(pageSize, historyMonths, zone, 1);
  }

  /** Options for scans that remember nothing. */
  public ScanOptions(int pageSize, int historyMonths, ZoneId zone, int concurrency) {
    this(pageSize, historyMonths, zone, concurrency, Duration.ZERO);
  }
}
