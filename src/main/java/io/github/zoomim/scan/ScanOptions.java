package io.github.zoomim.scan;

import java.time.ZoneId;

/**
 * How scans go about.
 *
 * @param pageSize sessions per page, 1 to 300
 * @param historyMonths how many months back the API serves, at least 1
 * @param zone the zone whose days the API's dates are; UTC by all that is known (contract, [?])
 */
public record ScanOptions(int pageSize, int historyMonths, ZoneId zone) {
  /** The API's own maximum (contract, "page_size"). */
  private static final int MAX_PAGE_SIZE = 300;

  /** Refuses a page size outside 1 to 300 and a history of less than a month. */
  public ScanOptions {
    if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("page size must be 1 to 300, not " + pageSize);
    }
    if (historyMonths < 1) {
      throw new IllegalArgumentException("the history must be 1 month or more: " + historyMonths);
    }
  }
}
