package io.github.zoomim.cache;

import io.github.zoomim.execution.ClockDifference;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.ScanSource;
import io.github.zoomim.scan.SessionPageSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one account that were read lately. Safe for many threads; all connections to the
 * account share it, each with its own idea of how old a row may be.
 */
public final class SessionCache {
  private final TimeSource time;
  private final Map<Shelf, DayCache> shelves = new ConcurrentHashMap<>();

  /** Whose days they are: an account has two endpoints, and days are those of a zone. */
  private record Shelf(String endpoint, ZoneId zone) {}

  /**
   * An empty cache.
   *
   * @param time the clock of the executions that use it
   */
  public SessionCache(TimeSource time) {
    this.time = time;
  }

  /**
   * A source that remembers what it has read.
   *
   * @param endpoint whose pages they are
   * @param zone whose days the API's dates are
   * @param mostBytes about how much heap all kept rows of the endpoint may take; the connection
   *     opened last decides
   * @param uses whether the scans take rows from memory, or only tell others what they have read
   */
  public SessionPageSource over(
      SessionPageSource source, String endpoint, ZoneId zone, long mostBytes, boolean uses) {
    DayCache days =
        shelves.computeIfAbsent(new Shelf(endpoint, zone), absent -> new DayCache(zone, time));
    if (uses) {
      days.bound(mostBytes);
    }
    return new RememberingSource(source, days, uses);
  }

  private record RememberingSource(SessionPageSource source, DayCache days, boolean uses)
      implements SessionPageSource {
    @Override
    public PageAnswer fetch(PageRequest request, Execution execution) {
      return forScan(true).fetch(request, execution);
    }

    @Override
    public ScanSource forScan(boolean complete) {
      ScanPages pages = new ScanPages(source, days, complete);
      return uses ? pages : pages::fetchUnshared;
    }

    @Override
    public int longestWindow() {
      return source.longestWindow();
    }

    @Override
    public @Nullable ClockDifference clockDifference() {
      return source.clockDifference();
    }
  }
}
