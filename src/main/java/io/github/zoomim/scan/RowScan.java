package io.github.zoomim.scan;

import com.google.common.base.Throwables;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scan that returns sessions one by one as its source brings them. */
final class RowScan implements SessionScan {
  private final RowSource source;
  private final Execution execution;
  private Iterator<Session> rows = Collections.emptyIterator();
  private @Nullable Throwable failure;
  private volatile boolean closed;

  RowScan(RowSource source, Execution execution) {
    this.source = source;
    this.execution = execution;
  }

  @Override
  public @Nullable Session next() {
    checkOpen();
    if (failure != null) {
      Throwables.throwIfUnchecked(failure);
    }
    try {
      execution.check();
      return advance();
    } catch (RuntimeException | Error e) {
      failure = e;
      source.close();
      checkOpen();
      throw e;
    }
  }

  @Override
  public void close() {
    closed = true;
    source.close();
  }

  /** Makes no more requests; the sessions that are there still come. */
  void endReading() {
    source.close();
  }

  /** Whether the next session is there, without a request. */
  boolean isReady() {
    return rows.hasNext();
  }

  /**
   * Does nothing while the scan may go on.
   *
   * @throws ZoomImFailure after {@link #close}
   */
  void checkOpen() {
    if (closed) {
      throw new ZoomImFailure(Kind.CLOSED, "The scan of chat_sessions was closed");
    }
  }

  private @Nullable Session advance() {
    while (!rows.hasNext()) {
      List<Session> portion = source.next();
      if (portion == null) {
        return null;
      }
      rows = portion.iterator();
    }
    return rows.next();
  }
}
