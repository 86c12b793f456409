package io.github.zoomim.scan;

import java.time.ZoneId;

/**
 * How scans go about.
 *
 * @param pageSize sessions per page, 1 to 300
 * @param historyMonths how many months back the API serves, at least 1
 * @param zone the zone whose days the API's dates are; UTC by all that is known (contract, [?])
 */
public record ScanOptions(int pageSize, int historyMonths, ZoneId zone) {}
