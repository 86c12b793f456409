package io.github.zoomim.api;

import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account's Zoom turned out to grant of one request, where that is less than is documented:
 * heavy APIs may serve smaller pages, and a month may be shorter. Shared by the clients of an
 * account; safe for many threads.
 */
public final class RequestLimits {
  private static final List<Integer> PAGE_SIZES = List.of(100, 50, 30);
  private static final int SHORTEST_MONTH = 28;

  private int pageSize = Integer.MAX_VALUE;
  private int days = Integer.MAX_VALUE;

  /** How many days a window may have. */
  synchronized int longestWindow() {
    return days;
  }

  /** As much of the request as is granted: of a long window its last days. */
  synchronized PageRequest within(PageRequest wanted) {
    DateWindow window = wanted.window();
    LocalDate first = window.to().minusDays(days - 1L);
    if (wanted.pageSize() <= pageSize && !window.from().isBefore(first)) {
      return wanted;
    }
    return new PageRequest(
        window.from().isBefore(first) ? new DateWindow(first, window.to()) : window,
        Math.min(pageSize, wanted.pageSize()),
        wanted.page(),
        wanted.pageToken());
  }

  /** Takes in that so large a page was refused; says whether a smaller one may be granted. */
  synchronized boolean refusesPageSize(int refused) {
    int smaller = PAGE_SIZES.stream().filter(size -> size < refused).findFirst().orElse(0);
    pageSize = smaller == 0 ? pageSize : Math.min(pageSize, smaller);
    return smaller > 0;
  }

  /**
   * Takes in that so long a window was refused; says whether a shorter one may be granted. Where
   * four weeks are refused, too, it wasn't for their length.
   */
  synchronized boolean refusesWindow(DateWindow refused) {
    int length = (int) refused.from().datesUntil(refused.to()).count() + 1;
    boolean isMonth = length > SHORTEST_MONTH;
    days = isMonth ? Math.min(days, length - 1) : Integer.MAX_VALUE;
    return isMonth;
  }

  /** The page with word of the days that it is about, where those are fewer than were wanted. */
  static SessionPage of(PageRequest asked, PageRequest wanted, SessionPage page) {
    LocalDate first = asked.window().from();
    @Nullable LocalDate echo = page.from();
    return first.equals(wanted.window().from()) || (echo != null && echo.isAfter(first))
        ? page
        : new SessionPage(first, page.to(), page.nextPageToken(), page.sessions());
  }
}
