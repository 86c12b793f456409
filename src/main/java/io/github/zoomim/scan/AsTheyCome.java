package io.github.zoomim.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands pages over in the order in which they come; those with a row for the reader may wait. */
final class AsTheyCome implements HandOver {
  private final int mostPages;
  private final Deque<List<Session>> ready = new ArrayDeque<>();

  /**
   * @param mostPages pages in flight or waiting for the reader at the most
   */
  AsTheyCome(int mostPages) {
    this.mostPages = mostPages;
  }

  @Override
  public void arrived(List<Session> rows, DateWindow window) {
    if (!rows.isEmpty()) {
      ready.add(rows);
    }
  }

  @Override
  public void ended(DateWindow window) {
    // Its rows were handed over page by page.
  }

  @Override
  public @Nullable List<Session> poll() {
    return ready.poll();
  }

  @Override
  public List<Session> rest() {
    return List.of();
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
    return ready.size() + inFlight < mostPages;
  }

  @Override
  public boolean hasRoomForWindow(int open) {
    return true;
  }

  @Override
  public void clear() {
    ready.clear();
  }
}
