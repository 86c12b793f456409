package io.github.zoomim.scan;

import java.time.ZoneOffset;
import java.util.List;

/**
 * How long the chain of a window is going to be, guessed by the pages read so far, and whether it
 * pays to leave it for smaller windows. Whatever the guess, only requests and time depend on it.
 *
 * <p>Where a first page's times cover a small part of the window, rows seem to come in the order of
 * time, and that part tells the length, unless sessions crowd there. Without such a sign a chain
 * that has lasted for some pages is taken to last some more.
 */
final class ChainLength {
  /** A chain whose times tell its length is left within so many pages; all of them are lost. */
  private static final int LONG_IN_ORDER = 3;

  /** One of which nothing tells the length is left after so many. */
  private static final int LONG = 4;

  /** The fewest pages that are worth a window of their own. */
  private static final int WORTHWHILE = 4;

  /** A cut may cost so many requests more, should every window end with part of a page. */
  private static final int MOST_LOST = 6;

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
      inOrder = sample >= SAMPLE && covered() < 0.5;
    }
  }

  /** Pages read so far. */
  int pages() {
    return pages;
  }

  /**
   * Into how many windows to cut what is asked here; 1 for going on instead.
   *
   * @param most how many could be read at once
   * @param isLeft whether the chain is going to be left anyway, so that a cut loses nothing
   */
  int pieces(int most, boolean isLeft) {
    if (!isLeft && (inOrder ? pages > LONG_IN_ORDER : pages != LONG)) {
      return 1;
    }
    double expected = inOrder ? pages / covered() : pages < LONG ? 0 : 4.0 * pages;
    int left = isLeft ? 0 : pages;
    // At the end of each further window a page is lost in part.
    int bounded = Math.min(most, 1 + MOST_LOST - left);
    int pieces = (int) Math.min(Math.min(bounded, (double) days), expected / WORTHWHILE);
    if (pieces < 2) {
      return 1;
    }
    double lost = left + (pieces - 1) / 2.0;
    double saved = expected - left - Math.ceil(expected / pieces);
    return saved >= lost ? pieces : 1;
  }

  /** Which part of the window the times seen so far span; 1 where none was seen. */
  private double covered() {
    return last < first ? 1 : Math.max(1e-6, (last - first) / (double) (end - start));
  }
}
