package io.github.zoomim.scan;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How long the chain of a window is going to be, guessed by the pages read so far, and whether it
 * pays to leave it for smaller windows. Whatever the guess, only requests and time depend on it.
 *
 * <p>Where a first page's times cover only a part of the window, rows seem to come in the order of
 * time, and that part tells the length. Without such a sign nothing is known.
 */
final class ChainLength {
  /** One page in this many may be read in vain, so that the others are read at the same time. */
  private static final int PAGES_PER_LOST = 16;

  /** A page in no order spans nearly all of its window. */
  private static final double IN_ORDER = 0.8;

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** With fewer times on it, a first page tells nothing. */
  private static final int SAMPLE = 30;

  private final long start;
  private final long end;
  private final long days;
  private int pages;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private boolean inOrder;

  ChainLength(DateWindow window) {
    this.start = window.from().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    this.end = window.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    this.days = window.days();
  }

  /** Takes in the rows of the next page. */
  void add(List<Session> page) {
    pages++;
    int sample = 0;
    for (Session session : page) {
      Long time = session.lastMessageSentTime();
      // A row may have any time; one outside its window tells nothing.
      if (time != null && time >= start && time < end) {
        first = Math.min(first, time);
        last = Math.max(last, time);
        sample++;
      }
    }
    if (pages == 1) {
      inOrder = sample >= SAMPLE && covered() < IN_ORDER;
    }
  }

  /** Pages read so far. */
  int pages() {
    return pages;
  }

  /** Whether one page seems to be enough for a day. */
  boolean hasShortDays() {
    return inOrder && last - first >= pages * DAY;
  }

  /**
   * Into how many windows to cut what is asked here; 1 for going on instead.
   *
   * @param most how many could be read at once
   * @param isLeft whether the chain is going to be left anyway, so that its pages are lost anyway
   */
  int pieces(int most, boolean isLeft) {
    // On a single day sessions may crowd.
    if (!inOrder || last - first < DAY) {
      return 1;
    }
    double mayBeLost = pages / covered() / PAGES_PER_LOST - (isLeft ? 0 : pages);
    // At the end of each further window half a page is lost.
    int places = (int) Math.min(most, days);
    return Math.max(1, Math.min(places, (int) (1 + 2 * mayBeLost)));
  }

  /** Which part of the window the times seen so far span. */
  private double covered() {
    return last < first ? 1 : Math.max(1e-6, (last - first) / (double) (end - start));
  }
}
