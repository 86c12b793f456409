package io.github.zoomim.cache;

import io.github.zoomim.cache.DayCache.Claim;
import io.github.zoomim.execution.ClockDifference;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.Waits;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.KeptDay;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.ScanSource;
import io.github.zoomim.scan.SessionPage;
import io.github.zoomim.scan.SessionPageSource;
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one scan reads: kept days, and pages that it asks for or that others ask for at the same
 * time. A page is shared only if it was asked for when all that was shown before the scan began had
 * come already; and one of the newest day only if it was asked for after all else that the scan has
 * read, because the newest day must be read last. A scan of few rows also takes the page that came
 * last, a moment ago: so the next rows of a table, for which a tool asks from the top, cost no page
 * again.
 */
final class ScanPages implements ScanSource {
  /** So long after midnight sessions may still move into the day before: clocks are not exact. */
  private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(1);

  /** The same by this machine's clock, where no answer tells the server's. */
  private static final Duration UNKNOWN_CLOCK = Duration.ofHours(1);

  private final SessionPageSource source;
  private final DayCache cache;
  private final boolean complete;
  private final AtomicLong held = new AtomicLong();
  private final Map<DateWindow, WindowRows> windows = new ConcurrentHashMap<>();

  /** The step of the last page that had come before the scan began. */
  private volatile long shownBefore;

  /** The step at which the newest page of this scan was there. */
  private final AtomicLong readUntil = new AtomicLong();

  /**
   * @param complete whether the scan has to be complete
   */
  ScanPages(SessionPageSource source, DayCache cache, boolean complete) {
    this.source = source;
    this.cache = cache;
    this.complete = complete;
    this.shownBefore = cache.lastArrival();
  }

  @Override
  public <T> T undisturbed(Supplier<T> work) {
    return cache.undisturbed(work);
  }

  @Override
  public Collection<KeptDay> kept() {
    shownBefore = cache.lastArrival();
    return cache.days();
  }

  @Override
  public long nanoTime() {
    return cache.nanoTime();
  }

  @Override
  public KeptDay current(KeptDay day) {
    return cache.current(day);
  }

  @Override
  public void used(Collection<KeptDay> days, Execution execution) {
    cache.used(days);
    List<LocalDate> all = days.stream().map(KeptDay::day).toList();
    source.servedFromMemory(
        Collections.min(all) + ".." + Collections.max(all),
        0,
        days.stream().mapToInt(day -> day.sessions().size()).sum(),
        execution);
  }

  @Override
  public PageAnswer fetch(PageRequest request, Execution execution) {
    WindowRows rows = rows(request);
    while (true) {
      Claim claim = claim(request, rows);
      if (claim.mine()) {
        PageAnswer answer = ask(claim.pending(), execution);
        if (answer instanceof PageAnswer.Page read) {
          taken(rows, claim.pending(), read.page());
        }
        return answer;
      }
      SessionPage page = await(claim.pending(), execution);
      if (page != null) {
        source.servedFromMemory(
            request.window().toString(), request.page(), page.sessions().size(), execution);
        taken(rows, claim.pending(), page);
        return new PageAnswer.Page(page);
      }
    }
  }

  /** Fetches a page without using or filling the cache. */
  PageAnswer fetchUnshared(PageRequest request, Execution execution) {
    return ask(cache.begin(request), execution);
  }

  private WindowRows rows(PageRequest request) {
    return windows.compute(
        request.window(),
        (window, former) -> {
          if (former != null && request.pageToken() != null) {
            return former;
          }
          if (former != null) {
            former.release();
          }
          return new WindowRows(held, cache.mostBytes(), former);
        });
  }

  private Claim claim(PageRequest request, WindowRows rows) {
    boolean isNewest = !request.window().to().isBefore(open(cache.now()));
    long after = Math.max(rows.newest(), isNewest ? readUntil.get() : 0);
    return cache.claim(request, after, shownBefore, !complete);
  }

  private PageAnswer ask(PendingPage pending, Execution execution) {
    PageAnswer answer;
    try {
      answer = source.fetch(pending.request(), execution);
    } catch (RuntimeException | Error e) {
      cache.failed(pending);
      throw e;
    }
    if (answer instanceof PageAnswer.Page read) {
      cache.arrived(pending, read.page(), open(cache.now()));
    } else {
      cache.failed(pending);
    }
    return answer;
  }

  private void taken(WindowRows rows, PendingPage pending, SessionPage page) {
    rows.add(pending, page);
    readUntil.accumulateAndGet(pending.ended(), Math::max);
  }

  @Override
  public void ended(DateWindow window, DateWindow covered) {
    WindowRows rows = windows.remove(window);
    PendingPage first = rows == null ? null : rows.first();
    if (rows != null && first != null) {
      cache.keep(rows, covered, open(first.sent()));
      rows.release();
    }
  }

  @Override
  public void refused(DateWindow days) {
    cache.refused(days, open(cache.now()));
  }

  /**
   * The first day that sessions may have moved into since.
   *
   * @param machine a moment, by this machine's clock
   */
  private LocalDate open(Instant machine) {
    ClockDifference known = source.clockDifference();
    return cache.dayAt(
        known == null
            ? machine.minus(UNKNOWN_CLOCK)
            : known.serverTime(machine).minus(AFTER_MIDNIGHT));
  }

  /** Waits for a page that another scan asked for; null where that came to nothing. */
  private static @Nullable SessionPage await(PendingPage pending, Execution execution) {
    try {
      PendingPage.Arrival arrival = Waits.await(pending.arrival().copy(), null, execution);
      return arrival == null ? null : arrival.page();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a page comes or not, and never fails", e);
    }
  }
}
