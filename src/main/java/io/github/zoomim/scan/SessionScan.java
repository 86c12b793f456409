package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A running scan: sessions one by one, each once, no page before it is needed. For one thread, but
 * for {@link #close}.
 *
 * <p>Read to its end, it has returned every session that the constraint admitted and that existed
 * during the whole scan, also one that a message moved to another day meanwhile ({@link Itinerary}
 * says how). Of such a session it returns the first state that it met. After a demand of {@link
 * Demand.AtMost} is met it ends.
 */
public final class SessionScan implements AutoCloseable {
  /** Opens the reader of a window. */
  @FunctionalInterface
  interface Opener {
    WindowReader open(DateWindow window, LongSupplier found);
  }

  private final Itinerary itinerary;
  private final Opener opener;
  private final TimeConstraint constraint;
  private final long limit;
  private final Execution execution;

  // Holds emitted sessions only: one that the constraint does not admit yet may move into it.
  private final SeenSessions seen = new SeenSessions();
  private Iterator<Session> rows = Collections.emptyIterator();
  private @Nullable DateWindow window;
  private @Nullable WindowReader reader;
  private @Nullable Throwable failure;
  private volatile boolean closed;

  SessionScan(
      Itinerary itinerary,
      Opener opener,
      TimeConstraint constraint,
      long limit,
      Execution execution) {
    this.itinerary = itinerary;
    this.opener = opener;
    this.constraint = constraint;
    this.limit = limit;
    this.execution = execution;
  }

  /**
   * The next session, or null after the last one; may block for requests.
   *
   * @throws ZoomImFailure when a page can't be had or the execution was stopped, and then again at
   *     each further call, so that a failed scan never looks like one that ended; of kind {@link
   *     Kind#CLOSED} after {@link #close}
   */
  public @Nullable Session next() {
    if (closed) {
      throw new ZoomImFailure(Kind.CLOSED, "The scan of chat_sessions was closed");
    }
    rethrow(failure);
    try {
      return advance();
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    }
  }

  /** Ends the scan; sends nothing. Does nothing the second time. */
  @Override
  public void close() {
    closed = true;
  }

  private @Nullable Session advance() {
    execution.check();
    while (seen.size() < limit) {
      while (rows.hasNext()) {
        Session session = rows.next();
        if (constraint.admits(session.lastMessageSentTime()) && seen.add(session.id())) {
          return session;
        }
      }
      if (!readPage()) {
        return null;
      }
    }
    return null;
  }

  /** Puts the next page into the rows; false when there is none. */
  private boolean readPage() {
    if (reader == null) {
      window = itinerary.next();
      if (window == null) {
        return false;
      }
      reader = opener.open(window, seen::size);
    }
    List<Session> page = reader.nextPage();
    rows = page == null ? Collections.emptyIterator() : page.iterator();
    if (reader.hasEnded()) {
      itinerary.ended(reader.window(), reader.missing(), reader.wasOnePage());
      reader = null;
    } else if (itinerary.splits(reader.window())) {
      itinerary.left(reader.window());
      reader = null;
    }
    return true;
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
