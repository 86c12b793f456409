package io.github.zoomim.execution;

import java.util.concurrent.atomic.LongAdder;

/** What one execution has cost so far; safe to read from any thread while it runs. */
public final class RequestStatistics {
  private final LongAdder requests = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder pages = new LongAdder();
  private final LongAdder memory = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  /** One HTTP request to the API left, a retry included; token requests don't count. */
  public void requestSent() {
    requests.increment();
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

  /** A page was kept from before and cost no request. */
  public void servedFromMemory() {
    memory.increment();
  }

  /** Pages that were kept from before and cost no request; not among {@link #pages}. */
  public long fromMemory() {
    return memory.sum();
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
