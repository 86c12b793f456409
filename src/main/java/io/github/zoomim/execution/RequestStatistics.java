package io.github.zoomim.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What one execution has cost so far and how far it has come; safe to read from any thread while it
 * runs.
 */
public final class RequestStatistics {
  private final RequestRate rate;
  private final Map<Object, PaceWait> waiting = new ConcurrentHashMap<>();
  private final LongAdder windows = new LongAdder();
  private final LongAdder windowsDone = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder pages = new LongAdder();
  private final LongAdder memory = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  /** What a request waits for the pace in all, by what is known now. */
  private record PaceWait(Instant from, Instant until) {
    boolean lasts(Duration duration) {
      return !until.isBefore(from.plus(duration));
    }
  }

  RequestStatistics(TimeSource time) {
    this.rate = new RequestRate(time);
  }

  /** One HTTP request to the API left, a retry included; token requests don't count. */
  public void requestSent() {
    requests.increment();
    rate.add();
  }

  /** A request is going to be repeated. */
  public void retried() {
    retries.increment();
  }

  /**
   * A page of {@code rowCount} rows arrived in a body of {@code byteCount} bytes as transferred.
   */
  public void pageReceived(int rowCount, long byteCount) {
    pages.increment();
    rows.add(rowCount);
    bytes.add(byteCount);
  }

  /** Rows came from memory and cost no request. */
  public void servedFromMemory(int rowCount) {
    memory.add(rowCount);
  }

  /** Rows that came from memory and cost no request; not among {@link #rows}. */
  public long rowsFromMemory() {
    return memory.sum();
  }

  /** Adjusts the number of planned and of completed windows. */
  public void windowsChanged(long more, long moreDone) {
    windows.add(more);
    windowsDone.add(moreDone);
  }

  /**
   * A request waits for the account's pace until then, unless others come before it. It may say so
   * again when it knows better.
   */
  public void waitsForPace(Object request, Instant from, Instant until) {
    waiting.merge(
        request,
        new PaceWait(from, until),
        (before, now) -> new PaceWait(before.from(), now.until()));
  }

  /** A request no longer waits for the pace. */
  public void endsWaiting(Object request) {
    waiting.remove(request);
  }

  /**
   * Windows of days that are to be read, as far as that is known: it grows when a busy window is
   * cut or midnight passes, and from window to window in a scan of few rows in the order of time.
   */
  public long windows() {
    return windows.sum();
  }

  /** Windows of days that were read to their end. */
  public long windowsDone() {
    return windowsDone.sum();
  }

  /** Requests a second lately, over at most five seconds; 0 where there was none. */
  public double requestsPerSecond() {
    return rate.perSecond();
  }

  /**
   * When the next request may leave, where requests wait for the account's pace; null elsewhere.
   */
  public @Nullable Instant waitingForPaceUntil() {
    return waitingForPaceUntil(Duration.ZERO);
  }

  /** The same of those only that wait for so long in all, from their first moment to their last. */
  public @Nullable Instant waitingForPaceUntil(Duration inAll) {
    return waiting.values().stream()
        .filter(wait -> wait.lasts(inAll))
        .map(PaceWait::until)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** HTTP requests sent to the API, retries included. */
  public long requests() {
    return requests.sum();
  }

  /** Requests that repeated an earlier one. */
  public long retries() {
    return retries.sum();
  }

  /** Pages received. */
  public long pages() {
    return pages.sum();
  }

  /** Rows received in those pages, repeats included. */
  public long rows() {
    return rows.sum();
  }

  /** Bytes of those pages as transferred, compressed where the server compressed. */
  public long bytes() {
    return bytes.sum();
  }
}
