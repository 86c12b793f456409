package io.github.zoomim.scan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scan that returns sessions in the order of their times, as far as its source keeps it, and ends
 * with the last one of the same time as the one that met its limit.
 */
final class OrderedScan implements SessionScan {
  private final RowScan rows;
  private final ScanRequest request;
  private @Nullable Session upcoming;
  private @Nullable Session last;
  private long returned;
  private boolean onlyTies;
  private boolean disordered;

  OrderedScan(RowScan rows, ScanRequest request) {
    this.rows = rows;
    this.request = request;
    this.onlyTies = request.demand() instanceof Demand.AtMost limit && limit.count() == 0;
  }

  @Override
  public @Nullable Session next() {
    rows.checkOpen();
    // Days are handed over wholly, so that those of the same time come without a request.
    if (upcoming == null && (!onlyTies || rows.isReady())) {
      upcoming = rows.next();
    }
    Session session = upcoming;
    if (session == null || (onlyTies && !isTie(session))) {
      return null;
    }
    upcoming = null;
    disordered |= last != null && compare(last, session) > 0;
    last = session;
    returned++;
    if (!disordered
        && request.demand() instanceof Demand.AtMost limit
        && returned == limit.count()) {
      endAfterTies();
    }
    return session;
  }

  /** What is being read ahead is not needed either. */
  @Override
  public void endAfterTies() {
    onlyTies = true;
    rows.endReading();
  }

  @Override
  public void close() {
    rows.close();
  }

  private boolean isTie(Session session) {
    return last != null
        && Objects.equals(session.lastMessageSentTime(), last.lastMessageSentTime());
  }

  private int compare(Session a, Session b) {
    return request.order().compare(a.lastMessageSentTime(), b.lastMessageSentTime());
  }
}
