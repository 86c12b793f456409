package io.github.zoomim.scan;

import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.github.zoomim.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What the scan tests say often. */
final class Scans {
  static final Demand EVERYTHING = new Demand.Everything();
  static final Demand FEW = new Demand.Few();

  private Scans() {}

  static ScanOptions pages(int pageSize) {
    return pages(pageSize, 1);
  }

  static ScanOptions pages(int pageSize, int concurrency) {
    return new ScanOptions(pageSize, 6, ZoneOffset.UTC, concurrency, Duration.ZERO);
  }

  static SessionScan open(
      FakeZoom zoom, int pageSize, TimeConstraint constraint, Demand demand, Execution execution) {
    return new SessionScanner(zoom, pages(pageSize, zoom.concurrency))
        .open(new ScanRequest(constraint, demand), execution);
  }

  static SessionScan open(FakeZoom zoom, int pageSize, TimeConstraint constraint, Demand demand) {
    return open(zoom, pageSize, constraint, demand, Execution.unlimited(zoom.time));
  }

  /** Reads to the end and closes. */
  static List<String> drain(SessionScan scan) {
    try (scan) {
      List<String> ids = new ArrayList<>();
      for (Session row = scan.next(); row != null; row = scan.next()) {
        ids.add(row.id());
      }
      return ids;
    }
  }

  static List<String> drain(FakeZoom zoom, int pageSize, TimeConstraint constraint, Demand demand) {
    return drain(open(zoom, pageSize, constraint, demand));
  }

  static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  /** From the first instant, included, to the second, excluded. */
  static TimeConstraint between(String from, String to) {
    return days(Range.closedOpen(at(from), at(to)));
  }

  static TimeConstraint since(String from) {
    return days(Range.atLeast(at(from)));
  }

  /** The days in UTC that have a share in a range of milliseconds. */
  static TimeConstraint days(Range<Long> times) {
    Range<LocalDate> days = Range.all();
    if (times.hasLowerBound()) {
      long first = times.lowerEndpoint() + (times.lowerBoundType() == BoundType.OPEN ? 1 : 0);
      days = Range.atLeast(day(first));
    }
    if (times.hasUpperBound()) {
      long last = times.upperEndpoint() - (times.upperBoundType() == BoundType.OPEN ? 1 : 0);
      days = days.intersection(Range.lessThan(day(last).plusDays(1)));
    }
    return new TimeConstraint(ImmutableRangeSet.of(days), false);
  }

  private static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
