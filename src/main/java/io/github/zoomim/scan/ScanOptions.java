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
    int pageSize, int historyMonths, ZoneId zone, int concurrency, Duration maxAge) {}
