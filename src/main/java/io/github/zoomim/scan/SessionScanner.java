package io.github.zoomim.scan;

import io.github.zoomim.execution.DaemonThreads;
import io.github.zoomim.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Plans and opens scans over one source of pages. Safe for many threads. */
public final class SessionScanner {
  /** Where scans read ahead: one thread for each request in flight. */
  private static final Executor THREADS =
      DaemonThreads.pool("zoomim-read-ahead", Duration.ofSeconds(1));

  private final SessionPageSource source;
  private final ScanOptions options;
  private final WindowPlanner planner;

  /** A scanner over the source. */
  public SessionScanner(SessionPageSource source, ScanOptions options) {
    this.source = source;
    this.options = options;
    this.planner = new WindowPlanner(source, options);
  }

  /** The days that can be asked for when this machine's clock shows that moment. */
  public History history(Instant now) {
    return History.at(source.serverTime(now), options);
  }

  /**
   * The windows that a scan begun now would ask for; sends nothing. While it runs, a scan may ask
   * for more than these: see {@link SessionScan}.
   */
  public ScanPlan plan(ScanRequest request, Instant now) {
    return planner.plan(request, source.serverTime(now));
  }

  /**
   * Plans the scan, by the server's clock as far as it is known, and sends nothing yet. Warns
   * through the execution when the predicate asks for times before the history that the API serves.
   */
  public SessionScan open(ScanRequest request, Execution execution) {
    History history = history(execution.time().now());
    String warning = history.warning(request.constraint(), options);
    if (warning != null && request.demand().limit() > 0) {
      execution.warn(warning);
    }
    return new SessionScan(read(request, execution), request, execution);
  }

  private ReadAhead read(ScanRequest request, Execution execution) {
    Demand demand = request.demand();
    boolean ordered = request.order() != TimeOrder.ANY;
    boolean growing = ordered && !demand.isEverything();
    int pageSize = planner.pageSize(request);
    Execution run = execution.part();
    ScanSource pages = source.forScan(demand.isEverything());
    ZoneMismatchWarning zones = new ZoneMismatchWarning(options.zone());
    Supplier<Instant> now = () -> source.serverTime(execution.time().now());
    HistoryEdge edge =
        new HistoryEdge(
            options,
            () -> History.at(now.get(), options),
            execution,
            request.constraint().excludesDays());
    // In time order the reader may need more than its limit to know which rows are first.
    RowFilter filter =
        new RowFilter(
            request.constraint(), options.zone(), ordered ? Long.MAX_VALUE : demand.limit());
    ReorderBuffer buffer =
        new ReorderBuffer(request.order(), demand.isEverything(), options.zone());
    WindowSchedule schedule =
        planner.schedule(
            request, pages, now, () -> source.clockDifference() == null, buffer::released);
    return new ReadAhead(
        schedule,
        window -> new WindowReader(window, pageSize, pages, zones, run, edge, filter::found),
        filter,
        days -> {
          pages.used(days, execution);
          return filter.filterKept(days);
        },
        new SlowStart(demand, pageSize, options.concurrency(), growing),
        ordered
            ? new TimeOrderedDelivery(
                schedule, buffer, demand.isEverything(), options.concurrency())
            : new UnorderedDelivery(2 * options.concurrency()),
        run,
        THREADS);
  }
}
