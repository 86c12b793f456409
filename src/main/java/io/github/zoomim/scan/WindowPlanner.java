package io.github.zoomim.scan;

import io.github.zoomim.scan.WindowSchedule.Cutter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Turns what is asked into windows: the smallest set of days, in the fewest windows that ask for no
 * other day. Pure.
 *
 * <p>For {@link Demand.Everything} the windows go oldest first and are cut from the oldest day, so
 * that the last window is as short as possible: if that costs no further window, the newest day has
 * one of its own. For a limited demand, and latest first, they go newest first and are cut from the
 * newest day. In time order with a limited demand they are cut while the scan runs ({@link
 * GrowingWindows}).
 */
final class WindowPlanner {
  /** Zoom's default page size. */
  private static final int SMALLEST_HINT = 30;

  private final SessionPageSource source;
  private final ScanOptions options;

  WindowPlanner(SessionPageSource source, ScanOptions options) {
    this.source = source;
    this.options = options;
  }

  /** What a scan that begins at that moment asks for, as far as that is known. */
  ScanPlan plan(ScanRequest request, Instant now) {
    return schedule(
            request,
            source.forScan(request.demand().isEverything()),
            () -> now,
            () -> false,
            () -> 0)
        .plan(pageSize(request));
  }

  /**
   * The windows of a scan that begins now.
   *
   * @param pages what it reads from
   * @param now the present moment while the scan runs, by the server's clock as far as it is known
   * @param isGuess whether nothing is known of it yet
   * @param rows how many rows its windows have brought to its reader so far
   */
  WindowSchedule schedule(
      ScanRequest request,
      ScanSource pages,
      Supplier<Instant> now,
      BooleanSupplier isGuess,
      LongSupplier rows) {
    Supplier<History> served = () -> History.at(now.get(), options);
    boolean newestFirst = newestFirst(request);
    Demand demand = request.demand();
    Cutter cutter =
        request.order() == TimeOrder.ANY || demand.isEverything()
            ? (days, newest) -> months(days, newestFirst, source.longestWindow())
            : new GrowingWindows(
                new WindowGrowth(demand, options.pageSize(), options.concurrency()),
                newestFirst,
                source::longestWindow,
                served,
                now,
                rows);
    return new WindowSchedule(
        new ScanDays(request, options, pages, source.longestWindow(), newestFirst),
        cutter,
        newestFirst,
        served,
        isGuess);
  }

  /** All of the days, each window as long as it may be. */
  private static List<DateWindow> months(Deque<DayRun> days, boolean newestFirst, int longest) {
    List<DateWindow> windows = new ArrayList<>();
    days.forEach(run -> windows.addAll(run.windows(newestFirst, longest)));
    days.clear();
    return windows;
  }

  /** Whether the latest rows are wanted first, by order or because their number is limited. */
  private static boolean newestFirst(ScanRequest request) {
    return switch (request.order()) {
      case ANY -> !request.demand().isEverything();
      case ASCENDING -> false;
      case DESCENDING -> true;
    };
  }

  /**
   * A hint makes pages smaller, though not smaller than Zoom's own default: each page costs a
   * request, and some callers hint at a row at a time.
   */
  int pageSize(ScanRequest request) {
    int size = options.pageSize();
    if (request.order() != TimeOrder.ANY) {
      return size; // Every window is read wholly.
    }
    if (request.fetchSize() > 0) {
      size = Math.min(size, Math.max(SMALLEST_HINT, request.fetchSize()));
    }
    if (request.demand() instanceof Demand.AtMost limit) {
      size = (int) Math.min(size, Math.max(1, limit.count()));
    }
    return size;
  }
}
