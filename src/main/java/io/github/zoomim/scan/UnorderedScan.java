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
 * A scan that returns sessions in the order in which their pages come.
 *
 * <p>{@link Itinerary} says why it misses no session that moves meanwhile.
 */
final class UnorderedScan implements SessionScan {
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

  UnorderedScan(
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

  @Override
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
