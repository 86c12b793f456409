package io.github.zoomim.scan;

import com.google.common.collect.Lists;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Turns what is asked into windows: the smallest set of days, in the fewest windows that ask for no
 * other day. Pure.
 *
 * <p>For {@link Demand.Everything} the windows go oldest first and are cut from the oldest day, so
 * that the last window is as short as can be: where it costs no further window, the newest day has
 * one of its own. For a limited demand, and latest first, they go newest first and are cut from the
 * newest day. In an order of time with a limited demand they are cut while the scan runs ({@link
 * WindowGrowth}).
 */
final class WindowPlanner {
  /** Zoom's default page size (contract). */
  private static final int SMALLEST_HINT = 30;

  private final ScanOptions options;

  WindowPlanner(ScanOptions options) {
    this.options = options;
  }

  /** What a scan begun at that moment asks for. */
  ScanPlan plan(ScanRequest request, Instant now) {
    History history = History.at(now, options);
    if (request.order() != TimeOrder.ANY && !WindowGrowth.isWholly(request.demand())) {
      return growing(request, history);
    }
    return new ScanPlan(
        windows(request, history.oldest(), history.newest()), pageSize(request), false);
  }

  /** In the order of time, with the first window only: the others depend on what it holds. */
  private ScanPlan growing(ScanRequest request, History history) {
    OrderedItinerary itinerary = itinerary(request, history, history::newest);
    DateWindow first = isNothing(request) ? null : itinerary.next(WindowGrowth.FIRST);
    return new ScanPlan(
        first == null ? List.of() : List.of(first),
        options.pageSize(),
        first != null && itinerary.hasMore());
  }

  /** The way of a scan in the order of time. */
  OrderedItinerary itinerary(ScanRequest request, History history, Supplier<LocalDate> today) {
    return new OrderedItinerary(
        request.constraint()::within, request.order() == TimeOrder.DESCENDING, history, today);
  }

  /** The windows for what the request asks of an inclusive span of days. */
  List<DateWindow> windows(ScanRequest request, LocalDate oldest, LocalDate newest) {
    if (isNothing(request)) {
      return List.of();
    }
    List<DayRun> runs = request.constraint().within(oldest, newest);
    List<DateWindow> windows = new ArrayList<>();
    if (newestFirst(request)) {
      Lists.reverse(runs).forEach(run -> windows.addAll(run.windowsFromNewest()));
    } else {
      runs.forEach(run -> windows.addAll(run.windowsFromOldest()));
    }
    return List.copyOf(windows);
  }

  private static boolean isNothing(ScanRequest request) {
    return request.demand() instanceof Demand.AtMost limit && limit.count() == 0;
  }

  /** Whether the latest rows are wanted first, by order or because their number is limited. */
  static boolean newestFirst(ScanRequest request) {
    return switch (request.order()) {
      case ANY -> !WindowGrowth.isWholly(request.demand());
      case ASCENDING -> false;
      case DESCENDING -> true;
    };
  }

  /**
   * A hint makes pages smaller, though not smaller than Zoom's own default: each page costs a
   * request, and some callers hint at a row at a time.
   */
  private int pageSize(ScanRequest request) {
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
