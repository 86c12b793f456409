package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Plans and opens scans over one source of pages. Safe for many threads. */
public final class SessionScanner {
  private final SessionPageSource source;
  private final ScanOptions options;
  private final WindowPlanner planner;

  /** A scanner over the source. */
  public SessionScanner(SessionPageSource source, ScanOptions options) {
    this.source = source;
    this.options = options;
    this.planner = new WindowPlanner(options);
  }

  /**
   * The windows that a scan begun now would ask for; sends nothing. While it runs, a scan may ask
   * for more than these: see {@link SessionScan}.
   */
  public ScanPlan plan(ScanRequest request, Instant now) {
    return planner.plan(request, now);
  }

  /** Whether the first page of a planned window would be served from memory now. */
  public boolean isKept(DateWindow window, ScanPlan plan) {
    return source.hasFirstPage(window, plan.pageSize());
  }

  /**
   * Plans the scan, by the execution's clock, and sends nothing yet. Warns through the execution
   * when the predicate asks for times before the history that the API serves.
   */
  public SessionScan open(ScanRequest request, Execution execution) {
    Instant now = execution.time().now();
    History history = History.at(now, options);
    String warning = HistoryCut.warning(request.constraint(), history, options);
    if (warning != null && limitOf(request.demand()) > 0) {
      execution.warn(warning);
    }
    HistoryEdge edge =
        new HistoryEdge(options, execution, HistoryCut.restricts(request.constraint()));
    Supplier<LocalDate> today = () -> History.at(execution.time().now(), options).newest();
    ScanPlan plan = planner.plan(request, now);
    SessionPageSource pages = new EveWatch(source.forScan(), options.zone());
    Execution run = execution.part();
    BiFunction<DateWindow, LongSupplier, WindowReader> opener =
        (window, found) ->
            new WindowReader(
                window, plan.pageSize(), request.columnsToRead(), pages, run, edge, found);
    if (request.order() != TimeOrder.ANY) {
      return new OrderedScan(
          planner.itinerary(request, history, today),
          opener,
          new WindowGrowth(request.demand(), plan.pageSize()),
          request,
          options.zone(),
          run);
    }
    Itinerary itinerary =
        new Itinerary(
            plan.windows(),
            WindowPlanner.newestFirst(request.demand()),
            history.newest(),
            today,
            (oldest, newest) -> planner.windows(request, oldest, newest));
    Admission admission = new Admission(request.constraint(), limitOf(request.demand()));
    int concurrency = options.concurrency();
    return new UnorderedScan(
        new ReadAhead(
            itinerary,
            window -> opener.apply(window, admission::found),
            admission,
            new SlowStart(request.demand(), plan.pageSize(), concurrency),
            concurrency,
            run,
            ScanThreads.shared()),
        execution);
  }

  private static long limitOf(Demand demand) {
    return demand instanceof Demand.AtMost limit ? limit.count() : Long.MAX_VALUE;
  }
}
