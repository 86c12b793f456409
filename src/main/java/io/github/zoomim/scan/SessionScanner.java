package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import java.time.Instant;

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
    ScanPlan plan = planner.plan(request, now);
    Itinerary itinerary =
        new Itinerary(
            plan.windows(),
            WindowPlanner.newestFirst(request.demand()),
            history.newest(),
            () -> History.at(execution.time().now(), options).newest(),
            (oldest, newest) -> planner.windows(request, oldest, newest));
    HistoryEdge edge =
        new HistoryEdge(options, execution, HistoryCut.restricts(request.constraint()));
    Admission admission = new Admission(request.constraint(), limitOf(request.demand()));
    int concurrency = options.concurrency();
    Execution run = execution.part();
    return new UnorderedScan(
        new ReadAhead(
            itinerary,
            window ->
                new WindowReader(window, plan.pageSize(), source, run, edge, admission::found),
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
