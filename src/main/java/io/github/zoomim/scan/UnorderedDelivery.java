package io.github.zoomim.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers pages in the order in which they arrive. */
final class UnorderedDelivery implements Delivery {
  private final int maxPages;
  private final Deque<List<Session>> ready = new ArrayDeque<>();

  /** Beside them, for it counts for no page. */
  private @Nullable List<Session> kept;

  /**
   * @param maxPages how many pages may be in flight or ready for the reader
   */
  UnorderedDelivery(int maxPages) {
    this.maxPages = maxPages;
  }

  @Override
  public void arrived(List<Session> rows, DateWindow window) {
    if (!rows.isEmpty()) {
      ready.add(rows);
    }
  }

  @Override
  public void fromMemory(List<Session> rows) {
    kept = rows.isEmpty() ? null : rows;
  }

  @Override
  public @Nullable List<Session> poll() {
    List<Session> rows = kept;
    kept = null;
    return rows == null ? ready.poll() : rows;
  }

  @Override
  public boolean readsOn() {
    return !ready.isEmpty();
  }

  @Override
  public int readyPages() {
    return ready.size();
  }

  @Override
  public boolean hasRoomForPage(int inFlight) {
    return ready.size() + inFlight < maxPages;
  }
}
