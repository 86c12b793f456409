package io.github.zoomim.scan;

import java.util.List;

/**
 * The windows that a scan will ask for, in order.
 *
 * @param windows in the order in which they are read; empty where nothing needs to be asked
 * @param pageSize the page size of every request
 * @param growing whether these are only the first, and how long the next ones are depends on the
 *     rows that come
 * @param fromMemory the days that are kept and serve the scan, such as {@code
 *     [2026-10-05..2026-10-06]}
 */
public record ScanPlan(
    List<DateWindow> windows, int pageSize, boolean growing, List<String> fromMemory) {}
