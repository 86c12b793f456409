package io.github.zoomim.scan;

/** What a scan is asked for, worked out at every execution. */
public record ScanRequest(TimeConstraint constraint, Demand demand) {}
