package io.github.zoomim.scan;

import io.github.zoomim.execution.DaemonThreads;
import io.github.zoomim.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plans and opens scans over one source of pages. Safe for many threads. */
public final class SessionScanner {
  /** On which scans read ahead: as many threads as there are requests in flight. */
  private static final Executor THREADS =
      DaemonThreads.pool("zoomim-read-ahead", Duration.ofSeconds(1));

  private final SessionPageSource source;
  private final ScanOptions options;
  private final WindowPlanner planner;

  /** A scanner over the source. */
  public SessionScanner(SessionPageSource source, ScanOptions options) {
    this.source = source;
    this.options = options;
    this.planner = new WindowPlanner(options);
  }

  /** The days that can be asked for at that moment. */
  public History history(Instant now) {
    return History.at(now, options);
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
    HistoryEdge edge = new HistoryEdge(options, execution, request.constraint().excludesDays());
    Supplier<LocalDate> today = () -> History.at(execution.time().now(), options).newest();
    ScanPlan plan = planner.plan(request, now);
    SessionPageSource pages = new EveWatch(source.forScan(), options.zone());
    Execution run = execution.part();
    boolean ordered = request.order() != TimeOrder.ANY;
    // In the order of time the reader may need more than its limit, to know which rows are first.
    Admission admission =
        new Admission(
            request.constraint(),
            options.zone(),
            ordered ? Long.MAX_VALUE : limitOf(request.demand()));
    Function<DateWindow, WindowReader> opener =
        window ->
            new WindowReader(
                window,
                plan.pageSize(),
                request.columnsToRead(),
                pages,
                run,
                edge,
                admission::found);
    if (!ordered) {
      HandOver handOver = new AsTheyCome(2 * options.concurrency());
      Itinerary itinerary = itinerary(plan, request, history, today);
      return new RowScan(
          readAhead(itinerary, opener, admission, request.demand(), handOver, plan, run),
          execution);
    }
    WaitingSessions waiting = new WaitingSessions(request, options.zone());
    RowSource rows;
    if (WindowGrowth.isWholly(request.demand())) {
      Itinerary itinerary = itinerary(plan, request, history, today);
      HandOver handOver = new InOrderOfTime(itinerary, waiting, options.concurrency());
      rows = readAhead(itinerary, opener, admission, request.demand(), handOver, plan, run);
    } else {
      rows =
          new GrowingWindows(
              planner.itinerary(request, history, today),
              opener,
              new WindowGrowth(request.demand(), plan.pageSize(), options.concurrency()),
              admission,
              waiting,
              (windows, handOver) ->
                  new ReadAhead(
                      windows,
                      opener,
                      admission,
                      SlowStart.begun(plan.pageSize(), options.concurrency()),
                      handOver,
                      run,
                      THREADS),
              run);
    }
    return new OrderedScan(new RowScan(rows, execution), request);
  }

  private Itinerary itinerary(
      ScanPlan plan, ScanRequest request, History history, Supplier<LocalDate> today) {
    return new Itinerary(
        plan.windows(),
        WindowPlanner.newestFirst(request),
        history.newest(),
        today,
        (oldest, newest) -> planner.windows(request, oldest, newest));
  }

  private ReadAhead readAhead(
      Itinerary itinerary,
      Function<DateWindow, WindowReader> opener,
      Admission admission,
      Demand demand,
      HandOver handOver,
      ScanPlan plan,
      Execution run) {
    return new ReadAhead(
        itinerary,
        opener,
        admission,
        new SlowStart(demand, plan.pageSize(), options.concurrency()),
        handOver,
        run,
        THREADS);
  }

  private static long limitOf(Demand demand) {
    return demand instanceof Demand.AtMost limit ? limit.count() : Long.MAX_VALUE;
  }
}
