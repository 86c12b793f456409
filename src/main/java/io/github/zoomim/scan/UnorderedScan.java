package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scan that returns sessions in the order in which their pages come.
 *
 * <p>{@link Itinerary} says why it misses no session that moves meanwhile.
 */
final class UnorderedScan implements SessionScan {
  private final ReadAhead pages;
  private final Execution execution;
  private Iterator<Session> rows = Collections.emptyIterator();
  private @Nullable Throwable failure;
  private volatile boolean closed;

  UnorderedScan(ReadAhead pages, Execution execution) {
    this.pages = pages;
    this.execution = execution;
  }

  @Override
  public @Nullable Session next() {
    checkOpen();
    rethrow(failure);
    try {
      return advance();
    } catch (RuntimeException | Error e) {
      failure = e;
      pages.close();
      checkOpen();
      throw e;
    }
  }

  @Override
  public void close() {
    closed = true;
    pages.close();
  }

  private @Nullable Session advance() {
    execution.check();
    while (!rows.hasNext()) {
      List<Session> page = pages.next();
      if (page == null) {
        return null;
      }
      rows = page.iterator();
    }
    return rows.next();
  }

  private void checkOpen() {
    if (closed) {
      throw new ZoomImFailure(Kind.CLOSED, "The scan of chat_sessions was closed");
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
