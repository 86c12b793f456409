package io.github.zoomim.scan;

import com.google.common.base.Throwables;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A running scan: sessions one by one, each once. The first page is asked for with the first row;
 * later ones as {@link ScanOptions#concurrency} allows, ahead of the reader. For one thread, except
 * for {@link #close}.
 *
 * <p>Read to its end, it has returned every session that the constraint admitted and that existed
 * during the whole scan, including those that a message moved to another day meanwhile ({@link
 * WindowSchedule} says why). Of such a session it returns the first state that it met. It ends when
 * a demand of {@link Demand.AtMost} is met; in time order it returns all sessions with the last
 * one's time first.
 *
 * <p>In time order, a session may come late if its time lies outside of the days that Zoom returned
 * it for: the reader has to check the order.
 */
public final class SessionScan implements AutoCloseable {
  private final ReadAhead pages;
  private final ScanRequest request;
  private final Execution execution;
  private Iterator<Session> arrived = Collections.emptyIterator();
  private @Nullable Throwable failure;
  private volatile boolean closed;

  // Used in time order only.
  private @Nullable Session upcoming;
  private @Nullable Session last;
  private long returned;
  private boolean onlyTies;
  private boolean disordered;

  SessionScan(ReadAhead pages, ScanRequest request, Execution execution) {
    this.pages = pages;
    this.request = request;
    this.execution = execution;
    this.onlyTies = request.demand().limit() == 0;
  }

  /**
   * The next session, or null after the last one; may block for requests.
   *
   * @throws ZoomImFailure if a page can't be read or the execution was stopped, and then again at
   *     each further call, so that a failed scan never looks like one that ended; of kind {@code
   *     CLOSED} after {@link #close}
   */
  public @Nullable Session next() {
    checkOpen();
    return request.order() == TimeOrder.ANY ? read() : nextInOrder();
  }

  /**
   * From now on, the reader wants only sessions with the same time as the last one it got. Ignored
   * by a scan in no order.
   */
  public void endAfterTies() {
    if (request.order() != TimeOrder.ANY) {
      onlyTies = true;
      pages.close(); // Ties come in one portion, so nothing that is in flight is needed.
    }
  }

  /**
   * Ends the scan and, without waiting for it, what it has in flight. Does nothing the second time.
   */
  @Override
  public void close() {
    closed = true;
    pages.close();
  }

  private @Nullable Session nextInOrder() {
    if (upcoming == null && (!onlyTies || arrived.hasNext())) {
      upcoming = read();
    }
    Session session = upcoming;
    if (session == null || (onlyTies && !isTie(session))) {
      return null;
    }
    upcoming = null;
    disordered |= last != null && compare(last, session) > 0;
    last = session;
    returned++;
    if (!disordered && returned == request.demand().limit()) {
      endAfterTies();
    }
    return session;
  }

  private boolean isTie(Session session) {
    return last != null
        && Objects.equals(session.lastMessageSentTime(), last.lastMessageSentTime());
  }

  private int compare(Session a, Session b) {
    return request.order().compare(a.lastMessageSentTime(), b.lastMessageSentTime());
  }

  private @Nullable Session read() {
    if (failure != null) {
      Throwables.throwIfUnchecked(failure);
    }
    try {
      execution.check();
      while (!arrived.hasNext()) {
        List<Session> portion = pages.next();
        if (portion == null) {
          return null;
        }
        arrived = portion.iterator();
      }
      return arrived.next();
    } catch (RuntimeException | Error e) {
      failure = e;
      pages.close();
      checkOpen();
      throw e;
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new ZoomImFailure(Kind.CLOSED, "The scan of chat_sessions was closed");
    }
  }
}
