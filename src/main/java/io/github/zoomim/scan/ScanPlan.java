package io.github.zoomim.scan;

import java.util.List;

/**
 * The windows that a scan will ask for, in order.
 *
 * @param windows in the order in which they are read; empty where nothing needs to be asked
 * @param pageSize the page size of every request
 */
public record ScanPlan(List<DateWindow> windows, int pageSize) {}
