package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one window: its chain of pages, each asked for with the token of the page before. It
 * reopens the chain when a token has expired, moves the window's start when the history has moved,
 * and keeps account of the days that the pages were about.
 *
 * <p>A reopened chain brings rows again; its user drops them.
 */
final class WindowReader {
  /** The most restarted windows in a row that get no further than before. */
  private static final int FRUITLESS_CHAINS = 2;

  /** How long a page token lives. One that a reader was slower than may well be refused. */
  private static final long TOKEN_LIFE_NANOS = Duration.ofMinutes(15).toNanos();

  /** The most pages in a row that are empty or repeat earlier ones under new tokens. */
  static final int MOST_FRUITLESS_PAGES = 500;

  /** 30 million sessions of a month in pages of 300. */
  static final int MOST_PAGES = 100_000;

  private final ScanSource source;
  private final ZoneMismatchWarning zones;
  private final Execution execution;
  private final HistoryEdge edge;
  private final LongSupplier found;
  private final int pageSize;
  private final ChainLength length;

  private DateWindow window;
  private Coverage coverage;
  private final Set<String> tokens = new HashSet<>();
  private final Set<Long> contents = new HashSet<>();
  private int fruitlessPages;
  private @Nullable String token;
  private long tokenSince;
  private int pages;
  private boolean begun;
  private boolean ended;

  private int mostPages;
  private long foundBefore;
  private int fruitless;

  /**
   * @param found how many sessions the scan has found so far, in any window: a reopened chain that
   *     adds some is making progress
   */
  WindowReader(
      DateWindow window,
      int pageSize,
      ScanSource source,
      ZoneMismatchWarning zones,
      Execution execution,
      HistoryEdge edge,
      LongSupplier found) {
    this.window = window;
    this.pageSize = pageSize;
    this.length = new ChainLength(window);
    this.source = source;
    this.zones = zones;
    this.execution = execution;
    this.edge = edge;
    this.found = found;
    this.coverage = new Coverage(window);
    this.foundBefore = found.getAsLong();
  }

  /** The rows of the next page; none where the window turned out to have ended. */
  List<Session> nextPage() {
    while (!ended) {
      execution.check();
      PageAnswer answer =
          source.fetch(new PageRequest(window, pageSize, pages + 1, token), execution);
      if (answer instanceof PageAnswer.Page read) {
        if (!skipsOldestDay(read.page())) {
          return accept(read.page());
        }
      } else if (answer instanceof PageAnswer.TokenExpired expired) {
        reopen(expired.message());
      } else if (answer instanceof PageAnswer.BeyondHistory beyond) {
        moveStart(beyond.message());
      }
    }
    return List.of();
  }

  /** The window as it is asked for now; it starts later than at first when the history moved. */
  DateWindow window() {
    return window;
  }

  /** What the pages so far tell of how many there are. */
  ChainLength length() {
    return length;
  }

  /** Whether the window was read to its end. */
  boolean hasEnded() {
    return ended;
  }

  /** Whether one page held the whole window, so that all of it was read at one moment. */
  boolean wasOnePage() {
    return ended && pages == 1;
  }

  /** The days of the window that no page was about; only once it was read to its end. */
  List<DateWindow> missing() {
    return pages == 0 ? List.of() : coverage.missing();
  }

  private List<Session> accept(SessionPage page) {
    zones.look(window, page, execution);
    coverage.narrowTo(page);
    pages++;
    begun = true;
    token = page.nextPageToken();
    tokenSince = execution.time().nanoTime();
    if (token == null) {
      ended = true;
    } else if (!tokens.add(token)) {
      throw failure(
          "Zoom repeated a page token on page "
              + pages
              + " of the days "
              + window
              + ": the paging loops and rows could be missing; run the statement again or select"
              + " fewer days");
    }
    boundPages(page);
    length.add(page.sessions());
    if (ended) {
      source.ended(window, coverage.covered());
    }
    return page.sessions();
  }

  /** The sum of the ids' hashes tells most pages apart, in whatever order their rows come. */
  private void boundPages(SessionPage page) {
    boolean isNew = contents.add(page.sessions().stream().mapToLong(Session::idHigh).sum());
    fruitlessPages = isNew ? 0 : fruitlessPages + 1;
    if (!ended && (fruitlessPages == MOST_FRUITLESS_PAGES || pages == MOST_PAGES)) {
      throw failure(
          "Zoom sent "
              + pages
              + " pages of the days "
              + window
              + " and tokens for more"
              + (pages == MOST_PAGES ? "" : ", the last " + fruitlessPages + " without new rows")
              + ": the paging does not seem to end; select fewer days, or try again later");
    }
  }

  /** Starts the window over; the new chain may hand out the same tokens again. */
  private void reopen(String message) {
    if (token == null) {
      throw failure(
          "Zoom was asked for the first page of the days "
              + window
              + " and answered that the page token is invalid (\""
              + message
              + "\"), though none was sent");
    }
    boolean gotFurther = pages > mostPages || found.getAsLong() > foundBefore;
    boolean hasAged = execution.time().nanoTime() - tokenSince >= TOKEN_LIFE_NANOS;
    fruitless = gotFurther ? 0 : hasAged ? fruitless : fruitless + 1;
    if (fruitless == FRUITLESS_CHAINS) {
      throw failure(
          "Zoom refused the page token of page "
              + (pages + 1)
              + " of the days "
              + window
              + " repeatedly (\""
              + message
              + "\"), although the window was restarted each time; a larger pageSize or a narrower"
              + " predicate on last_message_sent_time needs fewer pages");
    }
    mostPages = Math.max(mostPages, pages);
    foundBefore = found.getAsLong();
    startOver(window);
  }

  private void moveStart(String message) {
    DateWindow rest = edge.afterRefusal(window, message, begun);
    mostPages = 0;
    source.refused(rest == null ? window : new DateWindow(window.from(), rest.from().minusDays(1)));
    if (rest == null) {
      pages = 0;
      ended = true;
    } else {
      startOver(rest);
    }
  }

  private void startOver(DateWindow from) {
    window = from;
    coverage = new Coverage(from);
    tokens.clear();
    contents.clear();
    fruitlessPages = 0;
    token = null;
    pages = 0;
  }

  /** Instead of refusing the oldest day, Zoom may answer for later days: that says the same. */
  private boolean skipsOldestDay(SessionPage page) {
    LocalDate start = page.from();
    if (start == null || !start.isAfter(window.to()) || !edge.isOldestDay(window)) {
      return false;
    }
    moveStart("answered from " + start + " on");
    return true;
  }

  private static ZoomImFailure failure(String message) {
    return new ZoomImFailure(Kind.PROTOCOL, message);
  }
}
